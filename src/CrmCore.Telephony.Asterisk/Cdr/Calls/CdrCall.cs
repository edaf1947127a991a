using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>One call, put together of its rows. Immutable.</summary>
public sealed record CdrCall
{
    /// <summary>
    /// What the call is told apart by: linkedid, else the uniqueid (else the key) of the row that came first. It stays the same when the source is
    /// read again, in other pieces, and when rows come late.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Who called: a number as Asterisk wrote it, or an extension; empty when withheld.</summary>
    public required string From { get; init; }

    /// <summary>The number that was called: for an inbound call the company's, for others that of the client or the colleague.</summary>
    public required string To { get; init; }

    /// <summary>Which way it went.</summary>
    public required CdrDirection Direction { get; init; }

    /// <summary>How it ended: answered if any row was answered, else what the dialled legs say, the most telling first.</summary>
    public required CdrDisposition Disposition { get; init; }

    /// <summary>When the first row began.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When an employee's leg was first answered, or where none is known, any row; <see langword="null"/> if never.</summary>
    public Instant? AnsweredAt { get; init; }

    /// <summary>When the last row ended.</summary>
    public required Instant EndedAt { get; init; }

    /// <summary>The time talked on employees' legs; what several rows tell of the same time counts once.</summary>
    public required Duration Talk { get; init; }

    /// <summary>From the start to the answer, or to the end of an unanswered call.</summary>
    public required Duration Wait { get; init; }

    /// <summary>
    /// The employee's extension. Inbound: who answered last, or, unanswered, who rang last. Otherwise who called. <see langword="null"/> when no
    /// extension took part.
    /// </summary>
    public string? Extension { get; init; }

    /// <summary>The company's number that was dialled from outside; <see langword="null"/> when not known or not inbound.</summary>
    public string? Did { get; init; }

    /// <summary>The recording's file as written in the row; <see langword="null"/> when there is none.</summary>
    public string? RecordingFile { get; init; }

    /// <summary>The name that the caller's telephone showed, unescaped; <see langword="null"/> when there is none.</summary>
    public string? CallerName { get; init; }

    /// <summary>The ids of the call's channels (uniqueid and linkedid), by which live events of the same call are found.</summary>
    public required IReadOnlyList<string> ChannelIds { get; init; }

    /// <summary>Keys of calls that were handed out before and, as a later row shows, were parts of this one (a transfer without linkedid).</summary>
    /// <value>The default is empty.</value>
    public IReadOnlyList<string> Absorbed { get; init; } = [];

    /// <summary>All rows in order of time.</summary>
    public required IReadOnlyList<CdrRecord> Rows { get; init; }
}
