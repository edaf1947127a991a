using Npgsql;
using NpgsqlTypes;

namespace CrmCore.Benchmarks;

/// <summary>Copies the engine's own records into its tables through their own descriptions, without the engine.</summary>
internal sealed class ServerEngineFill(NpgsqlConnection connection, int contacts, Instant now)
{
    /// <summary>The schema of the store's tables.</summary>
    public const string Schema = "crm";

    // Indexes of tables that hold so many rows are made after the rows.
    private const long Many = 2_000_000;

    private readonly EngineRecords _records = new(contacts, now);

    /// <summary>Fills all tables; each card has so many entries in its timeline.</summary>
    public async Task RunAsync(int entriesEach, CancellationToken cancellation)
    {
        await ExecuteAsync("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'", cancellation);
        await CopyAsync(EventKeyRecords.Instance, contacts, _records.Key, cancellation);
        await CopyAsync(StoredEventRecords.Instance, contacts, _records.Event, cancellation);
        await CopyAsync(ClaimRecords.Instance, contacts, _records.Claim, cancellation);
        await CopyAsync(DealLinkRecords.Instance, contacts, _records.Link, cancellation);
        await CopyAsync(DealRecords.Instance, contacts, _records.Deal, cancellation);
        await CopyAsync(TimelineRecords.Instance, (long)contacts * entriesEach, _records.Timeline, cancellation);
        await CopyAsync(ScheduledActionRecords.Instance, contacts, _records.Action, cancellation);
        await ExecuteAsync(
            $"INSERT INTO {Schema}.stage_count SELECT account, pipeline, stage, coalesce(currency, ''), count(*), sum(amount)::bigint FROM {Schema}.deal GROUP BY 1, 2, 3, 4",
            cancellation);
        await ExecuteAsync("VACUUM ANALYZE", cancellation);
        await ExecuteAsync("CHECKPOINT", cancellation);
    }

    /// <summary>Plans an action for each of so many deals, all due already.</summary>
    public async Task PlanAsync(int actions, Func<EngineRecords, long, ScheduledAction> plan, CancellationToken cancellation) =>
        await CopyAsync(ScheduledActionRecords.Instance, actions, n => plan(_records, n), cancellation);

    private async Task CopyAsync<T>(RecordType<T> type, long rows, Func<long, T> make, CancellationToken cancellation)
        where T : class
    {
        var indexes = rows > Many ? await TakeIndexesAsync(type.Name, cancellation) : [];
        var names = string.Join(", ", type.Columns.Select(column => $"\"{column.Name}\""));
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY {Schema}.\"{type.Name}\" ({names}) FROM STDIN (FORMAT binary)", cancellation))
        {
            copy.Timeout = TimeSpan.FromMinutes(20);
            var row = new CopiedRow(copy);
            for (long n = 0; n < rows; n++)
            {
                row.Start();
                type.Write(make(n), row);
            }

            await copy.CompleteAsync(cancellation);
        }

        foreach (var restore in indexes) await ExecuteAsync(restore, cancellation);
    }

    /// <summary>Drops the indexes of a table and answers the statements that make them again, two thirds full, as random rows leave them.</summary>
    private async Task<List<string>> TakeIndexesAsync(string table, CancellationToken cancellation)
    {
        const string Room = " WITH (fillfactor = 70)";
        var drops = new List<string>();
        var restores = new List<string>();
        await using (var select = new NpgsqlCommand(
            $"""
             SELECT i.relname, c.conname IS NOT NULL, coalesce(pg_get_constraintdef(c.oid), pg_get_indexdef(i.oid))
             FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid LEFT JOIN pg_constraint c ON c.conindid = i.oid
             WHERE x.indrelid = '{Schema}.{table}'::regclass
             """,
            connection))
        {
            await using var reader = await select.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                var (name, isConstraint, definition) = ($"\"{reader.GetString(0)}\"", reader.GetBoolean(1), reader.GetString(2));
                drops.Add(isConstraint ? $"ALTER TABLE {Schema}.{table} DROP CONSTRAINT {name}" : $"DROP INDEX {Schema}.{name}");
                restores.Add(isConstraint ? $"ALTER TABLE {Schema}.{table} ADD CONSTRAINT {name} {definition}{Room}"
                    : definition.Contains(" WHERE ", StringComparison.Ordinal) ? definition.Replace(" WHERE ", Room + " WHERE ", StringComparison.Ordinal)
                    : definition + Room);
                restores.Add($"ALTER INDEX {Schema}.{name} RESET (fillfactor)");
            }
        }

        foreach (var drop in drops) await ExecuteAsync(drop, cancellation);
        return restores;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1_200 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A row on its way into a table; columns come in their order.</summary>
    private sealed class CopiedRow(NpgsqlBinaryImporter copy) : IRowWriter
    {
        public void Start() => copy.StartRow();

        public void Integer(int column, long? value)
        {
            if (value is { } number) copy.Write(number, NpgsqlDbType.Bigint);
            else copy.WriteNull();
        }

        public void Id(int column, Guid? value)
        {
            if (value is { } id) copy.Write(id, NpgsqlDbType.Uuid);
            else copy.WriteNull();
        }

        public void Text(int column, string? value)
        {
            if (value is not null) copy.Write(value, NpgsqlDbType.Text);
            else copy.WriteNull();
        }

        public void Bytes(int column, ReadOnlyMemory<byte> value)
        {
            if (value.IsEmpty) copy.WriteNull();
            else copy.Write(value, NpgsqlDbType.Bytea);
        }
    }
}
