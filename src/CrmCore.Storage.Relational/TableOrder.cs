namespace CrmCore.Storage.Relational;

/// <summary>One order in which a table's rows can be found: its key or one of its indexes.</summary>
internal sealed class TableOrder
{
    private readonly TableModel _table;
    private readonly RecordIndex? _index;

    public TableOrder(TableModel table, RecordIndex? index)
    {
        _table = table;
        _index = index;
        var keyColumns = Enumerable.Range(0, table.Type.KeyColumns);
        var indexed = index is null ? [] : index.Columns.Select(table.PositionOf).ToArray();
        RefuseEmptyColumns(indexed);
        IndexedColumns = indexed;
        Columns = [.. indexed, .. keyColumns.Except(indexed)];
        LookupColumns = index?.LookupColumns ?? table.Type.KeyColumns;
        Parts = PartsOf(table.Type, Columns);
        Lookup = SelectWhere(LookupColumns) + OrderFrom(LookupColumns, descending: false);
    }

    /// <summary>The positions of the columns that give the order: the index's own, then what of the key is missing, so that no two rows are equal.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>The positions of the index's own columns; none for the key.</summary>
    public IReadOnlyList<int> IndexedColumns { get; }

    /// <summary>How many leading columns a look-up gives.</summary>
    public int LookupColumns { get; }

    /// <summary>Where in a key the values of <see cref="Columns"/> stand.</summary>
    public KeyPart[] Parts { get; }

    /// <summary>Selects the rows with the look-up's values (parameters 1…) in this order.</summary>
    public string Lookup { get; }

    /// <summary>
    /// Selects a range in this order. Parameters: the values of the leading columns, then, when it goes on, those of all the others in the row
    /// behind which it goes on, then the number of rows.
    /// </summary>
    public string Page(int keyColumns, bool goesOn, bool descending)
    {
        var text = SelectWhere(keyColumns);
        var next = keyColumns + 1;
        if (goesOn && keyColumns < Columns.Count)
        {
            var names = string.Join(", ", Columns.Skip(keyColumns).Select(_table.ColumnName));
            var values = string.Join(", ", Columns.Skip(keyColumns).Select(_ => _table.Dialect.Parameter(next++)));
            text += $"{(HasCondition(keyColumns) ? " AND" : " WHERE")} ({names}) {(descending ? "<" : ">")} ({values})";
        }

        return $"{text}{OrderFrom(keyColumns, descending)} LIMIT {_table.Dialect.Parameter(next)}";
    }

    private static KeyPart[] PartsOf(RecordType type, IReadOnlyList<int> columns)
    {
        Span<int> seen = stackalloc int[Enum.GetValues<ColumnKind>().Length];
        var parts = new KeyPart[columns.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var kind = type.Columns[columns[i]].Kind;
            parts[i] = new KeyPart(kind, seen[(int)kind]++);
        }

        return parts;
    }

    private bool HasCondition(int keyColumns) => keyColumns > 0 || _index?.Where is not null;

    private string SelectWhere(int keyColumns)
    {
        var conditions = new List<string>();
        for (var i = 0; i < keyColumns; i++) conditions.Add($"{_table.ColumnName(Columns[i])} = {_table.Dialect.Parameter(i + 1)}");
        if (_index?.Where is { } where) conditions.Add($"{_table.Dialect.Quote(where)} IS NOT NULL");
        var select = _table.SelectAll + (_index is { KeyPrefix: false } ? _table.Dialect.By(_table.IndexName(_index)) : "");
        return conditions.Count == 0 ? select : $"{select} WHERE {string.Join(" AND ", conditions)}";
    }

    private string OrderFrom(int keyColumns, bool descending)
    {
        var names = Columns.Skip(keyColumns).Select(column => _table.ColumnName(column) + (descending ? " DESC" : "")).ToArray();
        return names.Length == 0 ? "" : $" ORDER BY {string.Join(", ", names)}";
    }

    // Databases neither order empty values alike nor compare them in ranges.
    private void RefuseEmptyColumns(int[] indexed)
    {
        foreach (var column in indexed.Select(position => _table.Type.Columns[position]))
        {
            if (!column.Optional || column.Name == _index!.Where) continue;
            throw new InvalidOperationException(
                $"The index '{_index.Name}' of '{_table.Type.Name}' holds the column '{column.Name}', which may be empty: name it as the index's Where.");
        }
    }
}
