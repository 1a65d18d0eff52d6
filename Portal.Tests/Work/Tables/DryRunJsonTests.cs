using System.Text.Json;
using Portal.Domain.Work.Tables;

namespace Portal.Tests.Work.Tables;

public sealed class DryRunJsonTests
{
    private static readonly string Json = DryRunJson.Write(Seed.Draft);

    [Fact]
    public void The_dry_run_prints_the_fields_that_were_agreed()
    {
        using var document = JsonDocument.Parse(Json);
        var root = document.RootElement;
        Assert.Equal(["title", "year", "goals", "issues"], Fields(root));
        Assert.Equal(["number", "name", "tasks"], Fields(root.GetProperty("goals")[0]));
        var task = root.GetProperty("goals")[4].GetProperty("tasks")[2];
        Assert.Equal(
            ["number", "name", "requirement", "responsibleUnits", "lead", "leadDivisions", "supportingDivisions", "responsiblePersons", "deadline", "measures"],
            Fields(task));
        Assert.Equal(["number", "text", "due"], Fields(task.GetProperty("measures")[0]));
        Assert.Equal("""{"kind":"date","date":"2019-09-30","every":null,"phrase":"9月底前"}""", Compact(task.GetProperty("measures")[0].GetProperty("due")));
        Assert.Equal("""{"kind":"continuous","date":null,"every":"quarter","phrase":"全年持续推进"}""", Compact(task.GetProperty("measures")[1].GetProperty("due")));
        Assert.Equal("""["办公室","科技信息研究所"]""", Compact(task.GetProperty("leadDivisions")));
        Assert.Equal(["line", "severity", "message"], Fields(root.GetProperty("issues")[0]));
        Assert.Equal("warning", root.GetProperty("issues")[0].GetProperty("severity").GetString());
    }

    [Fact]
    public void Chinese_is_printed_as_it_is_read()
    {
        Assert.Contains("“谁起草、谁解读”", Json);
        Assert.DoesNotContain("\\u", Json);
    }

    private static IEnumerable<string> Fields(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static string Compact(JsonElement element) => string.Concat(element.GetRawText().Where(c => !char.IsWhiteSpace(c)));
}
