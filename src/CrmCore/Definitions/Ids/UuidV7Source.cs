using System.Buffers.Binary;
using System.Security.Cryptography;
using NodaTime;

namespace CrmCore;

/// <summary>UUIDs of version 7 (RFC 9562 §5.7), increasing within the process: 48 bits of milliseconds, 12 of a counter, 62 of chance.</summary>
internal sealed class UuidV7Source : IIdSource
{
    private readonly Lock _gate = new();
    private readonly byte[] _chance = new byte[4096];
    private int _used = 4096;
    private long _millisecond;
    private int _counter;

    public Guid Next(Instant now)
    {
        lock (_gate)
        {
            var millisecond = now.ToUnixTimeMilliseconds();
            if (millisecond > _millisecond)
            {
                _millisecond = millisecond;
                _counter = 0;
            }
            else if (++_counter > 0xFFF)
            {
                // More than 4096 in a millisecond, or a clock that went back: borrow from the next one, so that the order holds.
                _millisecond++;
                _counter = 0;
            }

            Span<byte> id = stackalloc byte[16];
            BinaryPrimitives.WriteInt64BigEndian(id, (_millisecond << 16) | 0x7000L | (uint)_counter);
            TakeChance(id[8..]);
            id[8] = (byte)((id[8] & 0x3F) | 0x80);
            return new Guid(id, bigEndian: true);
        }
    }

    private void TakeChance(Span<byte> target)
    {
        if (_used + target.Length > _chance.Length)
        {
            RandomNumberGenerator.Fill(_chance);
            _used = 0;
        }

        _chance.AsSpan(_used, target.Length).CopyTo(target);
        _used += target.Length;
    }
}
