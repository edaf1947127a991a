using System.Globalization;
using System.Text;

namespace CrmCore.Benchmarks;

/// <summary>What the engine's file holds: the rows of the ceiling's, as the engine writes them.</summary>
internal static class EngineData
{
    public const int Stages = 20;

    /// <summary>Seven of ten deals stand where an incoming call moves them on.</summary>
    public static PipelineDefinition Sales { get; } = Pipeline.Define("sales", p =>
    {
        for (var n = 0; n < Stages; n++)
        {
            var number = n;
            p.Stage(StageId(n), s =>
            {
                if (number is 0 or > 14) return;
                s.MoveHereOn("call-" + number, Triggers.IncomingCall());
                s.OnEnter("first-" + number, Do.SendWebhook("https://example.com/a").After(Period.FromDays(1)));
                s.OnEnter("second-" + number, Do.SendWebhook("https://example.com/b").After(Period.FromDays(3)));
                if (number % 7 == 1) s.OnEnter("third-" + number, Do.SendWebhook("https://example.com/c").After(Period.FromDays(7)));
            });
        }
    });

    /// <summary>Whether a call moves the deal of the n-th contact as it was filled in.</summary>
    public static bool IsMovedByCalls(long n) => n % Stages < 14;

    public static string StageId(int number) => string.Create(CultureInfo.InvariantCulture, $"stage-{number:00}");

    public static string Phone(long n) => string.Create(CultureInfo.InvariantCulture, $"+7916{n % 10_000_000:D7}");

    public static Guid Id(Instant start, long n, byte kind)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitivesWrite(id, (start.ToUnixTimeMilliseconds() + n) << 16 | 0x7000L | kind);
        BitConverter.TryWriteBytes(id[8..], OrderedId.Mix((ulong)n + ((ulong)kind << 40)));
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    /// <summary>1 KB of UTF-8 JSON, as a telephone exchange would send it.</summary>
    public static byte[] Body(long n)
    {
        var head = "{\"from\":\"" + Phone(n) + "\",\"to\":\"+74996491913\",\"line\":\"main\",\"note\":\"";
        return Encoding.UTF8.GetBytes(head + new string((char)('a' + (n % 26)), 1024 - head.Length - 2) + "\"}");
    }

    private static void BinaryPrimitivesWrite(Span<byte> id, long value) => System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(id, value);
}
