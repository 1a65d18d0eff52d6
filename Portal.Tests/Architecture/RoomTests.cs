using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Storage;
using Portal.Web.Hosting;

namespace Portal.Tests.Architecture;

/// <summary>The house rules that a reviewer would otherwise have to remember.</summary>
public sealed class RoomTests
{
    /// <summary>Which rooms of the domain a room may know. A new room gets its line here: that is the moment to think about its level.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Common"] = [],
        ["Storage"] = ["Common"],
        ["People"] = ["Common", "Storage"],
        ["Work"] = ["Common", "Storage", "People", "Mail"],
        ["Mail"] = ["Common", "Storage", "People"],
        ["Clocks"] = ["Common", "Storage", "People", "Mail"],
        ["Search"] = ["Common", "Storage"],
        ["Documents"] = ["Common", "Storage", "People"],
        ["Reviews"] = ["Common", "Storage", "People", "Mail", "Clocks"],
        ["Policies"] = ["Common", "Storage", "People", "Mail", "Clocks", "Search", "Documents", "Reviews"],
        ["Normative"] = ["Common", "Storage", "People", "Clocks", "Search", "Documents", "Reviews", "Policies"],
        ["Registers"] = ["Common", "Storage", "People"],
        ["Archive"] = ["Common", "Storage", "People", "Clocks", "Documents", "Policies"],
        ["Reports"] = ["Common", "Storage", "People", "Work", "Clocks", "Search", "Documents", "Reviews", "Policies", "Requests", "Normative", "Registers"],
        ["Concerns"] = ["Common", "Storage", "People", "Mail", "Clocks", "Documents", "Reviews", "Policies"],
        ["Readers"] = ["Common", "Storage", "People", "Clocks", "Search", "Documents", "Policies"],
        ["Consultations"] = ["Common", "Storage", "People", "Clocks", "Search", "Documents", "Reviews", "Policies"],
        ["Messages"] = ["Common", "Storage", "Clocks", "Search", "Documents"],
        ["Requests"] = ["Common", "Storage", "People", "Clocks", "Search", "Documents", "Reviews"],
    };

    /// <summary>Written by 'dotnet ef' out of all rooms' mappings, as the migrations are.</summary>
    private const string Generated = "Portal.Domain.Storage.Compiled";

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies(typeof(PortalDb).Assembly, typeof(PortalHost).Assembly).Build();

    [Fact]
    public void Rooms_of_the_domain_know_only_rooms_below_them()
    {
        var wrong = Dependencies("Portal.Domain")
            .Where(d => !Within(d.From, Generated))
            .Select(d => (From: RoomOf(d.From), To: RoomOf(d.To), d))
            .Where(e => e.From != "" && e.To != "" && e.From != e.To && !(MayKnow.TryGetValue(e.From, out var below) && below.Contains(e.To)))
            .Select(e => $"{e.d.From} -> {e.d.To}");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Portal.Domain", "Microsoft.AspNetCore")]
    [InlineData("Portal.Domain", "MudBlazor")]
    [InlineData("Portal.Domain", "Portal.Web")]
    [InlineData("Portal.Web.Public", "MudBlazor")]
    [InlineData("Portal.Web.Public", "Portal.Web.Workspace")]
    [InlineData("Portal.Web.Workspace", "Portal.Web.Public")]
    [InlineData("Portal.Web.Account", "MudBlazor")]
    [InlineData("Portal.Web.Account", "Portal.Web.Workspace")]
    public void Who_must_not_know_whom(string room, string stranger)
    {
        var known = Dependencies(room).ToList();
        Assert.NotEmpty(known);
        Assert.Empty(known.Where(d => Within(d.To, stranger)).Select(d => $"{d.From} -> {d.To}").Distinct());
    }

    [Fact]
    public void Files_of_entities_do_not_know_how_they_are_stored()
    {
        var options = (DbContextOptions<PortalDb>)new DbContextOptionsBuilder<PortalDb>().UseSqlite("Data Source=:memory:").Options;
        using var db = new PortalDb(options);
        var entities = db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.Assembly == typeof(PortalDb).Assembly).Select(t => t.Name).Distinct().ToList();
        var sources = Directory.GetFiles(Path.Combine(Root(), "Portal.Domain"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToDictionary(f => f, File.ReadAllText);

        Assert.NotEmpty(entities);
        foreach (var entity in entities)
        {
            var (file, text) = Assert.Single(sources, s => Regex.IsMatch(s.Value, $@"\b(class|record) {entity}\b(?!\w)"));
            Assert.False(text.Contains("Microsoft.EntityFrameworkCore", StringComparison.Ordinal), file);
        }
    }

    private static IEnumerable<(string From, string To)> Dependencies(string room) => House.Types
        .Where(t => Within(t.Namespace.FullName, room))
        .SelectMany(t => t.Dependencies.Select(d => (t.Namespace.FullName, d.Target.Namespace?.FullName ?? "")))
        .Distinct();

    private static bool Within(string name, string room) => name == room || name.StartsWith(room + ".", StringComparison.Ordinal);

    private static string RoomOf(string name) => name.Split('.') is ["Portal", "Domain", var room, ..] ? room : "";

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
