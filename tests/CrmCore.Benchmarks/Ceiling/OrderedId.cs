using System.Buffers.Binary;

namespace CrmCore.Benchmarks;

/// <summary>Time-ordered 16-byte ids (UUIDv7, bytes big-endian): 48 bits of Unix milliseconds, 12 bits of a running number, 62 bits of chance.</summary>
internal sealed class OrderedId(ulong seed)
{
    private ulong _chance = seed;
    private long _milliseconds;
    private ulong _number;

    /// <summary>The id of the n-th record of a kind in the filled file: one record a millisecond, always the same bytes.</summary>
    public static void WriteFilled(Span<byte> id, long start, long n, ulong kind) => Write(id, start + n, kind, Mix((ulong)n + (kind << 40)));

    /// <summary>The next id; later calls sort later, also within a millisecond.</summary>
    public void WriteNext(Span<byte> id, long milliseconds)
    {
        unchecked
        {
            _number = milliseconds > _milliseconds ? 0 : _number + 1;
            _milliseconds = Math.Max(_milliseconds, milliseconds) + (long)(_number >> 12);
            _number &= 0xFFF;
            Write(id, _milliseconds, _number, Mix(++_chance));
        }
    }

    /// <summary>Spreads a number evenly over 64 bits (the finaliser of SplitMix64).</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    private static void Write(Span<byte> id, long milliseconds, ulong number, ulong chance)
    {
        unchecked
        {
            BinaryPrimitives.WriteUInt64BigEndian(id, ((ulong)milliseconds << 16) | 0x7000 | number);
            BinaryPrimitives.WriteUInt64BigEndian(id[8..], 0x8000_0000_0000_0000 | (chance >> 2));
        }
    }
}
