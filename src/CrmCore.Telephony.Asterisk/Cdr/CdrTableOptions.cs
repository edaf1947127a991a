using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>How a CDR table is read.</summary>
public sealed record CdrTableOptions
{
    /// <summary>The time zone of the table's times: as a rule the server's own, for Asterisk writes its wall clock.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The table, with its schema or database where needed, such as <c>asteriskcdrdb.cdr</c>: letters, digits, underscores and dots.</summary>
    /// <value>The default is <c>cdr</c>.</value>
    public string Table { get; init; } = "cdr";

    /// <summary>How far before the last row seen each reading begins, for rows that come late: Asterisk may hold rows back (<c>batch=yes</c>).</summary>
    /// <value>The default is one hour.</value>
    public Duration Overlap { get; init; } = Duration.FromHours(1);

    /// <summary>
    /// The longest call. A row is written when its call ends but bears the time when it began, so calls that last long are looked for this far back.
    /// </summary>
    /// <value>The default is one day.</value>
    public Duration LongestCall { get; init; } = Duration.FromHours(24);

    /// <summary>The most rows in one batch.</summary>
    /// <value>The default is 1,000.</value>
    public int BatchSize { get; init; } = 1000;
}
