using System.Buffers.Binary;
using NodaTime;

namespace CrmCore;

/// <summary>
/// Ids for cards that exist in no store: the same on every run, led by the moment like real ones, so that they stand in the same order.
/// Not thread-safe.
/// </summary>
internal sealed class ReplayIds : IIdSource
{
    // The variant that RFC 9562 leaves for what is to come: no id of ours looks like this, and it sorts behind those that begin like it.
    private const ulong Variant = 3UL << 62;
    private long _head;
    private ulong _count;

    /// <summary>
    /// What is made from now on sorts behind a recorded id and before the next one of its millisecond: undoing a merge tells by that what came
    /// since (R33).
    /// </summary>
    public void Follow(Guid recorded)
    {
        Span<byte> id = stackalloc byte[16];
        recorded.TryWriteBytes(id, bigEndian: true, out _);
        _head = Math.Max(_head, BinaryPrimitives.ReadInt64BigEndian(id));
    }

    public Guid Next(Instant now)
    {
        _head = Math.Max(_head, (now.ToUnixTimeMilliseconds() << 16) | 0x7000L);
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, _head);
        BinaryPrimitives.WriteUInt64BigEndian(id[8..], Variant | ++_count);
        return new Guid(id, bigEndian: true);
    }
}
