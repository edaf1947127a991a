using System.Runtime.CompilerServices;

namespace CrmCore.Snapshots;

/// <summary>
/// Compares a text with the approved one beside the test: <c>Name.verified.txt</c>. On a difference, or where nothing is
/// approved yet, the text is written to <c>Name.received.txt</c> and the test fails; CRMCORE_ACCEPT=1 approves instead.
/// </summary>
internal static class Snapshot
{
    /// <summary>Compares with <c>TestFile.Method.verified.txt</c>, or with <paramref name="name"/> in the test's folder.</summary>
    public static void Match(string text, string? name = null, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var folder = Path.GetDirectoryName(testFile) ?? "";
        var stem = name ?? $"{Path.GetFileNameWithoutExtension(testFile)}.{method}";
        var difference = Compare(text, Path.Combine(folder, stem), Environment.GetEnvironmentVariable("CRMCORE_ACCEPT") is "1");
        if (difference is not null)
            Assert.Fail(difference);
    }

    internal static string? Compare(string text, string stem, bool accept)
    {
        var received = stem + ".received.txt";
        var verified = stem + ".verified.txt";
        text = Normalise(text);
        var approved = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : null;
        if (string.Equals(text, approved, StringComparison.Ordinal) || accept)
        {
            if (!string.Equals(text, approved, StringComparison.Ordinal))
                File.WriteAllText(verified, text);
            File.Delete(received);
            return null;
        }

        File.WriteAllText(received, text);
        var what = approved is null ? "Nothing is approved yet." : FirstDifference(approved, text);
        return $"{what}{Environment.NewLine}approved: {verified}{Environment.NewLine}received: {received}{Environment.NewLine}"
            + "If the new text is right, run the test once with CRMCORE_ACCEPT=1 and commit the approved file.";
    }

    // One line feed at the end, so that editors and Git on any system leave an approved file as it is.
    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string FirstDifference(string approved, string received)
    {
        var before = approved.Split('\n');
        var after = received.Split('\n');
        var line = 0;
        while (line < before.Length && line < after.Length && string.Equals(before[line], after[line], StringComparison.Ordinal))
            line++;
        return $"Line {line + 1} differs.{Environment.NewLine}  approved: {Line(before, line)}{Environment.NewLine}  received: {Line(after, line)}";
    }

    private static string Line(string[] lines, int index) => index < lines.Length ? lines[index] : "(the end)";
}
