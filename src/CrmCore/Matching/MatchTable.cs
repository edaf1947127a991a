using System.Collections.Immutable;

namespace CrmCore;

/// <summary>
/// Rows prepared for matching: normalised, folded and numbered, without the raw texts. One million leads take a few hundred megabytes.
/// Not safe for several threads while rows are added.
/// </summary>
public sealed class MatchTable
{
    private readonly ImmutableArray<MatchField?> _fieldOfColumn;
    private readonly int _house;
    private readonly List<ulong> _hashes = [];

    /// <summary>An empty table.</summary>
    public MatchTable(MatchSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _fieldOfColumn = [.. schema.Columns.Select(c => MatchFields.FieldOf(schema.Fields, c))];
        Columns = [.. schema.Fields.Select(_ => new ValueColumn())];
        Vocabularies = [.. schema.Fields.Select(f => f.IsName ? Names.Words : new Vocabulary())];
        _house = schema.Fields.FirstOrDefault(f => f.Kind == MatchFieldKind.House)?.Index ?? -1;
    }

    /// <summary>The columns.</summary>
    public MatchSchema Schema { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => _hashes.Count;

    internal NameColumns Names { get; } = new();

    internal ImmutableArray<ValueColumn> Columns { get; }

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
        var region = Region(cells);
        var hash = 0UL;
        for (var i = 0; i < cells.Length; i++)
        {
            if (columns[i].Kind == MatchKind.Ignore || string.IsNullOrWhiteSpace(cells[i])) continue;
            var cell = cells[i]!;
            hash = StableHash.Join(hash, StableHash.Of(cell, (ulong)i));
            Read(row, columns[i].Kind, _fieldOfColumn[i], cell.Length > 1000 ? cell[..1000] : cell, region);
        }

        Names.EndRow(row);
        _hashes.Add(hash);
        return row;
    }

    private void Read(int row, MatchKind kind, MatchField? field, string cell, string? region)
    {
        if (kind is MatchKind.FullName or MatchKind.GivenName or MatchKind.Surname or MatchKind.Patronymic)
        {
            Names.Read(kind, cell);
        }
        else if (field is not null && kind is MatchKind.Address or MatchKind.Street)
        {
            AddressReader.Read(cell, row, Vocabularies[field!.Index], Columns[field.Index], _house < 0 ? null : (Vocabularies[_house], Columns[_house]));
        }
        else if (field is not null)
        {
            CellReader.Read(field.Kind, cell, region, Vocabularies[field.Index], Columns[field.Index], row);
        }
    }

    private string? Region(ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (Schema.Columns[i].Kind == MatchKind.Country && cells[i] is { Length: 2 } region) return region;
        }

        return null;
    }

    /// <summary>The first value of a row in a field, or -1.</summary>
    internal int Value(int row, MatchField field) => field.Kind switch
    {
        MatchFieldKind.Given => Names[row].Given,
        MatchFieldKind.Surname => Names[row].Surname,
        MatchFieldKind.Patronymic => Names[row].Patronymic,
        MatchFieldKind.OtherNames => Names.Others.First(row),
        _ => Columns[field.Index].First(row),
    };

    internal ReadOnlySpan<int> FurtherValues(int row, MatchField field) => field.Kind switch
    {
        MatchFieldKind.OtherNames => Names.Others.Further(row),
        MatchFieldKind.Given or MatchFieldKind.Surname or MatchFieldKind.Patronymic => [],
        _ => Columns[field.Index].Further(row),
    };
}
