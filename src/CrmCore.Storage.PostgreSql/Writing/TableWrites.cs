using CrmCore.Storage.Relational;

namespace CrmCore.Storage.PostgreSql;

/// <summary>The text of a table's changes: one statement for all changes of a kind, its rows in arrays.</summary>
internal static class TableWrites
{
    /// <summary>The text for a kind of change.</summary>
    /// <param name="table">The table.</param>
    /// <param name="kind">What is done.</param>
    /// <param name="tells">Whether the statement tells which rows were written: for an insert their keys, for the others their numbers.</param>
    public static string TextOf(TableModel table, ChangeKind kind, bool tells) => kind switch
    {
        ChangeKind.Insert => Into(table) + (tells ? $" ON CONFLICT DO NOTHING RETURNING {KeyNames(table)}" : IsOftenTaken(table.Type) ? " ON CONFLICT DO NOTHING" : ""),
        ChangeKind.Add => $"{Into(table)} ON CONFLICT ({KeyNames(table)}) DO UPDATE SET {List(Rest(table), i => $"{table.ColumnName(i)} = t.{table.ColumnName(i)} + excluded.{table.ColumnName(i)}")}",
        ChangeKind.Update => Update(table, tells),
        _ => Delete(table, tells),
    };

    // To look first whether a row is free costs the server a search of each unique index and 48 bytes of log a row. Where the key is one that the engine has
    // just made, a taken one is so rare that the whole commit may fail by it and be tried again; where others choose it (an event's key, a phone), it is not.
    private static bool IsOftenTaken(RecordType type) => !type.Appended && type.LeaseColumn < 0;

    private static string Into(TableModel table) =>
        $"INSERT INTO {table.Name} AS t ({table.Names(All(table))}) SELECT * FROM unnest({Arrays(table, All(table))})";

    private static string Update(TableModel table, bool tells)
    {
        if (table.Update is null) throw new InvalidOperationException($"A record of '{table.Type.Name}' is all key: there is nothing to update.");
        var set = List(Rest(table), i => $"{table.ColumnName(i)} = v.c{i}");
        return $"UPDATE {table.Name} AS t SET {set} FROM {Rows(table, All(table), tells)} WHERE {Matches(table)}{(tells ? UniqueIsFree(table) + " RETURNING v.n" : "")}";
    }

    private static string Delete(TableModel table, bool tells) =>
        $"DELETE FROM {table.Name} AS t USING {Rows(table, Key(table), tells)} WHERE {Matches(table)}{(tells ? " RETURNING v.n" : "")}";

    // The rows of the statement: columns by their position, behind them the expected version where the type has one, and the row's number.
    private static string Rows(TableModel table, int[] columns, bool tells)
    {
        var version = table.Type.VersionColumn >= 0;
        var arrays = Arrays(table, columns) + (version ? ", " + PostgreSqlDialect.ArrayParameter(columns.Length + 1, ColumnKind.Integer) : "");
        var names = List(columns, i => $"c{i}") + (version ? ", expected" : "");
        return $"unnest({arrays}){(tells ? " WITH ORDINALITY" : "")} AS v({names}{(tells ? ", n" : "")})";
    }

    private static string Matches(TableModel table)
    {
        var key = string.Join(" AND ", Key(table).Select(i => $"t.{table.ColumnName(i)} = v.c{i}"));
        return table.Type.VersionColumn < 0 ? key : $"{key} AND t.{table.ColumnName(table.Type.VersionColumn)} = v.expected";
    }

    // A row whose new unique value another row has is left as it is, and so told of.
    private static string UniqueIsFree(TableModel table)
    {
        var conditions = table.Type.Indexes.Select((index, i) => index.Unique ? table.Orders[i].IndexedColumns : []).Where(columns => columns.Count > 0)
            .Select(columns =>
                $" AND NOT EXISTS (SELECT 1 FROM {table.Name} AS o WHERE {string.Join(" AND ", columns.Select(i => $"o.{table.ColumnName(i)} = v.c{i}"))}"
                + $" AND NOT ({string.Join(" AND ", Key(table).Select(i => $"o.{table.ColumnName(i)} = v.c{i}"))}))");
        return string.Concat(conditions);
    }

    private static string Arrays(TableModel table, int[] columns) =>
        string.Join(", ", columns.Select((column, i) => PostgreSqlDialect.ArrayParameter(i + 1, table.Type.Columns[column].Kind)));

    private static string KeyNames(TableModel table) => table.Names(Key(table));

    private static int[] All(TableModel table) => [.. Enumerable.Range(0, table.Type.Columns.Count)];

    private static int[] Key(TableModel table) => All(table)[..table.Type.KeyColumns];

    private static int[] Rest(TableModel table) => All(table)[table.Type.KeyColumns..];

    private static string List(IEnumerable<int> columns, Func<int, string> text) => string.Join(", ", columns.Select(text));
}
