using Microsoft.AspNetCore.Components.Forms;
using Portal.Domain.Common;

namespace Portal.Web.Workspace;

/// <summary>Files that somebody chose in a form, or dropped on it.</summary>
public static class ChosenFiles
{
    /// <summary>Why they are not taken: the browser's list throws when it holds more than it is asked for, and the circuit goes with it.</summary>
    public static Reason? TooMany(this InputFileChangeEventArgs chosen, int most) => chosen.FileCount > most
        ? new Reason("一次最多上传 {0} 个文件，这次选了 {1} 个，都没有上传；请分几次传。", most, chosen.FileCount)
        : null;
}
