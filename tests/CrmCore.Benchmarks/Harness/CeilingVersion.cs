using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace CrmCore.Benchmarks;

/// <summary>The ceiling is frozen: the sources of its folder are embedded, and their fingerprint is compared with the one that was decided upon.</summary>
internal static class CeilingVersion
{
    /// <summary>The number of the decided ceiling; figures of different versions are not comparable.</summary>
    public const int Number = 1;

    /// <summary>The fingerprint of the decided ceiling's sources. It changes only with a decision record that gives the figures before and after.</summary>
    public const string Frozen = "a5cd0a5804fa";

    public static bool IsFrozen => Fingerprint() == Frozen;

    public static string Describe() =>
        IsFrozen ? $"version {Number} ({Frozen})" : $"CHANGED: the sources in Ceiling/ have the fingerprint {Fingerprint()}, version {Number} has {Frozen}";

    /// <summary>The first 12 hexadecimal digits of the SHA-256 over all sources, in the order of their names, without carriage returns.</summary>
    public static string Fingerprint()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var text = new StringBuilder();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("ceiling/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            text.Append(name).Append('\n').Append(reader.ReadToEnd().ReplaceLineEndings("\n"));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }
}
