using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Web.Public;

namespace Portal.Tests.Public;

/// <summary>One renderer for page after page.</summary>
public sealed class PageRendererTests
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    [Fact]
    public async Task Writes_each_page_alone_and_lets_it_go()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new PageRenderer(services, NullLoggerFactory.Instance);
        for (var i = 1; i <= 3; i++)
        {
            var line = new Line($"第{i}页 <b>");
            Assert.Equal($"<p>{Encoder.Encode(line.Text)}</p>", await WriteAsync(renderer, line));
            Assert.True(line.IsGone);
        }
    }

    [Fact]
    public async Task Passes_on_what_a_component_threw()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new PageRenderer(services, NullLoggerFactory.Instance);
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(renderer, new Line(null)));
    }

    private static Task<string> WriteAsync(PageRenderer renderer, Line line) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        await using var writer = new StringWriter();
        await renderer.WriteAsync<Sheet>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Sheet.Line)] = line }), writer);
        return writer.ToString();
    });

    private sealed class Line(string? text)
    {
        public string Text => text ?? throw new InvalidOperationException();

        public bool IsGone { get; set; }
    }

    private sealed class Sheet : ComponentBase, IDisposable
    {
        [Parameter] public Line Line { get; set; } = null!;

        public void Dispose() => Line.IsGone = true;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, Line.Text);
            builder.CloseElement();
        }
    }
}
