using System.Globalization;
using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>What the rows of a call say together; the order in which they came does not matter.</summary>
internal sealed class CallSummary
{
    private readonly CallNumbers _numbers;
    private readonly List<CdrRecord> _rows;
    private readonly List<CdrRecord> _legs;
    private readonly CdrRecord _first;

    public CallSummary(IEnumerable<CdrRecord> rows, CallNumbers numbers)
    {
        _numbers = numbers;
        _rows = [.. rows.OrderBy(row => row.StartedAt).ThenBy(row => Counter(row.UniqueId)).ThenBy(row => row.Sequence).ThenBy(row => row.Key, StringComparer.Ordinal)];
        _legs = _rows.FindAll(row => numbers.Leg(row) is not null);
        _first = _rows[0];
    }

    public CdrCall Call(CallGroup group)
    {
        var direction = Direction();
        var ended = _rows.Max(row => row.EndedAt);
        var talks = Talks();
        var answered = First(talks) ?? First(_rows);
        return new CdrCall
        {
            Key = group.Key,
            From = Caller(),
            To = To(direction),
            Direction = direction,
            Disposition = Disposition(),
            StartedAt = _first.StartedAt,
            AnsweredAt = answered,
            EndedAt = ended,
            Talk = Talk(talks),
            Wait = Duration.Max((answered ?? ended) - _first.StartedAt, Duration.Zero),
            Extension = Extension(direction),
            Did = direction is CdrDirection.Inbound ? Did() ?? (_numbers.IsOutside(_first.Destination) ? _first.Destination : null) : null,
            RecordingFile = talks.Concat(_rows).Select(row => row.RecordingFile).FirstOrDefault(file => !string.IsNullOrEmpty(file)),
            CallerName = _rows.Select(row => CallerIdText.Name(row.CallerId) ?? Filled(row.CallerName)).FirstOrDefault(name => name is not null),
            ChannelIds = [.. _rows.SelectMany(row => new[] { row.LinkedId, row.UniqueId }).OfType<string>().Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)],
            Absorbed = [.. group.Absorbed],
            Rows = [.. _rows],
        };
    }

    /// <summary>Channels of one second are made in the order of the number after the point.</summary>
    private static long Counter(string? uniqueId)
    {
        var point = uniqueId?.LastIndexOf('.') ?? -1;
        return point >= 0 && long.TryParse(uniqueId.AsSpan(point + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var counter)
            ? counter
            : long.MaxValue;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsAnswered(CdrRecord row) => row.Disposition is CdrDisposition.Answered;

    private static Instant? First(IEnumerable<CdrRecord> rows) => rows.Where(IsAnswered).Select(row => (Instant?)TakenAt(row)).Min();

    private static Instant TakenAt(CdrRecord row) => row.AnsweredAt ?? row.EndedAt - row.Billable;

    /// <summary>The length of the time covered by the rows: two rows of the same minute are one minute.</summary>
    private static Duration Talk(IEnumerable<CdrRecord> talks)
    {
        var talked = Duration.Zero;
        var covered = Instant.MinValue;
        foreach (var (from, to) in talks
            .Select(row => (From: TakenAt(row), To: TakenAt(row) + row.Billable))
            .OrderBy(talk => talk.From))
        {
            talked += Duration.Max(to - Instant.Max(from, covered), Duration.Zero);
            covered = Instant.Max(covered, to);
        }

        return talked;
    }

    private static int Weight(CdrDisposition disposition) => disposition switch
    {
        CdrDisposition.Busy => 5,
        CdrDisposition.NoAnswer => 4,
        CdrDisposition.Cancelled => 3,
        CdrDisposition.Congestion => 2,
        CdrDisposition.Failed => 1,
        _ => 0,
    };

    /// <summary>The rows whose time is talk: answered employees' legs; where no leg is known, dialled rows; where nobody was dialled, all.</summary>
    private List<CdrRecord> Talks()
    {
        if (_legs.Count > 0)
            return _legs.FindAll(IsAnswered);
        var dialled = _rows.FindAll(row => !string.IsNullOrEmpty(row.DestinationChannel));
        return (dialled.Count > 0 ? dialled : _rows).FindAll(IsAnswered);
    }

    /// <summary>
    /// Rows without a dialled channel are the caller's own (menu, waiting, hanging up) and say "no answer" of a busy call, so they speak only
    /// where nobody was dialled.
    /// </summary>
    private CdrDisposition Disposition()
    {
        if (_rows.Exists(IsAnswered))
            return CdrDisposition.Answered;
        var dialled = _rows.FindAll(row => !string.IsNullOrEmpty(row.DestinationChannel));
        return (dialled.Count > 0 ? dialled : _rows).Select(row => row.Disposition).MaxBy(Weight);
    }

    private CdrDirection Direction()
    {
        if (Did() is not null)
            return CdrDirection.Inbound;
        if (_numbers.IsOwn(_first.Source))
            return CdrDirection.Outbound;
        if (_numbers.IsOwn(_first.Destination))
            return CdrDirection.Inbound;
        if (_rows.Exists(row => !string.IsNullOrEmpty(row.OutboundNumber)))
            return CdrDirection.Outbound;
        if (CallingExtension() is not null || (!_numbers.IsOutside(_first.Source) && IsOriginated()))
            return _numbers.IsOutside(_first.Destination) ? CdrDirection.Outbound : CdrDirection.Internal;
        return CdrDirection.Inbound;
    }

    /// <summary>Whether the call was begun by the server (Originate), not by a telephone or a line.</summary>
    private bool IsOriginated() => string.IsNullOrEmpty(_first.Channel) || ChannelName.IsLocal(_first.Channel);

    private string? Did() => _rows.Select(row => Filled(row.Did)).FirstOrDefault(did => did is not null);

    private string Caller() => CallingExtension() ?? Filled(_first.Source) ?? Filled(_first.CallerNumber) ?? string.Empty;

    private string To(CdrDirection direction) =>
        (direction is CdrDirection.Inbound ? Did() : null) ?? Filled(_first.Destination) ?? string.Empty;

    /// <summary>The extension that calls: by its number, or, showing the company's number outside, by its telephone.</summary>
    private string? CallingExtension()
    {
        if (_numbers.IsExtension(_first.CallerNumber))
            return _first.CallerNumber;
        if (_numbers.IsExtension(_first.Source))
            return _first.Source;
        return !ChannelName.IsLocal(_first.Channel) && !string.IsNullOrEmpty(_first.DestinationChannel) && _numbers.Leg(_first) is null
            && _numbers.IsOutside(_first.Destination) && ChannelName.Number(_first.Channel) is { } telephone && _numbers.IsExtension(telephone)
            ? telephone
            : null;
    }

    private string? Extension(CdrDirection direction)
    {
        if (direction is not CdrDirection.Inbound && CallingExtension() is { } caller)
            return caller;
        var responsible = _legs.FindLast(IsAnswered) ?? _legs.LastOrDefault();
        if (responsible is not null)
            return _numbers.Leg(responsible);
        return direction is CdrDirection.Internal && _numbers.IsExtension(_first.Destination) ? _first.Destination : null;
    }
}
