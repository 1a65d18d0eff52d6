using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Domain.Common;

namespace Portal.Domain.Documents;

/// <summary>Every fact of a document that is edited in its own box.</summary>
public enum DocumentField
{
    Title,
    Summary,
    Slug,
    IndexNumber,
    Column,
    Division,
    ChangeNote,
    Minor,
    Number,
    Issuer,
    SignedOn,
    EffectiveOn,
    ExpiresOn,
    Topic,
    Keywords,
    Genre,
    Normative,
    Openness,
    OpennessReason,
    Contact,
    Key,
    Timeline,
    Form,
    Stage,
    Elements,
    Media,
    RegisterNumber,
    LegalReview,
    Filing,
    Consultation,
    Keeper,
    ReviewBy,
    OpensOn,
    ClosesOn,
    ShortReason,
}

/// <summary>How one fact is read, checked and written. Values travel as text, so that a conflict can show both versions of anything.</summary>
public sealed record DocumentFieldRule(
    Func<Document, string> Get,
    Action<Document, string> Set,
    Func<string, string> Normalize,
    Func<string, IEnumerable<Reason>> Refusals);

/// <summary>The rules of all facts: the one place where a limit of a fact is written. What needs the database is checked by <see cref="EditFact"/>.</summary>
public static partial class DocumentFields
{
    /// <summary>No paper of this administration is older.</summary>
    private const int FirstYear = 1949;

    private static readonly Dictionary<DocumentField, DocumentFieldRule> Rules = new()
    {
        [DocumentField.Title] = Text(d => d.Current.Title, (d, v) => d.Current.Title = v, 300, required: true),
        [DocumentField.Summary] = Text(d => d.Current.Summary, (d, v) => d.Current.Summary = v, 300),
        [DocumentField.Slug] = new(d => d.Slug, (d, v) => d.Slug = v, v => v.Trim().ToLowerInvariant(),
            v => SlugPattern().IsMatch(v) ? [] : ["地址只能用小写字母、数字和连字符，以字母或数字开头，最多80个字符，例如 gaoxin-cuoshi。"]),
        [DocumentField.IndexNumber] = new(d => d.IndexNumber ?? "", (d, v) => d.IndexNumber = v.Length == 0 ? null : v, v => v.Trim(), _ => []),
        [DocumentField.Column] = new(d => d.ColumnId.ToString(CultureInfo.InvariantCulture), (d, v) => d.ColumnId = int.Parse(v, CultureInfo.InvariantCulture), v => v.Trim(),
            v => int.TryParse(v, CultureInfo.InvariantCulture, out _) ? [] : ["请选一个栏目。"]),
        [DocumentField.Division] = Text(d => d.Division, (d, v) => d.Division = v, 64, required: true),
        [DocumentField.ChangeNote] = Text(d => d.Current.ChangeNote, (d, v) => d.Current.ChangeNote = v, 300),
        [DocumentField.Minor] = Flag(d => d.Current.IsMinor, (d, v) => d.Current.IsMinor = v),
        [DocumentField.Number] = Fact(f => f.Number, (f, v) => f with { Number = v }, NormalNumber,
            v => v.Length == 0 || NumberPattern().IsMatch(v) ? [] : ["发文字号应写成“机关代字〔年份〕序号号”，例如 示科规〔2019〕3号。"]),
        [DocumentField.Issuer] = Fact(f => f.Issuer, (f, v) => f with { Issuer = v }, Trimmed, Max(100)),
        [DocumentField.SignedOn] = Date(f => f.SignedOn, (f, v) => f with { SignedOn = v }),
        [DocumentField.EffectiveOn] = Date(f => f.EffectiveOn, (f, v) => f with { EffectiveOn = v }),
        [DocumentField.ExpiresOn] = Date(f => f.ExpiresOn, (f, v) => f with { ExpiresOn = v }),
        [DocumentField.Topic] = Fact(f => f.Topic, (f, v) => f with { Topic = v }, Trimmed, v => v.Length == 0 || Topics.All.Contains(v) ? [] : ["请从列表里选主题分类。"]),
        [DocumentField.Keywords] = Fact(f => f.Keywords, (f, v) => f with { Keywords = v }, v => KeywordGap().Replace(v.Trim(), "、"), Max(200)),
        [DocumentField.Genre] = Fact(f => f.Genre, (f, v) => f with { Genre = v }, Trimmed, Max(32)),
        [DocumentField.Normative] = Flag(d => d.Current.Facts.IsNormative, (d, v) => Change(d, f => f with { IsNormative = v })),
        [DocumentField.Openness] = OneOf<Openness>(f => f.Openness, (f, v) => f with { Openness = v ?? Openness.Public }),
        [DocumentField.OpennessReason] = Fact(f => f.OpennessReason, (f, v) => f with { OpennessReason = v }, Trimmed, Max(300)),
        [DocumentField.Contact] = Fact(f => f.Contact, (f, v) => f with { Contact = v }, Trimmed, Max(100)),
        [DocumentField.Key] = Flag(d => d.Current.Facts.IsKey, (d, v) => Change(d, f => f with { IsKey = v })),
        [DocumentField.Timeline] = Fact(f => f.Timeline, (f, v) => f with { Timeline = v }, v => v.Trim().ReplaceLineEndings("\n"),
            v => v.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => (line, i)).Where(l => !TimelinePattern().IsMatch(l.line))
                .Select(l => new Reason("沿革第{0}行应以日期开头，例如 2019-07-01 公开征求意见。", l.i + 1))),
        [DocumentField.Form] = OneOf<InterpretationForm>(f => f.Form, (f, v) => f with { Form = v }),
        [DocumentField.Stage] = OneOf<InterpretationStage>(f => f.Stage, (f, v) => f with { Stage = v }),
        [DocumentField.Elements] = Fact(f => f.Elements, (f, v) => f with { Elements = v }, v => v.Trim(), v => v.Length <= InterpretationElements.Names.Count && v.All(c => c is '+' or '-' or '?') ? [] : ["请逐项选“有”或“无此项”。"]),
        [DocumentField.RegisterNumber] = Entry(r => r.RegisterNumber ?? "", (r, v) => r with { RegisterNumber = v.Length == 0 ? null : v }, Max(64)),
        [DocumentField.LegalReview] = Entry(r => r.LegalReview, (r, v) => r with { LegalReview = v }, Max(64)),
        [DocumentField.Filing] = Entry(r => r.Filing, (r, v) => r with { Filing = v }, Max(64)),
        [DocumentField.Consultation] = Entry(r => r.Consultation, (r, v) => r with { Consultation = v },
            v => v.Length == 0 || v.Length <= 300 && (v.StartsWith("https://", StringComparison.Ordinal) || v[0] == '/' && !v.StartsWith("//", StringComparison.Ordinal)) ? [] : ["链接应以 https:// 开头，或者是本站的地址，例如 /notices/zhengqiu-yijian。"]),
        [DocumentField.Keeper] = Entry(r => r.Keeper, (r, v) => r with { Keeper = v }, Max(64)),
        [DocumentField.ReviewBy] = new(d => DayText(d.Registered.ReviewBy), (d, v) => d.Change(r => r with { ReviewBy = DayOf(v) }), NormalDay, DayRefusals),
        [DocumentField.OpensOn] = Date(f => f.OpensOn, (f, v) => f with { OpensOn = v }),
        [DocumentField.ClosesOn] = Date(f => f.ClosesOn, (f, v) => f with { ClosesOn = v }),
        [DocumentField.ShortReason] = Fact(f => f.ShortReason, (f, v) => f with { ShortReason = v }, Trimmed, Max(300)),
        [DocumentField.Media] = Fact(f => f.Media, (f, v) => f with { Media = v }, Trimmed, Max(500)),
    };

    public static DocumentFieldRule Of(DocumentField field) => Rules[field];

    /// <summary>Brackets, spaces and '第' as people type them, turned into the form of GB/T 9704: 示科规〔2019〕3号.</summary>
    public static string NormalNumber(string text)
    {
        var plain = NumberNoise().Replace(text, "").Replace('[', '〔').Replace('(', '〔').Replace('（', '〔').Replace('【', '〔').Replace('［', '〔')
            .Replace(']', '〕').Replace(')', '〕').Replace('）', '〕').Replace('】', '〕').Replace('］', '〕').Replace("〕第", "〕", StringComparison.Ordinal);
        return LeadingZeros().Replace(plain, "〕");
    }

    public static bool IsNumber(string text) => NumberPattern().IsMatch(text);

    private static void Change(Document document, Func<DocumentFacts, DocumentFacts> change) => document.Current.Change(change);

    private static string Trimmed(string value) => value.Trim();

    private static Func<string, IEnumerable<Reason>> Max(int max) => value => value.Length > max ? [new Reason("这一栏最多 {0} 字，现在有 {1} 字。", max, value.Length)] : [];

    private static DocumentFieldRule Text(Func<Document, string> get, Action<Document, string> set, int max, bool required = false) =>
        new(get, set, Trimmed, value => required && value.Length == 0 ? ["这一栏不能空着。"] : Max(max)(value));

    private static DocumentFieldRule Fact(Func<DocumentFacts, string> get, Func<DocumentFacts, string, DocumentFacts> with, Func<string, string> normalize, Func<string, IEnumerable<Reason>> refusals) =>
        new(d => get(d.Current.Facts), (d, v) => Change(d, f => with(f, v)), normalize, refusals);

    private static DocumentFieldRule Flag(Func<Document, bool> get, Action<Document, bool> set) =>
        new(d => get(d) ? "1" : "", (d, v) => set(d, v == "1"), v => v.Trim(), v => v is "" or "1" ? [] : ["请选是或否。"]);

    private static DocumentFieldRule Entry(Func<DocumentRecord, string> get, Func<DocumentRecord, string, DocumentRecord> with, Func<string, IEnumerable<Reason>> refusals) =>
        new(d => get(d.Registered), (d, v) => d.Change(r => with(r, v)), Trimmed, refusals);

    private static DocumentFieldRule Date(Func<DocumentFacts, DateOnly?> get, Func<DocumentFacts, DateOnly?, DocumentFacts> with) =>
        Fact(f => DayText(get(f)), (f, v) => with(f, DayOf(v)), NormalDay, DayRefusals);

    private static string DayText(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? DayOf(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string NormalDay(string text) => DateOnly.TryParse(text.Trim().Replace('年', '-').Replace('月', '-').Replace("日", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var day) ? DayText(day) : text.Trim();

    /// <summary>A year of which two digits were typed is a date too, of the first century.</summary>
    internal static IEnumerable<Reason> DayRefusals(string text) =>
        text.Length == 0 || (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= FirstYear) ? [] : ["日期应写成 2019-09-30 这样。"];

    private static DocumentFieldRule OneOf<T>(Func<DocumentFacts, T?> get, Func<DocumentFacts, T?, DocumentFacts> with)
        where T : struct, Enum => Fact(
        f => get(f)?.ToString() ?? "",
        (f, v) => with(f, v.Length == 0 ? null : Enum.Parse<T>(v)),
        v => v.Trim(),
        v => v.Length == 0 || Enum.TryParse<T>(v, out _) ? [] : ["请从列表里选一项。"]);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,79}$")]
    private static partial Regex SlugPattern();

    [GeneratedRegex(@"^\p{Lo}{1,20}〔\d{4}〕[1-9]\d{0,4}号$")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"[\s　]")]
    private static partial Regex NumberNoise();

    [GeneratedRegex("〕0+(?=[1-9])")]
    private static partial Regex LeadingZeros();

    [GeneratedRegex(@"[\s,，;；、]+")]
    private static partial Regex KeywordGap();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2} \S")]
    private static partial Regex TimelinePattern();
}
