using CrmCore.Storage.Relational;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Tells by what stands in the tables whether a commit was done: by a row that only it can have written and that nobody changes after.</summary>
internal sealed class CommitTrace(StoreTables tables)
{
    /// <summary>Whether it was done; null when the commit has no such row.</summary>
    public async ValueTask<bool?> FindAsync(Session session, ChangeSet changes, CancellationToken ct)
    {
        foreach (var change in changes.Changes)
        {
            if (change.Kind != ChangeKind.Insert || change.Type.VersionColumn >= 0) continue;
            return await StandsAsync(session, tables[change.Type], change, ct).ConfigureAwait(false);
        }

        return null;
    }

    private static async ValueTask<bool> StandsAsync(Session session, TableModel table, RecordChange change, CancellationToken ct)
    {
        var rows = new RowColumns(table);
        rows.Add(change.Record);
        var columns = Enumerable.Range(0, table.Type.Columns.Count).ToArray();
        var arrays = columns.Select(i => PostgreSqlDialect.ArrayParameter(i + 1, table.Type.Columns[i].Kind));
        var same = columns.Select(i => i < table.Type.KeyColumns
            ? $"t.{table.ColumnName(i)} = v.c{i}"
            : $"t.{table.ColumnName(i)} IS NOT DISTINCT FROM v.c{i}");
        var command = new NpgsqlBatchCommand(
            $"SELECT EXISTS (SELECT 1 FROM unnest({string.Join(", ", arrays)}) AS v({string.Join(", ", columns.Select(i => $"c{i}"))}) "
            + $"JOIN {table.Name} AS t ON {string.Join(" AND ", same)})");
        rows.AddTo(command.Parameters);
        var batch = session.NewBatch();
        await using var ending = batch.ConfigureAwait(false);
        batch.BatchCommands.Add(command);
        var reader = await session.ReadAsync(batch, ct).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        return await reader.ReadAsync(ct).ConfigureAwait(false) && reader.GetBoolean(0);
    }
}
