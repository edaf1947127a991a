namespace CrmCore.Architecture;

/// <summary>What a check found, each line with its place.</summary>
internal static class Findings
{
    public static void ShouldBeNone(IEnumerable<string> findings, string rule)
    {
        var list = findings.ToList();
        if (list.Count > 0)
            Assert.Fail($"{rule} ({list.Count}):{Environment.NewLine}{string.Join(Environment.NewLine, list)}");
    }

    public static void ShouldBe(IEnumerable<string> findings, params string[] starts)
    {
        var list = findings.ToList();
        Assert.True(
            list.Count == starts.Length && list.Zip(starts).All(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal)),
            $"found:{Environment.NewLine}{string.Join(Environment.NewLine, list)}");
    }
}
