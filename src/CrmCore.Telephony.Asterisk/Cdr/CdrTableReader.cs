using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>Reads a CDR table through ADO.NET: the stock table or FreePBX's, on SQLite, MySQL, MariaDB or PostgreSQL.</summary>
/// <remarks>
/// The columns are found in the table, and all are kept. Each reading begins an overlap before the last row seen, so rows come again; their
/// <see cref="CdrRecord.Key"/> tells. Safe to share between threads.
/// </remarks>
public sealed partial class CdrTableReader
{
    private readonly DbDataSource _database;
    private readonly CdrTableOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Prepares to read a table; nothing is opened yet.</summary>
    /// <param name="database">Where the table is; an account that may only read it is enough. It is not disposed here.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="time">The clock, or <see langword="null"/> for the system's: a row that claims to be from the future moves nothing.</param>
    /// <exception cref="ArgumentException">The table's name is not a plain name, or a size is not positive.</exception>
    public CdrTableReader(DbDataSource database, CdrTableOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        if (!PlainName().IsMatch(options.Table))
            throw new ArgumentException($"'{options.Table}' is not a table's name: letters, digits, underscores and dots.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BatchSize, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Overlap, Duration.Zero, nameof(options));
        _database = database;
        _options = options;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Reads the rows that began since, less the overlap, and long calls that have ended since.</summary>
    /// <param name="since">Where the last reading ended (<see cref="CdrBatch{TPosition}.Next"/>), or <see langword="null"/> for the whole table.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rows by their start, in batches; none when the table has none.</returns>
    /// <exception cref="InvalidOperationException">The table has no column of a call's start.</exception>
    /// <exception cref="DbException">The database refused; see <see cref="DbException.IsTransient"/>.</exception>
    public async IAsyncEnumerable<CdrBatch<Instant>> ReadAsync(
        Instant? since = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var connection = await _database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var opened = connection.ConfigureAwait(false);
        var query = await LookAsync(connection, cancellationToken).ConfigureAwait(false);
        var command = query.Command(connection, since);
        await using var prepared = command.ConfigureAwait(false);
        var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var read = rows.ConfigureAwait(false);
        var decoder = new CdrDecoder(query.Columns, _options.Zone);
        var next = since ?? NodaConstants.UnixEpoch;
        var line = 0L;
        while (true)
        {
            var (records, refusals) = await BatchAsync(rows, decoder, line, cancellationToken).ConfigureAwait(false);
            if (records.Count + refusals.Count == 0)
                break;
            line += records.Count + refusals.Count;
            next = Next(next, records);
            yield return new CdrBatch<Instant>(records, refusals, next);
        }
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_$]*(\.[\p{L}_][\p{L}\p{Nd}_$]*){0,2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainName();

    private async ValueTask<CdrTableQuery> LookAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        await using var prepared = command.ConfigureAwait(false);
#pragma warning disable CA2100 // The table's name is checked letter by letter.
        command.CommandText = $"SELECT * FROM {_options.Table} WHERE 1 = 0";
#pragma warning restore CA2100
        var schema = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var read = schema.ConfigureAwait(false);
        return new CdrTableQuery(schema, _options);
    }

    private Instant Next(Instant next, List<CdrRecord> records)
    {
        var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
        foreach (var record in records)
            next = Instant.Max(next, Instant.Min(record.StartedAt, now));
        return next;
    }

    private async ValueTask<(List<CdrRecord> Records, List<CdrRefusal> Refusals)> BatchAsync(
        DbDataReader rows, CdrDecoder decoder, long line, CancellationToken cancellationToken)
    {
        var records = new List<CdrRecord>();
        var refusals = new List<CdrRefusal>();
        var values = new object?[rows.FieldCount];
        while (records.Count + refusals.Count < _options.BatchSize && await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            line++;
            var unread = Values(rows, values);
            var (record, fault) = unread is null ? decoder.Decode(values) : (null, unread);
            if (record is not null)
                records.Add(record);
            else
                refusals.Add(fault!.At(_options.Table, line, string.Join(',', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)))));
        }

        return (records, refusals);
    }

    /// <summary>Copies the values of the row; one that the driver cannot give (MySQL's zero dates, by its settings) makes a fault.</summary>
    private static CdrFault? Values(DbDataReader row, object?[] values)
    {
        CdrFault? fault = null;
        for (var ordinal = 0; ordinal < values.Length; ordinal++)
        {
            try
            {
                values[ordinal] = row.GetValue(ordinal) is var value and not DBNull ? value : null;
            }
            catch (Exception problem) when (problem is InvalidCastException or FormatException or OverflowException or ArgumentException)
            {
                values[ordinal] = null;
                fault ??= new CdrFault(
                    $"Column '{row.GetName(ordinal)}' cannot be read: {problem.Message}",
                    "As a rule a zero date: with MySQL set 'AllowZeroDateTime' or 'ConvertZeroDateTime' in the connection string.");
            }
        }

        return fault;
    }
}
