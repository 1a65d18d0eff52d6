using System.Text;

namespace Portal.Web.Api;

/// <summary>Tables for spreadsheets: behind the byte order mark, without which Excel takes Chinese for noise, and with nothing that it would run.</summary>
internal static class Csv
{
    public static byte[] Write(IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var result = new MemoryStream();
        using (var writer = new StreamWriter(result, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
            foreach (var row in rows)
                writer.Write(Line(row));
        return result.ToArray();
    }

    /// <summary>One row with its end, for tables that are sent as they are read.</summary>
    public static string Line(IReadOnlyList<string?> row) => string.Join(',', row.Select(Quoted)) + "\r\n";

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe.</summary>
    private static string Quoted(string? text)
    {
        text ??= "";
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
