using System.Diagnostics;
using System.Text;
using Portal.Domain.Documents.Writing;
using Portal.Tests.Documents.Writing;

namespace Portal.Tests.Benchmarks;

/// <summary>From Markdown to the page's HTML, checks of the content and cleaning included.</summary>
public sealed class WritingBenchmarks
{
    [Fact(Explicit = true)]
    public void A_text_of_10_KB_to_safe_html()
    {
        Measure("10 KB of Markdown to safe HTML", OfficialSample.OfSize(10 * 1024), "p50 ≤ 0.6 ms");
        Measure("… 100 KB", OfficialSample.OfSize(100 * 1024), "—");
    }

    private static void Measure(string name, string text, string target)
    {
        for (var i = 0; i < 3_000; i++) MarkdownText.Render(text[..Math.Min(text.Length, 3_500)]);
        var samples = new List<double>();
        for (var i = 0; i < 1_000; i++)
        {
            var start = Stopwatch.GetTimestamp();
            MarkdownText.Render(text);
            samples.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        samples.Sort();
        Figures.Print($"{name} ({Encoding.UTF8.GetByteCount(text) / 1024d:0.0} KB)", $"p50 {samples[500]:0.00} ms, p95 {samples[950]:0.00} ms (n=1000)", target);
    }
}
