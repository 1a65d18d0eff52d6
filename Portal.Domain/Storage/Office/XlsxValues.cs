using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Portal.Domain.Storage.Office;

/// <summary>What a cell shows: shared and inline strings, and dates and percentages by their style.</summary>
internal sealed partial class XlsxValues
{
    private readonly List<string> _shared = [];
    private readonly List<uint> _formats = [];
    private readonly Dictionary<uint, string> _codes = [];

    public XlsxValues(WorkbookPart book)
    {
        if (book.SharedStringTablePart is { } strings)
        {
            using var xml = OfficePackage.Xml(strings);
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si") _shared.Add(Text(xml, "si"));
        }
        if (book.WorkbookStylesPart?.Stylesheet is not { } styles) return;
        foreach (var format in styles.CellFormats?.Elements<CellFormat>() ?? []) _formats.Add(format.NumberFormatId?.Value ?? 0);
        foreach (var code in styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            _codes[code.NumberFormatId?.Value ?? 0] = code.FormatCode?.Value ?? "";
    }

    /// <summary>Leaves the reader behind the cell.</summary>
    public string Read(XmlReader xml)
    {
        var type = xml.GetAttribute("t");
        _ = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        var text = Text(xml, "c");
        xml.Read();
        if (type == "s")
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _shared.Count ? _shared[index] : "";
        return type is null or "n" ? Shown(text, style < _formats.Count ? _formats[style] : 0) : text;
    }

    private string Shown(string number, uint format)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return number;
        var code = _codes.GetValueOrDefault(format, "");
        if (format is 9 or 10 || code.Contains('%')) return (value * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
        var month = code.Contains('m') || code.Contains('月');
        if (format is >= 14 and <= 17 or >= 27 and <= 31 or 57 or 58 || code.Contains('y') || month && code.Contains('d'))
            return value is >= 1 and < 2_958_466 ? DateTime.FromOADate(value).ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : number;
        return value.ToString("0.##########", CultureInfo.InvariantCulture);
    }

    // The text of all runs; without the readings (rPh) of East Asian text and without a formula (f). Stops on the end of the element.
    private static string Text(XmlReader xml, string until)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        xml.Read();
        while (!(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == until))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "rPh" or "f" or "rPr")
            {
                xml.Skip();
                continue;
            }
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace) text.Append(xml.Value);
            if (!xml.Read()) break;
        }
        return Escape().Replace(text.ToString(), m => ((char)Convert.ToInt32(m.Value[2..6], 16)).ToString());
    }

    // Excel writes a carriage return as _x000D_, and a literal underscore before an x as _x005F_.
    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
