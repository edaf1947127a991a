using CrmCore.Tests.Contacts.Normalization.GlobalizationModes;

namespace CrmCore.Tests;

/// <summary>What a test starts as another process: writes what normalisation gives in this process's globalization mode.</summary>
internal static class Program
{
    private static void Main()
    {
        using var output = new StreamWriter(Console.OpenStandardOutput());
        output.WriteLine(NormalizationProbe.IsInvariant);
        foreach (var line in NormalizationProbe.Lines()) output.WriteLine(line);
    }
}
