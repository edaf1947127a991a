using System.Buffers.Binary;
using NodaTime;

namespace CrmCore;

/// <summary>
/// Ids for cards that exist in no store: the same on every run, led by the moment like real ones, so that they stand in the same order.
/// Not thread-safe.
/// </summary>
internal sealed class ReplayIds : IIdSource
{
    // The form of UUIDs of version 8 (RFC 9562): no id of ours looks like this.
    private const ulong Variant = 1UL << 63;
    private long _millisecond;
    private ulong _count;

    public Guid Next(Instant now)
    {
        _millisecond = Math.Max(_millisecond, now.ToUnixTimeMilliseconds());
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, (_millisecond << 16) | 0x8000L);
        BinaryPrimitives.WriteUInt64BigEndian(id[8..], Variant | ++_count);
        return new Guid(id, bigEndian: true);
    }
}
