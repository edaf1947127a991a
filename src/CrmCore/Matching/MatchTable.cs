using System.Collections.Immutable;

namespace CrmCore;

/// <summary>
/// Rows prepared for matching: normalised, folded and numbered, without the raw texts. One million leads take a few hundred megabytes.
/// Not safe for several threads while rows are added.
/// </summary>
public sealed class MatchTable
{
    /// <summary>What comes after in a cell is not looked at.</summary>
    private const int LongestCell = 1000;

    private readonly ImmutableArray<MatchField?> _fieldOfColumn;
    private readonly NameReader _names;
    private readonly FieldSink? _house;
    private readonly List<ulong> _hashes = [];

    /// <summary>An empty table.</summary>
    public MatchTable(MatchSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _fieldOfColumn = [.. schema.Columns.Select(c => MatchFields.FieldOf(schema.Fields, c))];
        Values = new RowValues(schema.Fields.Length);
        var names = new Vocabulary();
        Vocabularies = [.. schema.Fields.Select(f => f.IsName ? names : new Vocabulary())];
        _names = new NameReader(names, Values, schema.Fields);
        if (schema.Fields.FirstOrDefault(f => f.Kind == MatchFieldKind.House) is { } house) _house = Sink(house);
    }

    /// <summary>The columns.</summary>
    public MatchSchema Schema { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _hashes.Count;

    internal RowValues Values { get; }

    internal ImmutableArray<Vocabulary> Vocabularies { get; }

    /// <summary>A hash of what the row says: rows are ordered by it before anything is sampled.</summary>
    internal ulong ContentHash(int row) => _hashes[row];

    /// <summary>Adds a row and gives its number, counted from 0.</summary>
    /// <param name="cells">The raw cells in the order of the schema's columns; null or blank is missing.</param>
    /// <exception cref="ArgumentException">The number of cells is not the number of columns.</exception>
    public int Add(params ReadOnlySpan<string?> cells)
    {
        var columns = Schema.Columns;
        if (cells.Length != columns.Length)
            throw new ArgumentException($"The schema has {columns.Length} columns, not {cells.Length}.", nameof(cells));
        var row = Count;
        var hash = 0UL;
        Values.AddRow();
        for (var i = 0; i < cells.Length; i++)
        {
            if (columns[i].Kind == MatchKind.Ignore || string.IsNullOrWhiteSpace(cells[i])) continue;
            var cell = cells[i]!;
            hash = StableHash.Join(hash, StableHash.Of(cell, (ulong)i));
            Read(columns[i].Kind, _fieldOfColumn[i], cell.Length > LongestCell ? cell[..LongestCell] : cell);
        }

        _names.EndRow();
        _hashes.Add(hash);
        return row;
    }

    private void Read(MatchKind kind, MatchField? field, string cell)
    {
        if (kind is MatchKind.FullName or MatchKind.GivenName or MatchKind.Surname or MatchKind.Patronymic) _names.Read(kind, cell);
        else if (field is null) return;
        else if (kind is MatchKind.Address or MatchKind.Street) StreetReader.Read(cell, Sink(field), _house);
        else CellReader.Read(field.Kind, cell, Sink(field));
    }

    private FieldSink Sink(MatchField field) => new(Vocabularies[field.Index], Values, field.Index);
}
