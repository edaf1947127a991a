using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace CrmCore.Benchmarks;

/// <summary>The values of the ceiling's rows: the same for the filled file and for the events that come in.</summary>
internal static class CeilingData
{
    public const long AccountNumber = 1;
    public const long PhoneClaim = 1;
    public const int Stages = 20;
    public const int PhoneLength = 12;
    public const int PayloadLength = 1024;
    public const int TraceLength = 40;
    public const ulong ContactIds = 1;
    public const ulong DealIds = 2;
    public const ulong EventIds = 3;
    public const ulong TimelineIds = 4;
    public const long Day = 86_400_000;

    /// <summary>Delays of planned actions in milliseconds: at once, 15 minutes, an hour, four hours, one, two, three and seven days.</summary>
    private static readonly long[] Delays = [0, 900_000, 3_600_000, 14_400_000, Day, 2 * Day, 3 * Day, 7 * Day];

    private static readonly byte[][] StageNames = [.. Enumerable.Range(0, Stages).Select(n => Encoding.UTF8.GetBytes($"stage-{n:00}"))];

    public static ReadOnlySpan<byte> PipelineName => "sales"u8;

    public static ReadOnlySpan<byte> Source => "pbx-main"u8;

    public static ReadOnlySpan<byte> EventKind => "call.incoming"u8;

    public static ReadOnlySpan<byte> Currency => "RUB"u8;

    public static ReadOnlySpan<byte> Title => "Request from the web site"u8;

    public static ReadOnlySpan<byte> Change => """{"from":"stage-03","to":"stage-04","by":"call"}"""u8;

    public static ReadOnlySpan<byte> ActionKind => "message.send"u8;

    public static ReadOnlySpan<byte> FirstAction => "send-offer"u8;

    public static ReadOnlySpan<byte> SecondAction => "remind-owner"u8;

    public static ReadOnlySpan<byte> Target => "client"u8;

    public static ReadOnlySpan<byte> Stage(int number) => StageNames[number];

    public static long Delay(ulong chance) => Delays[chance % 8];

    /// <summary>The stage's number, from the last two digits of its name.</summary>
    public static int StageNumber(ReadOnlySpan<byte> name) => ((name[^2] - '0') * 10) + name[^1] - '0';

    /// <summary>The E.164 phone of the n-th contact; neighbours in time are no neighbours in the index.</summary>
    public static void WritePhone(Span<byte> phone, long n) => Utf8.TryWrite(phone, CultureInfo.InvariantCulture, $"+79{n * 618_033_989L % 999_999_937L:D9}", out _);

    /// <summary>A few different JSON bodies of exactly 1,024 bytes.</summary>
    public static byte[][] Payloads() => [.. Enumerable.Range(0, 64).Select(Payload)];

    private static byte[] Payload(int number)
    {
        var head = $$$"""{"v":1,"from":"+7916{{{number:D7}}}","to":"+74996491913","line":"main","call":"{{{number:D10}}}","note":""" + "\"";
        return Encoding.UTF8.GetBytes(head + new string((char)('a' + (number % 26)), PayloadLength - head.Length - 2) + "\"}");
    }
}
