namespace Portal.Web.Hosting;

/// <summary>
/// The arguments of the program, taken apart once: what names a command and its file, and what is a setting (--Portal:Seed=None, --urls …).
/// The configuration must not see the former: it takes '/tmp/file' for a setting and swallows what follows.
/// </summary>
public sealed class CommandLine
{
    private static readonly string[] HostSettings = ["urls", "environment", "contentroot", "applicationname"];

    private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);

    private CommandLine(string[] args)
    {
        var (words, settings, unknown) = (new List<string>(), new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(args[i]);
                continue;
            }

            var (name, value) = args[i][2..].Split('=', 2) is [var left, var right] ? (left, right) : (args[i][2..], null);
            var isSetting = name.Contains(':', StringComparison.Ordinal) || HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase);
            var isSwitch = ConsoleCommands.Switches.Contains(name, StringComparer.OrdinalIgnoreCase);
            if (value is null && !isSwitch && i + 1 < args.Length) value = args[++i];
            if (isSetting) settings.Add($"--{name}={value}");
            else if (isSwitch || ConsoleCommands.Options.Contains(name, StringComparer.OrdinalIgnoreCase)) _options[name] = value ?? "";
            else unknown.Add($"--{name}");
        }

        (Command, Words, Settings, Unknown) = (words.FirstOrDefault(), [.. words.Skip(1)], [.. settings], unknown);
    }

    /// <summary>Null when the portal is to serve.</summary>
    public string? Command { get; }

    /// <summary>What follows the command without dashes: files, years, names.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>For the configuration.</summary>
    public string[] Settings { get; }
    public IReadOnlyList<string> Unknown { get; }

    public static CommandLine Read(string[] args) => new(args);

    public bool Has(string option) => _options.ContainsKey(option);

    public string? Option(string option) => _options.GetValueOrDefault(option);

    /// <summary>
    /// A file as the person meant it: relative to where the command was typed. 'dotnet run --project Portal.Web' moves to the project's folder before it
    /// starts the program, but leaves the shell's PWD.
    /// </summary>
    public static string FullPath(string file)
    {
        var typedIn = Environment.GetEnvironmentVariable("PWD");
        return Path.GetFullPath(file, Path.IsPathFullyQualified(typedIn ?? "") && Directory.Exists(typedIn) ? typedIn : Directory.GetCurrentDirectory());
    }
}
