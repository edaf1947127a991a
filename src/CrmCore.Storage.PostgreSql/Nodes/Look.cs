using Npgsql;
using NpgsqlTypes;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Looks, in one statement, in which epochs accounts stand and whether accepted events wait.</summary>
internal sealed class Look(Sessions sessions, StoreTables tables)
{
    private readonly string _text = TextOf(tables);

    public ValueTask<SharedState> AtAsync(IReadOnlyList<int> accounts, CancellationToken ct) => sessions.RunAsync(durable: true, accounts, ReadAsync, ct);

    private static string TextOf(StoreTables tables)
    {
        var pending = "false";
        if (tables.Schema.Types.Contains(RecordSchema.Pending.Type))
        {
            var table = tables[RecordSchema.Pending.Type];
            var column = table.ColumnName(table.OrderOf(RecordSchema.Pending.Index).Columns[0]);
            pending = $"EXISTS (SELECT 1 FROM {table.Name} WHERE {column} = {RecordSchema.Pending.Key.N0} AND {column} IS NOT NULL)";
        }

        var number = "0";
        if (tables.Schema.Epochs is { } type)
        {
            var table = tables[type];
            number = $"coalesce((SELECT {table.ColumnName(1)} FROM {table.Name} WHERE {table.ColumnName(0)} = a.account), 0)";
        }

        return $"SELECT {pending}, ARRAY(SELECT {number}::bigint FROM unnest($1::int[]) WITH ORDINALITY AS a(account, n) ORDER BY n)";
    }

    private async ValueTask<SharedState> ReadAsync(Session session, IReadOnlyList<int> accounts, CancellationToken ct)
    {
        var command = new NpgsqlBatchCommand(_text);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. accounts], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        var batch = session.NewBatch();
        await using var ending = batch.ConfigureAwait(false);
        batch.BatchCommands.Add(command);
        var reader = await session.ReadAsync(batch, ct).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        await reader.ReadAsync(ct).ConfigureAwait(false);
        var numbers = reader.GetFieldValue<long[]>(1);
        return new SharedState([.. accounts.Select((account, i) => new AccountEpoch(account, numbers[i]))], reader.GetBoolean(0));
    }
}
