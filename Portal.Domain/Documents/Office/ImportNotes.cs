using Portal.Domain.Common;

namespace Portal.Domain.Documents.Office;

/// <summary>What the clerk must know after an import: each thing once, counted where it comes more than once.</summary>
internal sealed class ImportNotes
{
    private readonly List<Reason> _reasons = [];
    private readonly HashSet<string> _said = [];
    private int _strangePictures;
    private int _outsidePictures;
    private int _symbols;

    public void Tracked() => Once("文件里有修订痕迹：删去的文字没有导入，插入的已导入，请核对。");

    public void Comment() => Once("批注没有导入。");

    public void Hidden() => Once("隐藏文字没有导入。");

    public void Contents() => Once("目录没有导入。");

    public void TextBox() => Once("文本框里的文字放在它所在的段落之后，请核对位置。");

    public void Formula() => Once("公式只取了文字，请核对。");

    public void Embedded() => Once("嵌在文件里的其他文件没有导入，需要时请作为附件上传。");

    public void Imprint() => Once("版记（抄送、印发）没有放进正文。");

    public void Head(string head) => _reasons.Add(new Reason("红头和文号“{0}”没有放进正文，请在要素里填写。", head));

    public void Secret(string mark) => _reasons.Insert(0, new Reason("文件标有“{0}”：涉密文件不得在本系统处理。", mark));

    public void Untitled() => _reasons.Add("没有认出标题，请填写。");

    /// <param name="table">Counted from 1.</param>
    public void Merged(int table) => _reasons.Add(new Reason("第 {0} 个表格有合并单元格：跨行的内容在各行重复，跨列的只写在第一列，请核对。", table));

    public void Nested(int table) => _reasons.Add(new Reason("第 {0} 个表格里还有表格，里面的表格只取了文字。", table));

    public void StrangePicture() => _strangePictures++;

    public void OutsidePicture() => _outsidePictures++;

    public void Symbol() => _symbols++;

    public IReadOnlyList<Reason> All()
    {
        var all = new List<Reason>(_reasons);
        if (_strangePictures > 0) all.Add(new Reason("{0} 张图片不是 PNG、JPEG 或 GIF，没有导入；请另存为其中一种后插入。", _strangePictures));
        if (_outsidePictures > 0) all.Add(new Reason("{0} 张图片不在文件里，只有链接，没有导入。", _outsidePictures));
        if (_symbols > 0) all.Add(new Reason("{0} 个特殊符号认不出，没有导入，请核对。", _symbols));
        return all;
    }

    private void Once(string sentence)
    {
        if (_said.Add(sentence)) _reasons.Add(sentence);
    }
}
