using System.Numerics;

namespace CrmCore;

/// <summary>A hash that is the same in every process and on every machine: it orders rows, and it is kept in stores.</summary>
internal static class StableHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<char> text, ulong seed = 0)
    {
        unchecked
        {
            var hash = seed ^ (Prime * (ulong)(text.Length + 1));
            foreach (var c in text) hash = (BitOperations.RotateLeft(hash, 23) ^ c) * Prime;
            return Mix(hash);
        }
    }

    public static ulong Join(ulong first, ulong second)
    {
        unchecked
        {
            return Mix((BitOperations.RotateLeft(first, 31) * Prime) ^ second);
        }
    }

    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
            value = (value ^ (value >> 29)) * Prime;
            return value ^ (value >> 32);
        }
    }
}
