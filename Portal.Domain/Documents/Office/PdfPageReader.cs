using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Portal.Domain.Documents.Office;

/// <param name="Text">Lines as printed.</param>
internal sealed record PdfPageText(string Text);

/// <summary>Reads pages for their words alone: no object per letter, no paths, no pictures. The library makes it by its constructor.</summary>
internal sealed class PdfPageReader(
    IPdfTokenScanner pdfScanner, IResourceStore resourceStore, ILookupFilterProvider filterProvider, IPageContentParser pageContentParser, ParsingOptions parsingOptions)
    : BasePageFactory<PdfPageText>(pdfScanner, resourceStore, filterProvider, pageContentParser, parsingOptions)
{
    protected override PdfPageText ProcessPage(
        int pageNumber, DictionaryToken dictionary, NamedDestinations namedDestinations, MediaBox mediaBox, CropBox cropBox, UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation, TransformationMatrix initialMatrix, IReadOnlyList<IGraphicsStateOperation> operations) =>
        new Words(pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions).Process(pageNumber, operations);

    private sealed class Words(
        int pageNumber, IResourceStore resources, IPdfTokenScanner scanner, IPageContentParser parser, ILookupFilterProvider filters, CropBox cropBox,
        UserSpaceUnit unit, PageRotationDegrees rotation, TransformationMatrix initialMatrix, ParsingOptions options)
        : BaseStreamProcessor<PdfPageText>(pageNumber, resources, scanner, parser, filters, cropBox, unit, rotation, initialMatrix, options)
    {
        private readonly StringBuilder _text = new();
        private readonly PdfBudget _budget = ((PdfFilters)options.FilterProvider!).Budget;
        private PdfPoint _end;

        public override PdfPageText Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
        {
            ProcessOperations(operations);
            return new PdfPageText(_text.ToString());
        }

        public override void RenderGlyph(
            IFont font, CurrentGraphicsState currentState, double fontSize, double pointSize, int code, string unicode, long currentOffset,
            in TransformationMatrix renderingMatrix, in TransformationMatrix textMatrix, in TransformationMatrix transformationMatrix, CharacterBoundingBox characterBoundingBox)
        {
            var start = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(new PdfPoint(0, 0))));
            var end = transformationMatrix.Transform(textMatrix.Transform(renderingMatrix.Transform(font.IsVertical ? new PdfPoint(0, -1) : new PdfPoint(characterBoundingBox.Width, 0))));
            if (_text.Length > 0) Part(start, end, Math.Abs(pointSize));
            _text.Append(unicode);
            _end = end;
            if (_text.Length > AttachmentText.MostCharacters) throw new PdfOverBudgetException();
        }

        // Across the writing direction by half a line, or back: another line. Onwards by a good part of a letter: another word.
        private void Part(PdfPoint start, PdfPoint end, double size)
        {
            var (alongX, alongY) = (end.X - start.X, end.Y - start.Y);
            var length = Math.Sqrt(alongX * alongX + alongY * alongY);
            if (length == 0) (alongX, alongY, length) = (1, 0, 1);
            var (gapX, gapY) = (start.X - _end.X, start.Y - _end.Y);
            var along = (gapX * alongX + gapY * alongY) / length;
            var across = Math.Abs(gapX * alongY - gapY * alongX) / length;
            if (across > size / 2 || along < -2 * size) _text.Append('\n');
            else if (along > size / 3) _text.Append(' ');
        }

        protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
        {
            // Streams without a filter are not counted anywhere else.
            _budget.Spend(formStream.StreamDictionary, formStream.Data.Length);
            base.ProcessFormXObject(formStream, xObjectName);
        }

        protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
        {
        }

        protected override void RenderInlineImage(InlineImage inlineImage)
        {
        }

        public override void BeginSubpath()
        {
        }

        public override PdfPoint? CloseSubpath() => null;

        public override void StrokePath(bool close)
        {
        }

        public override void FillPath(FillingRule fillingRule, bool close)
        {
        }

        public override void FillStrokePath(FillingRule fillingRule, bool close)
        {
        }

        public override void MoveTo(double x, double y)
        {
        }

        public override void BezierCurveTo(double x2, double y2, double x3, double y3)
        {
        }

        public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
        {
        }

        public override void LineTo(double x, double y)
        {
        }

        public override void Rectangle(double x, double y, double width, double height)
        {
        }

        public override void EndPath()
        {
        }

        public override void ClosePath()
        {
        }

        public override void ModifyClippingIntersect(FillingRule clippingRule)
        {
        }

        protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
        {
        }

        public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
        {
        }

        public override void EndMarkedContent()
        {
        }

        public override void PaintShading(NameToken shading)
        {
        }
    }
}
