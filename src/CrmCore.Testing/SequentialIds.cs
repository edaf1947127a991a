using System.Buffers.Binary;
using NodaTime;

namespace CrmCore.Testing;

/// <summary>
/// Ids that are the same on every run: two sources of one seed that are asked the same give the same ids. They have the form of UUIDs of
/// version 7 and increase like those. Thread-safe.
/// </summary>
/// <param name="seed">Tells sources apart. The default value is 0.</param>
public sealed class SequentialIds(int seed = 0) : IIdSource
{
    private const int LargestCount = 0xFFF;
    private readonly Lock _gate = new();
    private long _millisecond;
    private int _count = -1;
    private ulong _made;

    /// <inheritdoc/>
    public Guid Next(Instant now)
    {
        lock (_gate)
        {
            Step(now.ToUnixTimeMilliseconds());
            Span<byte> id = stackalloc byte[16];
            BinaryPrimitives.WriteInt64BigEndian(id, (_millisecond << 16) | 0x7000L | (uint)_count);
            BinaryPrimitives.WriteUInt64BigEndian(id[8..], (Mix(unchecked(((ulong)(uint)seed << 32) + ++_made)) >> 2) | (1UL << 63));
            return new Guid(id, bigEndian: true);
        }
    }

    // A clock that goes back or more ids than a millisecond counts: go on from the last one, so that the order holds.
    private void Step(long millisecond)
    {
        if (millisecond > _millisecond)
        {
            _millisecond = millisecond;
            _count = 0;
        }
        else if (++_count > LargestCount)
        {
            _millisecond++;
            _count = 0;
        }
    }

    // The finalizer of SplitMix64 (Steele, Lea, Flood, 2014): a one-to-one mapping, so that no two counts give one value.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
