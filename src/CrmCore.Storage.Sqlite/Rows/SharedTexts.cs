using System.Text;

namespace CrmCore.Storage.Sqlite;

/// <summary>
/// Gives short texts that come again and again (stages, kinds, pipelines) as one string instance. A newcomer takes the place of the older text
/// that shares it, so that the memory is bounded. Used by one thread at a time.
/// </summary>
internal sealed class SharedTexts
{
    private const int Places = 1024;
    private const int Longest = 32;

    private readonly string?[] _texts = new string?[Places];

    /// <summary>A text that is likely to come, because it was looked up by; null for none.</summary>
    public string? Expected { get; set; }

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (Expected is { } expected && Ascii.Equals(utf8, expected)) return expected;
        if (utf8.Length > Longest) return Encoding.UTF8.GetString(utf8);
        if (utf8.IsEmpty) return "";
        ref var place = ref _texts[Hash(utf8) & (Places - 1)];
        if (place is not null && Ascii.Equals(utf8, place)) return place;
        var text = Encoding.UTF8.GetString(utf8);
        if (text.Length == utf8.Length) place = text;
        return text;
    }

    // FNV-1a
    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var b in bytes) hash = unchecked((hash ^ b) * 16777619);
        return hash ^ (hash >> 15);
    }
}
