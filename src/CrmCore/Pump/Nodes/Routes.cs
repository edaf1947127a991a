namespace CrmCore;

/// <summary>Hashes by which items are given to pumps: the same in every process, so that a simulation replays exactly.</summary>
internal static class Routes
{
    // FNV-1a
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(int account, string text)
    {
        var hash = Mix(Basis, (uint)account);
        foreach (var c in text) hash = Mix(hash, c);
        return hash;
    }

    public static uint Of(int account, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        var hash = Mix(Basis, (uint)account);
        foreach (var b in bytes) hash = Mix(hash, b);
        return hash;
    }

    private static uint Mix(uint hash, uint value) => unchecked((hash ^ value) * Prime);
}
