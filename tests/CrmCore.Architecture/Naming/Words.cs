using System.Text.RegularExpressions;

namespace CrmCore.Architecture;

/// <summary>Words that show unfinished work, hidden sources of time and chance, tests switched off, or somebody's own machine.</summary>
internal static partial class Words
{
    public static IEnumerable<string> Unfinished(SourceFile file) => Find(file, UnfinishedWork());

    /// <summary>The banned-symbols analyzer sees what compiles; this sees the rest, and what a pragma hides.</summary>
    public static IEnumerable<string> Hidden(SourceFile file) => file.Path.Contains("Hosting", StringComparison.Ordinal)
        ? []
        : Find(file, ClockOrChance()).Where(line => !line.Contains("timeProvider", StringComparison.OrdinalIgnoreCase));

    public static IEnumerable<string> SwitchedOff(SourceFile file) => Find(file, Skipped());

    public static IEnumerable<string> Foreign(SourceFile file) => file.Path == "LICENSE" ? [] : Find(file, MachineOrMaker());

    private static IEnumerable<string> Find(SourceFile file, Regex words) => file.Lines
        .Select((line, index) => (line, index))
        .Where(l => words.IsMatch(l.line))
        .Select(l => $"{file.Path}:{l.index + 1}: {l.line.Trim()}");

    [GeneratedRegex(@"NotImplementedException|NotSupportedException\(|TODO|FIXME|HACK", RegexOptions.None, 1000)]
    private static partial Regex UnfinishedWork();

    [GeneratedRegex(
        @"DateTime(Offset)?\.(Utc)?Now|Guid\.NewGuid|Guid\.CreateVersion7|Random\.Shared|new Random\(|Task\.Delay|Thread\.Sleep",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex ClockOrChance();

    [GeneratedRegex(@"(Fact|Theory)\([^)]*Skip *=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Skipped();

    // Absolute paths of build machines, addresses of package feeds, and words about who wrote the code and how.
    [GeneratedRegex(@"(^|[^A-Za-z0-9_.])/(work|farm|tmp)/[a-z]|//[a-z.-]*nuget[a-z.-]*/v3|\bsubagent|\bCEO\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachineOrMaker();
}
