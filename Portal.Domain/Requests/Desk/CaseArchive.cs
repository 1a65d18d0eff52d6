using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Common;
using Portal.Domain.Documents.Office;
using Portal.Domain.Requests.Letters;
using Portal.Domain.Storage;

namespace Portal.Domain.Requests.Desk;

/// <summary>The case file as one ZIP with its 归档目录, in the order of the papers; the same case gives the same bytes. It shows who applies: taking it is a look.</summary>
public sealed class CaseArchive(IDbContextFactory<PortalDb> dbs, SeeApplicant see, RequestSettings settings)
{
    public async Task<Outcome<(string Name, byte[] Content)>> BuildAsync(Actor actor, int requestId, CancellationToken ct)
    {
        var look = await see.ExecuteAsync(actor, requestId, ct);
        if (!look.Ok) return Outcome<(string, byte[])>.From(look);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var request = await Cases.Whole(db).AsNoTracking().SingleAsync(r => r.Id == requestId, ct);
        var remedies = await db.Set<Remedy>().AsNoTracking().Where(m => m.RequestId == requestId).OrderBy(m => m.Id).ToListAsync(ct);
        var files = request.Files.OrderBy(f => f.Kind).ThenBy(f => f.Id).ToList();
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "00-归档目录.docx", DocxPaper.Write(List(request, files)));
            Add(zip, "01-申请登记表.docx", DocxPaper.Write(Sheet(request, remedies)));
            foreach (var (file, i) in files.Select((f, i) => (f, i + 2)))
                Add(zip, string.Create(CultureInfo.InvariantCulture, $"{i:00}-{RequestPapers.Name(file.Kind)}-{file.Name}"), (await db.Set<StoredFile>().AsNoTracking().SingleAsync(s => s.Hash == file.Hash, ct)).Content);
        }

        return ($"{request.Number}-案卷.zip", stream.ToArray());
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }

    private PaperSheet List(InformationRequest request, IReadOnlyList<RequestFile> files)
    {
        var text = new StringBuilder("| 序号 | 材料 | 文件名 | 日期 | SHA-256 前八位 |\n|---|---|---|---|---|\n");
        text.Append("| 1 | 申请登记表 | 申请登记表.docx | | |\n");
        foreach (var (file, i) in files.Select((f, i) => (f, i + 2)))
            text.Append(CultureInfo.InvariantCulture, $"| {i} | {RequestPapers.Name(file.Kind)} | {ReplyText.Plain(file.Name)} | {ReplyText.Day(OfficeClock.DateOf(file.At))} | {file.Hash[..8]} |\n");
        return new PaperSheet(settings.Organ, request.Number, "政府信息公开申请归档目录", text.ToString(), RedHead: false) { Signatories = [settings.Organ], Dated = request.ArchivedOn };
    }

    private PaperSheet Sheet(InformationRequest request, IReadOnlyList<Remedy> remedies)
    {
        var text = new StringBuilder("| 项目 | 内容 |\n|---|---|\n");
        void Row(string label, string value) => text.Append(CultureInfo.InvariantCulture, $"| {label} | {ReplyText.Plain(value)} |\n");
        Row("登记号", request.Number);
        Row("申请人", request.Applicant.Name);
        Row("证件号码", request.Applicant.IdNumber);
        Row("联系方式", string.Join('，', ((string[])[request.Applicant.Contact, request.Applicant.Phone, request.Applicant.Email, request.Applicant.Address]).Where(s => s.Length > 0)));
        Row("申请方式", RequestPapers.Name(request.Channel));
        Row("收到之日", request.ReceivedOn is { } received ? ReplyText.Day(received) : "");
        Row("所需信息", request.Title);
        Row("文号", request.DocumentNumber);
        Row("其他描述", request.Description);
        foreach (var search in request.Searches) Row("检索", $"{ReplyText.Day(search.On)}，{search.Person}以“{search.Words}”检索{search.Place}：{(search.Found ? "找到" : "没有找到")}。{search.Note}");
        foreach (var assignment in request.Assignments) Row($"{assignment.Division}意见", assignment.Opinion);
        foreach (var delivery in request.Deliveries) Row("送达", $"{ReplyText.Day(delivery.On)}，{RequestPapers.Name(delivery.Way)}。{delivery.Proof}");
        foreach (var remedy in remedies) Row(RequestPapers.Name(remedy.Kind), $"{ReplyText.Day(remedy.FiledOn)}受理，{remedy.Authority}。{remedy.CaseNumber}");
        text.Append("\n经过：\n\n");
        foreach (var happened in request.Events.OrderBy(e => e.Id)) text.Append(CultureInfo.InvariantCulture, $"{ReplyText.Day(happened.On)}　{ReplyText.Plain(happened.Text)}（{happened.By}）\n\n");
        return new PaperSheet(settings.Organ, request.Number, "政府信息公开申请登记表", text.ToString(), RedHead: false);
    }
}
