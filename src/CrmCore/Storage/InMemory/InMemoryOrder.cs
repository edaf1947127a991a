namespace CrmCore;

/// <summary>The rows of a table in the order of its key or of one of its indexes.</summary>
internal sealed class InMemoryOrder : IComparer<InMemoryRow>
{
    private readonly RecordType _type;
    private readonly RecordIndex? _index;
    private readonly int _where = -1;
    private readonly SortedSet<InMemoryRow> _rows;

    public InMemoryOrder(RecordType type, RecordIndex? index)
    {
        _type = type;
        _index = index;
        _rows = new SortedSet<InMemoryRow>(this);
        var names = type.Columns.Select(column => column.Name).ToList();
        var indexed = index is null ? [] : index.Columns.Select(name => names.IndexOf(name)).ToArray();
        Columns = [.. indexed, .. Enumerable.Range(0, type.KeyColumns).Except(indexed)];
        LookupColumns = index?.LookupColumns ?? type.KeyColumns;
        if (index?.Where is { } where) _where = names.IndexOf(where);
    }

    /// <summary>The positions of the columns that give the order: the index's own, then what of the key is missing.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>How many leading columns a look-up gives.</summary>
    public int LookupColumns { get; }

    /// <summary>The kind of the column at a place of the order.</summary>
    public ColumnKind KindAt(int place) => _type.Columns[Columns[place]].Kind;

    /// <summary>Whether a row stands in the index.</summary>
    public bool Holds(InMemoryRow row) => _where < 0 || row[_where].IsSet;

    /// <summary>Whether the index is unique and another row has this one's values.</summary>
    public bool IsTaken(InMemoryRow row) =>
        _index is { Unique: true } && Holds(row) && InRange(Bound(row, _index.Columns.Count, -1), Bound(row, _index.Columns.Count, 1)).Min is not null;

    public void Add(InMemoryRow row)
    {
        if (Holds(row)) _rows.Add(row);
    }

    public void Remove(InMemoryRow row)
    {
        if (Holds(row)) _rows.Remove(row);
    }

    /// <summary>The rows between two bounds.</summary>
    public SortedSet<InMemoryRow> InRange(InMemoryRow from, InMemoryRow to) => _rows.GetViewBetween(from, to);

    /// <summary>The bound before or behind all rows with a key's values in the leading columns.</summary>
    public InMemoryRow Bound(in RecordKey key, int columns, int side)
    {
        var bound = new InMemoryRow(_type) { Bound = side, BoundColumns = columns };
        Span<int> seen = stackalloc int[Enum.GetValues<ColumnKind>().Length];
        for (var i = 0; i < columns; i++)
        {
            var kind = KindAt(i);
            var position = seen[(int)kind]++;
            bound[Columns[i]] = kind switch
            {
                ColumnKind.Integer => new InMemoryCell(true, Integer: key.Integer(position)),
                ColumnKind.Id => new InMemoryCell(true, Id: key.Id(position)),
                _ => new InMemoryCell(true, Text: key.Text(position)),
            };
        }

        return bound;
    }

    /// <summary>The bound before or behind all rows with a row's values in the leading columns.</summary>
    public InMemoryRow Bound(InMemoryRow row, int columns, int side)
    {
        var bound = new InMemoryRow(_type) { Bound = side, BoundColumns = columns };
        for (var i = 0; i < columns; i++) bound[Columns[i]] = row[Columns[i]];
        return bound;
    }

    /// <summary>Compares two rows, a row and a bound, or two bounds.</summary>
    public int Compare(InMemoryRow? x, InMemoryRow? y)
    {
        var columns = Math.Min(ColumnsOf(x!), ColumnsOf(y!));
        for (var i = 0; i < columns; i++)
        {
            var compared = InMemoryCell.Compare(x![Columns[i]], y![Columns[i]], KindAt(i));
            if (compared != 0) return compared;
        }

        // The bound that gives fewer columns holds the other one's rows and more.
        return ColumnsOf(x!) == ColumnsOf(y!) ? x!.Bound.CompareTo(y!.Bound) : ColumnsOf(x!) < ColumnsOf(y!) ? x!.Bound : -y!.Bound;
    }

    private int ColumnsOf(InMemoryRow row) => row.Bound == 0 ? Columns.Count : row.BoundColumns;
}
