using CrmCore.Storage.Relational;

namespace CrmCore.Storage.PostgreSql;

/// <summary>The text of the statements that take due actions and give them back.</summary>
internal sealed class ClaimTexts
{
    public ClaimTexts(StoreTables tables, TableModel table)
    {
        var type = table.Type;
        var order = table.Orders[RecordSchema.ActionsByDue];
        var due = table.ColumnName(order.Columns[0]);
        var lease = table.ColumnName(type.LeaseColumn);
        var version = table.ColumnName(type.VersionColumn);
        var attempts = table.ColumnName(table.PositionOf("attempts"));
        var keys = Enumerable.Range(0, type.KeyColumns).Select(table.ColumnName).ToArray();
        var sorted = table.Names(order.Columns);

        // Free is what no living node has. A number above all that the sequence had given belongs to a node that came since: it lives.
        var living = $"SELECT number FROM {tables.Node} WHERE alive_until > clock_timestamp()";
        var isFree = $"{lease} <> ALL (ARRAY(SELECT number FROM living)) AND {lease} <= (SELECT last_value FROM {tables.NodeNumber})";
        Take = $"""
            WITH living AS MATERIALIZED ({living}),
            found AS MATERIALIZED (SELECT count(*) AS due FROM (SELECT 1 FROM {table.Name} WHERE {due} IS NOT NULL AND {due} <= $2 AND {isFree} ORDER BY {due} LIMIT $3 * (SELECT count(*) FROM living)) AS waiting),
            taken AS MATERIALIZED (
              SELECT {string.Join(", ", keys)} FROM {table.Name}
              WHERE {due} IS NOT NULL AND {due} <= $2 AND {isFree} AND EXISTS (SELECT 1 FROM living WHERE number = $1)
              ORDER BY {due} LIMIT (SELECT least($3, ceil(due::numeric / (SELECT greatest(count(*), 1) FROM living)))::bigint FROM found) FOR UPDATE SKIP LOCKED),
            changed AS (
              UPDATE {table.Name} AS t SET {lease} = $1, {version} = t.{version} + 1, {attempts} = t.{attempts} + 1 FROM taken
              WHERE {string.Join(" AND ", keys.Select(key => $"t.{key} = taken.{key}"))}
              RETURNING {string.Join(", ", Enumerable.Range(0, type.Columns.Count).Select(i => "t." + table.ColumnName(i)))})
            SELECT * FROM changed ORDER BY {sorted}
            """;
        Next = $"""
            WITH living AS MATERIALIZED ({living})
            SELECT (SELECT count(*) FROM living), EXISTS (SELECT 1 FROM living WHERE number = $1),
              (SELECT {due} FROM {table.Name} WHERE {due} IS NOT NULL AND {isFree} ORDER BY {due} LIMIT 1)
            """;
        Leased = $"SELECT {string.Join(", ", keys)} FROM {table.Name} WHERE {due} IS NOT NULL AND {lease} = $1";
        var arrays = Enumerable.Range(0, type.KeyColumns).Select(i => PostgreSqlDialect.ArrayParameter(i + 2, type.Columns[i].Kind));
        Release = $"UPDATE {table.Name} AS t SET {lease} = 0, {attempts} = t.{attempts} - 1 FROM unnest({string.Join(", ", arrays)}) AS v({string.Join(", ", keys.Select((_, i) => $"k{i}"))}) "
            + $"WHERE {string.Join(" AND ", keys.Select((key, i) => $"t.{key} = v.k{i}"))} AND t.{lease} = $1";
    }

    /// <summary>Takes what is due. Parameters: the node, now, the most.</summary>
    public string Take { get; }

    /// <summary>Answers how many nodes live, whether this one does, and when the next action falls due that no living node has. Parameter: the node.</summary>
    public string Next { get; }

    /// <summary>Answers the keys of what a node has. Parameter: the node.</summary>
    public string Leased { get; }

    /// <summary>Gives back. Parameters: the node, then the keys by column.</summary>
    public string Release { get; }
}
