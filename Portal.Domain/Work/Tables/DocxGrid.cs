using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using Portal.Domain.Storage.Office;

namespace Portal.Domain.Work.Tables;

/// <summary>Rows out of a Word document, streamed: a table of 20,000 tasks would fill the memory as a tree.</summary>
internal sealed class DocxGrid
{
    private readonly List<GridRow> _rows = [];
    private readonly StringBuilder _text = new();
    private readonly WordNumbering _numbering;
    private List<GridCell>? _cells;
    private int _tables;
    private int _tableRow;
    private int _paragraph;
    private int _span;
    private bool _continued;
    private string _numberId = "";
    private string _numberDepth = "";
    private bool _numberPending;
    private bool _inText;

    private DocxGrid(WordNumbering numbering) => _numbering = numbering;

    public static Grid Read(Stream stream)
    {
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var main = document.MainDocumentPart ?? throw new InvalidDataException("no main part");
        var grid = new DocxGrid(WordNumbering.Read(main.NumberingDefinitionsPart));
        using (var xml = OfficePackage.Xml(main)) grid.Scan(xml);
        return new Grid(grid._rows);
    }

    private void Scan(XmlReader xml)
    {
        xml.Read();
        while (!xml.EOF)
        {
            // Word repeats text boxes for older readers, and keeps what was deleted.
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "Fallback" or "del" or "moveFrom" or "instrText" or "sectPr" or "rPr" or "tblPr" or "tblGrid")
            {
                xml.Skip();
                continue;
            }
            if (xml.NodeType == XmlNodeType.Element) Element(xml);
            else if (xml.NodeType == XmlNodeType.EndElement) End(xml.LocalName);
            else if (_inText && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) _text.Append(xml.Value);
            xml.Read();
        }
    }

    private void Element(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "tbl":
                _tables++;
                break;
            case "tr" when _tables == 1:
                _cells = [];
                break;
            case "tc" when _tables == 1:
                _text.Clear();
                (_span, _continued) = (1, false);
                break;
            case "gridSpan" when _tables == 1:
                _span = Number(xml);
                break;
            case "gridBefore" or "gridAfter" when _tables == 1:
                AddCells("", Number(xml), covered: false);
                break;
            case "vMerge" when _tables == 1:
                _continued = Value(xml) != "restart";
                break;
            case "p" when _cells is null:
                _text.Clear();
                break;
            case "numId":
                _numberId = Value(xml);
                _numberPending = true;
                break;
            case "ilvl":
                _numberDepth = Value(xml);
                break;
            case "t":
                WriteNumber();
                _inText = !xml.IsEmptyElement;
                break;
            case "tab":
                // Also the name of a tab stop in the paragraph's properties.
                if (!xml.HasAttributes) _text.Append(' ');
                break;
            case "br" or "cr":
                _text.Append('\n');
                break;
            case "noBreakHyphen":
                _text.Append('-');
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "p":
                // A 序号 cell numbered by Word holds no text at all.
                WriteNumber();
                (_numberId, _numberDepth) = ("", "");
                if (_tables > 0) _text.Append('\n');
                else Add(GridRow.LooseLine(++_paragraph, Clean()));
                break;
            case "tc" when _tables == 1:
                AddCells(Clean(), _span, _continued);
                break;
            case "tr" when _tables == 1 && _cells is not null:
                Add(new GridRow(++_tableRow, _cells));
                _cells = null;
                break;
            case "tbl":
                _tables--;
                break;
        }
    }

    private void WriteNumber()
    {
        if (!_numberPending) return;
        _numberPending = false;
        // Only plain numbers: one composed of its parents' is no 序号.
        var depth = int.TryParse(_numberDepth, NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : 0;
        if (_numbering.Next(_numberId, depth) is { Composed: false, Text: { Length: <= 12 } text }) _text.Append(text);
    }

    private string Clean()
    {
        var text = Cells.Clean(_text.ToString());
        _text.Clear();
        return text;
    }

    private void AddCells(string text, int span, bool covered)
    {
        for (var i = 0; i < span && _cells!.Count < Grid.MaxColumns; i++)
            _cells.Add(new GridCell(i == 0 && !covered ? text : "", covered));
    }

    private void Add(GridRow row)
    {
        if (_rows.Count >= Grid.MaxRows) throw Grid.TooManyRows();
        _rows.Add(row);
    }

    private static string Value(XmlReader xml)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName != "val") continue;
            var value = xml.Value;
            xml.MoveToElement();
            return value;
        }
        xml.MoveToElement();
        return "";
    }

    private static int Number(XmlReader xml) =>
        int.TryParse(Value(xml), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, Grid.MaxColumns) : 1;
}
