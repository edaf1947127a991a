using System.Data.Common;
using System.Globalization;
using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>The question put to a CDR table whose columns have been looked at. Its SQL is the same on SQLite, MySQL and PostgreSQL.</summary>
internal sealed class CdrTableQuery
{
    private readonly CdrTableOptions _options;
    private readonly string _time;
    private readonly bool _hasDuration;
    private readonly bool _isText;
    private readonly bool _isInstant;
    private readonly string _order;

    public CdrTableQuery(DbDataReader schema, CdrTableOptions options)
    {
        _options = options;
        Columns = [.. Enumerable.Range(0, schema.FieldCount).Select(schema.GetName)];
        var ordinal = Find("calldate") ?? Find("start") ?? throw new InvalidOperationException(
            $"The table '{options.Table}' has neither a column 'calldate' nor 'start': it is no CDR table of Asterisk or FreePBX. Its columns: {string.Join(", ", Columns)}.");
        _time = Columns[ordinal];
        _hasDuration = Find("duration") is not null;
        _isText = schema.GetFieldType(ordinal) == typeof(string);
        _isInstant = schema.GetDataTypeName(ordinal).Contains("with time zone", StringComparison.OrdinalIgnoreCase);
        _order = string.Join(", ", new[] { _time, "uniqueid", "sequence" }.Where(column => Find(column) is not null));
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Says all columns by a star: <c>end</c> is a reserved word, quoted differently by each database.</summary>
    public DbCommand Command(DbConnection connection, Instant? since)
    {
        var command = connection.CreateCommand();
        var where = string.Empty;
        if (since is { } last)
        {
            where = $" WHERE {_time} >= @since";
            Add(command, "@since", Clock(Back(last, _options.Overlap)));
            if (_hasDuration)
            {
                where += $" OR ({_time} >= @far AND duration >= @long)";
                Add(command, "@far", Clock(Back(last, Duration.Max(_options.LongestCall, _options.Overlap))));
                Add(command, "@long", (int)(_options.Overlap / 2).TotalSeconds);
            }
        }

#pragma warning disable CA2100 // The table's name is checked letter by letter, the columns' names are found in the schema, values are parameters.
        command.CommandText = $"SELECT * FROM {_options.Table}{where} ORDER BY {_order}";
#pragma warning restore CA2100
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private int? Find(string column)
    {
        for (var ordinal = 0; ordinal < Columns.Count; ordinal++)
        {
            if (string.Equals(Columns[ordinal], column, StringComparison.OrdinalIgnoreCase))
                return ordinal;
        }

        return null;
    }

    /// <summary>The wall clock's time before every row that is not older than the span, also when the clocks were set back within it.</summary>
    private LocalDateTime Back(Instant last, Duration span)
    {
        var first = last - span;
        var setBack = _options.Zone.GetUtcOffset(first) - _options.Zone.GetUtcOffset(last);
        var clock = (_isInstant ? first.InUtc() : first.InZone(_options.Zone)).LocalDateTime;
        return setBack > Offset.Zero && !_isInstant ? clock.PlusSeconds(-setBack.Seconds) : clock;
    }

    private object Clock(LocalDateTime time)
    {
        if (_isText)
            return time.ToString("uuuu'-'MM'-'dd' 'HH':'mm':'ss", CultureInfo.InvariantCulture);
        var clock = time.ToDateTimeUnspecified();
        return _isInstant ? DateTime.SpecifyKind(clock, DateTimeKind.Utc) : clock;
    }
}
