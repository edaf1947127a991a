using System.Globalization;
using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>Makes records of rows whose columns are known by name, whichever the source.</summary>
internal sealed class CdrDecoder
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp", "lastdata", "start", "calldate", "answer", "end",
        "duration", "billsec", "disposition", "amaflags", "uniqueid", "userfield", "peeraccount", "linkedid", "sequence", "did",
        "recordingfile", "cnum", "cnam", "outbound_cnum", "outbound_cnam", "dst_cnam",
    };

    private readonly Dictionary<string, int> _ordinals = new(StringComparer.OrdinalIgnoreCase);
    private readonly DateTimeZone _zone;
    private readonly string _start;

    public CdrDecoder(IReadOnlyList<string> columns, DateTimeZone zone)
    {
        for (var ordinal = 0; ordinal < columns.Count; ordinal++)
            _ordinals.TryAdd(columns[ordinal], ordinal);
        _zone = zone;
        _start = _ordinals.ContainsKey("calldate") ? "calldate" : "start";
    }

    /// <summary>The record of a row, or what is wrong with it.</summary>
    public (CdrRecord? Record, CdrFault? Fault) Decode(IReadOnlyList<object?> values)
    {
        var row = new CdrRow(_ordinals, values);
        if (row.Time(_start) is not { } start)
        {
            row.Wrong(_start, "a time like 2026-11-21 18:30:53");
            return (null, row.Fault);
        }

        var record = Texts(row, Key(row, start)) with
        {
            Sequence = row.Whole("sequence"),
            StartedAt = start.In(_zone, CreatedAt(row.Text("uniqueid"))),
            Other = row.Rest(Known),
        };
        record = Times(row, record);
        return row.Fault is null ? (record, null) : (null, row.Fault);
    }

    private static CdrRecord Texts(CdrRow row, string key) => new()
    {
        Key = key,
        StartedAt = default,
        EndedAt = default,
        Disposition = DispositionOf(row.Text("disposition")),
        DispositionText = row.Text("disposition"),
        Source = row.Text("src"),
        Destination = row.Text("dst"),
        Context = row.Text("dcontext"),
        CallerId = row.Text("clid"),
        Channel = row.Text("channel"),
        DestinationChannel = row.Text("dstchannel"),
        LastApplication = row.Text("lastapp"),
        LastData = row.Text("lastdata"),
        AccountCode = row.Text("accountcode"),
        PeerAccount = row.Text("peeraccount"),
        AmaFlags = row.Text("amaflags"),
        UserField = row.Text("userfield"),
        UniqueId = row.Text("uniqueid"),
        LinkedId = row.Text("linkedid"),
        Did = row.Text("did"),
        RecordingFile = row.Text("recordingfile"),
        CallerNumber = row.Text("cnum"),
        CallerName = row.Text("cnam"),
        OutboundNumber = row.Text("outbound_cnum"),
        OutboundName = row.Text("outbound_cnam"),
        DestinationName = row.Text("dst_cnam"),
    };

    private static CdrDisposition DispositionOf(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "ANSWERED" => CdrDisposition.Answered,
        "NO ANSWER" or "NOANSWER" => CdrDisposition.NoAnswer,
        "BUSY" => CdrDisposition.Busy,
        "FAILED" => CdrDisposition.Failed,
        "CONGESTION" => CdrDisposition.Congestion,
        "CANCEL" => CdrDisposition.Cancelled,
        _ => CdrDisposition.Unknown,
    };

    private static string Key(CdrRow row, CdrTime start)
    {
        var linkedId = row.Text("linkedid");
        var uniqueId = row.Text("uniqueid");
        var sequence = row.Text("sequence")?.Trim();
        if (!string.IsNullOrEmpty(uniqueId) && !string.IsNullOrEmpty(sequence))
            return Joined(linkedId, uniqueId, sequence);
        return Joined(string.IsNullOrEmpty(uniqueId) ? row.Text("channel") : uniqueId, row.Text("dstchannel"), start.Written);
    }

    private static string Joined(params ReadOnlySpan<string?> parts)
    {
        var escaped = new string[parts.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            escaped[index] = (parts[index] ?? string.Empty)
                .Replace("%", "%25", StringComparison.Ordinal)
                .Replace("|", "%7C", StringComparison.Ordinal);
        }

        return string.Join('|', escaped);
    }

    /// <summary>When the channel was made: its id begins with the second, which tells the two hours of an autumn night apart.</summary>
    private static Instant? CreatedAt(string? uniqueId)
    {
        if (uniqueId is null)
            return null;
        var end = uniqueId.LastIndexOf('.');
        var begin = uniqueId.LastIndexOf('-') + 1;
        return end > begin && long.TryParse(uniqueId.AsSpan(begin, end - begin), NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            && second < int.MaxValue * 2L
            ? Instant.FromUnixTimeSeconds(second)
            : null;
    }

    private CdrRecord Times(CdrRow row, CdrRecord record)
    {
        var duration = row.Seconds("duration");
        var billable = row.Seconds("billsec");
        var expectedEnd = record.StartedAt + (duration ?? Duration.Zero);
        var ended = Instant.Max(row.Time("end")?.In(_zone, expectedEnd) ?? expectedEnd, record.StartedAt);
        Instant? answered = null;
        if (row.Has("answer"))
            answered = row.Time("answer")?.In(_zone, ended - (billable ?? Duration.Zero));
        else if (record.Disposition is CdrDisposition.Answered || billable > Duration.Zero)
            answered = Instant.Max(ended - (billable ?? Duration.Zero), record.StartedAt);
        return record with
        {
            AnsweredAt = answered,
            EndedAt = ended,
            Duration = duration ?? ended - record.StartedAt,
            Billable = billable ?? (answered is { } from ? ended - from : Duration.Zero),
        };
    }
}
