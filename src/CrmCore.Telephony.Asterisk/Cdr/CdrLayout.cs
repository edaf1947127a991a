using System.Collections.Immutable;

namespace CrmCore.Telephony.Asterisk;

/// <summary>The columns of a CDR file, in order. Immutable.</summary>
/// <remarks>
/// Known names are those of Asterisk and FreePBX (<c>accountcode</c>, <c>src</c>, …, <c>calldate</c>, <c>did</c>, <c>recordingfile</c>, …), compared
/// without case; any other column is kept in <see cref="CdrRecord.Other"/>.
/// </remarks>
public sealed class CdrLayout
{
    private static readonly ImmutableArray<string> Stock =
    [
        "accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp", "lastdata", "start", "answer", "end", "duration",
        "billsec", "disposition", "amaflags",
    ];

    private readonly ImmutableArray<string> _columns;

    private CdrLayout(ImmutableArray<string> columns) => _columns = columns;

    /// <summary>
    /// The order of the sample <c>cdr_custom.conf</c>: clid, src, dst, dcontext, channel, dstchannel, lastapp, lastdata, start, answer, end,
    /// duration, billsec, disposition, amaflags, accountcode, uniqueid, userfield, sequence.
    /// </summary>
    public static CdrLayout Custom { get; } = new(
    [
        "clid", "src", "dst", "dcontext", "channel", "dstchannel", "lastapp", "lastdata", "start", "answer", "end", "duration", "billsec",
        "disposition", "amaflags", "accountcode", "uniqueid", "userfield", "sequence",
    ]);

    /// <summary>The names of the columns, lower case.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The layout of <c>Master.csv</c> (<c>cdr_csv</c>) under the options of <c>cdr.conf</c>, section <c>[csv]</c>.</summary>
    /// <param name="uniqueId">The option <c>loguniqueid</c>. The default is true, as in the sample file.</param>
    /// <param name="userField">The option <c>loguserfield</c>. The default is true, as in the sample file.</param>
    /// <param name="newColumns">The option <c>newcdrcolumns</c>: peeraccount, linkedid, sequence. The default is false.</param>
    /// <returns>A layout of 16 to 21 columns.</returns>
    public static CdrLayout MasterCsv(bool uniqueId = true, bool userField = true, bool newColumns = false) => new(
    [
        .. Stock,
        .. uniqueId ? ["uniqueid"] : Array.Empty<string>(),
        .. userField ? ["userfield"] : Array.Empty<string>(),
        .. newColumns ? ["peeraccount", "linkedid", "sequence"] : Array.Empty<string>(),
    ]);

    /// <summary>A layout of one's own.</summary>
    /// <param name="columns">The names of the columns, in order; <c>start</c> (or <c>calldate</c>) must be among them.</param>
    /// <returns>The layout.</returns>
    /// <exception cref="ArgumentException">No column is the start of the call, or a name is empty or stands twice.</exception>
    public static CdrLayout Of(params IEnumerable<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var names = columns.Select(column => (column ?? string.Empty).Trim().ToLowerInvariant()).ToImmutableArray();
        if (names.Contains(string.Empty) || names.Distinct(StringComparer.Ordinal).Count() != names.Length)
            throw new ArgumentException("A column's name is empty or stands twice: name each column once.", nameof(columns));
        if (!names.Contains("start") && !names.Contains("calldate"))
            throw new ArgumentException("No column is the start of the call: one must be named 'start' or 'calldate'.", nameof(columns));
        return new CdrLayout(names);
    }

    /// <summary>The layout of <c>Master.csv</c> by the number of values in a line; 17 is read as 16 and uniqueid, 20 likewise.</summary>
    internal static CdrLayout? OfWidth(int width) => width switch
    {
        16 => MasterCsv(uniqueId: false, userField: false),
        17 => MasterCsv(userField: false),
        18 => MasterCsv(),
        19 => MasterCsv(uniqueId: false, userField: false, newColumns: true),
        20 => MasterCsv(userField: false, newColumns: true),
        21 => MasterCsv(newColumns: true),
        _ => null,
    };
}
