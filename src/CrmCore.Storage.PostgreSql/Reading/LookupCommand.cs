using CrmCore.Storage.Relational;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>All look-ups of a batch along one index, as one statement.</summary>
internal sealed class LookupCommand
{
    private readonly KeyColumns _keys;
    private readonly List<RecordLookup> _lookups = [];
    private readonly List<(int Lookup, object Record)> _found = [];

    public LookupCommand(TableModel table, int index)
    {
        var order = table.OrderOf(index);
        _keys = new KeyColumns(table.Type, order, order.LookupColumns);
        Command = new NpgsqlBatchCommand(TextOf(table, index));
        _keys.AddTo(Command.Parameters);
    }

    public NpgsqlBatchCommand Command { get; }

    public bool IsEmpty => _lookups.Count == 0;

    /// <summary>
    /// For each key, the rows behind it. The OFFSET keeps the planner from making an ordinary join of it: it is one search of the index a key, in the order of
    /// the keys.
    /// </summary>
    public static string TextOf(TableModel table, int index)
    {
        var order = table.OrderOf(index);
        var keys = Enumerable.Range(0, order.LookupColumns).ToArray();
        var arrays = string.Join(", ", keys.Select(i => PostgreSqlDialect.ArrayParameter(i + 1, order.Parts[i].Kind)));
        var names = string.Join(", ", keys.Select(i => $"k{i}"));
        var conditions = keys.Select(i => $"{table.ColumnName(order.Columns[i])} = k.k{i}");
        if (index >= 0 && table.Type.Indexes[index].Where is { } where) conditions = conditions.Append($"{table.Dialect.Quote(where)} IS NOT NULL");
        var rest = string.Join(", ", order.Columns.Skip(order.LookupColumns).Select(table.ColumnName));
        return $"SELECT k.n, r.* FROM unnest({arrays}) WITH ORDINALITY AS k({names}, n) CROSS JOIN LATERAL "
            + $"({table.SelectAll} WHERE {string.Join(" AND ", conditions)}{(rest.Length == 0 ? "" : " ORDER BY " + rest)} OFFSET 0) AS r";
    }

    public void Add(in RecordLookup lookup)
    {
        _lookups.Add(lookup);
        _keys.Add(lookup.Key);
    }

    public async ValueTask ReadAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var row = new RowReader(reader, first: 1);
        while (await reader.ReadAsync(ct).ConfigureAwait(false))
        {
            var lookup = (int)reader.GetInt64(0) - 1;
            _found.Add((lookup, _lookups[lookup].Type.ReadAny(row)));
        }
    }

    /// <summary>Gives the set what was read, when all of the batch was: a read that fails halfway is made again.</summary>
    public void GiveTo(RecordSet set)
    {
        foreach (var (number, record) in _found)
        {
            var lookup = _lookups[number];
            set.Found(lookup.Index, lookup.Key, record);
        }

        foreach (var lookup in _lookups) set.Searched(lookup.Index, lookup.Key);
    }

    public void Clear()
    {
        _lookups.Clear();
        _found.Clear();
        _keys.Clear();
    }
}
