using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Policies;
using Portal.Tests.Policies;
using Portal.Web.Workspace.Documents;

namespace Portal.Tests.Documents;

/// <summary>Files beside a draft, as people name, exchange and forget them.</summary>
public sealed class AttachmentTests
{
    private static readonly byte[] Pdf = "%PDF-1.4 one"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("办法.pdf", "办法.pdf")]
    [InlineData("办法.PDF", "办法.PDF")]
    [InlineData("办法", "办法.pdf")]
    [InlineData("办法.第二章", "办法.第二章.pdf")]
    [InlineData("办法.docx", "办法.docx.pdf")]
    [InlineData(".pdf", "附件.pdf")]
    [InlineData("<>?*", "附件.pdf")]
    public async Task A_name_ends_as_a_computer_needs_it_to_open_the_file(string given, string kept)
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var policy = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "甲"));
        Assert.Equal(kept, (await desk.Get<AttachFile>().ExecuteAsync(desk.Editor, policy, given, Pdf, inText: false, Ct)).Value!.Name);
    }

    [Fact]
    public async Task A_new_name_keeps_the_ending()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var policy = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "甲"));
        var kept = (await desk.Get<AttachFile>().ExecuteAsync(desk.Editor, policy, "1.pdf", Pdf, inText: false, Ct)).Value!;
        PolicyDesk.Ok(await desk.Get<AttachFile>().RenameAsync(desk.Editor, policy, kept.Id, "申报指南", Ct));
        Assert.Equal("申报指南.pdf", Assert.Single(await FilesAsync(desk, policy)).Name);
    }

    [Fact]
    public async Task A_name_of_any_length_is_cut_to_its_limit()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var policy = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "甲"));
        // Behind the last point stands half a sentence, and the cut would go through a character of two halves.
        foreach (var name in (string[])["1." + new string('文', 200), new string('文', 115) + "𠮷𠮷𠮷.pdf", new string('文', 300)])
        {
            var kept = (await desk.Get<AttachFile>().ExecuteAsync(desk.Editor, policy, name, [.. Pdf, .. Encoding.UTF8.GetBytes(name)], inText: false, Ct)).Value!.Name;
            Assert.InRange(kept.Length, 100, 120);
            Assert.EndsWith(".pdf", kept);
            Assert.Equal(kept, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(kept)));
        }
    }

    [Fact]
    public async Task Two_different_files_never_share_a_name()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var policy = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "甲"));
        var attach = desk.Get<AttachFile>();
        var first = (await attach.ExecuteAsync(desk.Editor, policy, "附件1.pdf", Pdf, inText: false, Ct)).Value!;
        byte[] corrected = [.. Pdf, 1];
        Assert.Contains("已经有名叫“附件1.PDF”的附件", (await attach.ExecuteAsync(desk.Editor, policy, "附件1.PDF", corrected, inText: false, Ct)).Reasons[0].ToString());
        PolicyDesk.Ok(await attach.ExecuteAsync(desk.Editor, policy, "附件1.pdf", Pdf, inText: false, Ct));
        var second = (await attach.ExecuteAsync(desk.Editor, policy, "附件2.pdf", corrected, inText: false, Ct)).Value!;
        Assert.False((await attach.RenameAsync(desk.Editor, policy, second.Id, "附件1", Ct)).Ok);
        PolicyDesk.Ok(await attach.RemoveAsync(desk.Editor, policy, first.Id, Ct));
        PolicyDesk.Ok(await attach.RenameAsync(desk.Editor, policy, second.Id, "附件1", Ct));
        Assert.Equal("附件1.pdf", Assert.Single(await FilesAsync(desk, policy)).Name);
    }

    [Fact]
    public async Task A_file_that_the_text_uses_and_the_draft_no_longer_holds_is_pointed_out()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        var policy = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "甲"));
        var kept = (await desk.Get<AttachFile>().ExecuteAsync(desk.Editor, policy, "申报表 (新).pdf", Pdf, inText: false, Ct)).Value!;
        await desk.TextAsync(policy, $"第一条 见下。\n\n填写[申报表]({kept.Address})。\n");
        Assert.DoesNotContain((await desk.Get<PackageQueries>().FindAsync(policy, Ct))!.Checks, c => c.Message.Text.StartsWith("正文用到", StringComparison.Ordinal));
        PolicyDesk.Ok(await desk.Get<AttachFile>().RemoveAsync(desk.Editor, policy, kept.Id, Ct));
        var check = Assert.Single((await desk.Get<PackageQueries>().FindAsync(policy, Ct))!.Checks, c => c.Message.Text.StartsWith("正文用到", StringComparison.Ordinal));
        Assert.Equal((CheckLevel.Warning, 3), (check.Level, check.Line));
        Assert.Contains("“申报表 (新).pdf”", check.Message.ToString());
    }

    [Fact]
    public async Task More_files_than_are_taken_at_once_are_refused_in_one_sentence()
    {
        await using var desk = await PolicyDesk.OpenAsync();
        await using var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLocalization().AddSingleton(desk.Get<AttachFile>());
        var policy = await desk.MadeAsync(new NewDocument(DocumentKind.Policy, desk.Column("other-policies"), "甲"));
        var document = (await desk.Get<DocumentQueries>().FindAsync(policy, Ct))!;
        var side = context.Render<CascadingValue<Actor>>(p => p.Add(c => c.Value, desk.Editor).AddChildContent<FilesSide>(s => s.Add(f => f.Document, document)));
        var files = Enumerable.Range(0, 21).Select(i => InputFileContent.CreateFromText($"第{i}份", $"{i}.txt")).ToArray();
        side.FindComponent<InputFile>().UploadFiles(files);
        Assert.Equal("一次最多上传 20 个文件，这次选了 21 个，都没有上传；请分几次传。", side.Find(".field-error").TextContent);
        side.FindComponent<InputFile>().UploadFiles(files[..20]);
        await side.WaitForAssertionAsync(async () => Assert.Equal(20, (await FilesAsync(desk, policy)).Count));
    }

    private static async Task<IReadOnlyList<AttachmentView>> FilesAsync(PolicyDesk desk, int document) => (await desk.Get<DocumentQueries>().FindAsync(document, Ct))!.Current.Attachments;
}
