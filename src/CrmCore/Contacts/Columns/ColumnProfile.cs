using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>What the cells of one column look like together.</summary>
internal sealed class ColumnProfile
{
    /// <summary>From this many cells on, a value that never repeats says something.</summary>
    private const int EnoughCells = 20;

    private readonly int[] _kinds = new int[(int)CellKind.Text + 1];
    private readonly Dictionary<string, int> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<int> _years = [];
    private long _length;
    private int _countries;
    private int _cells;

    public int Filled => _cells - _kinds[(int)CellKind.Empty];

    public int Distinct => _values.Count;

    /// <summary>The mean length of a filled cell.</summary>
    public double Length => Filled == 0 ? 0 : (double)_length / Filled;

    /// <summary>Every filled cell says something else, and there are enough of them to tell.</summary>
    public bool IsUnique => Filled >= EnoughCells && Filled == _cells && Distinct == Filled;

    /// <summary>A few values again and again.</summary>
    public bool IsFewValues => Filled >= EnoughCells && Distinct <= Math.Max(2, Filled / 8) && Distinct <= 60;

    /// <summary>Values that come back, but many of them.</summary>
    public bool Repeats => Filled >= EnoughCells && Distinct < Filled * .95 && !IsFewValues;

    public bool AreCountries => Filled > 0 && _countries >= Filled * .95;

    /// <summary>The middle year of the dates; 0 where there are none.</summary>
    public int MiddleYear
    {
        get
        {
            if (_years.Count == 0) return 0;
            _years.Sort();
            return _years[_years.Count / 2];
        }
    }

    /// <summary>How many years lie between the dates, without the outermost tenths.</summary>
    public int YearSpread
    {
        get
        {
            if (_years.Count == 0) return 0;
            _years.Sort();
            return _years[_years.Count * 9 / 10] - _years[_years.Count / 10];
        }
    }

    public static ColumnProfile Of(IReadOnlyList<IReadOnlyList<string>> rows, int column)
    {
        var profile = new ColumnProfile();
        foreach (var row in rows) profile.Add(column < row.Count ? row[column] : "");
        return profile;
    }

    /// <summary>The share of the filled cells that look like one of these.</summary>
    public double Share(params ReadOnlySpan<CellKind> kinds)
    {
        if (Filled == 0) return 0;
        var count = 0;
        foreach (var kind in kinds) count += _kinds[(int)kind];
        return (double)count / Filled;
    }

    /// <summary>The share of the filled cells that a test holds for; each distinct value is asked once.</summary>
    public double ShareOf(Func<string, bool> test)
    {
        if (Filled == 0) return 0;
        var count = 0;
        foreach (var (value, times) in _values) count += test(value) ? times : 0;
        return (double)count / Filled;
    }

    public bool Has(string value) => _values.ContainsKey(value.Trim());

    private void Add(string cell)
    {
        _cells++;
        var kind = CellShape.Of(cell);
        _kinds[(int)kind]++;
        if (kind == CellKind.Empty) return;
        _length += cell.Length;
        var text = cell.Length > 256 ? cell[..256] : cell.Trim();
        CollectionsMarshal.GetValueRefOrAddDefault(_values, text, out _)++;
        if (kind is CellKind.Date or CellKind.Moment && DateShape.Year(text, out _) is { } year) _years.Add(year);
        if (kind == CellKind.TwoLetters && NumberingPlans.Default.ForRegion(text) is not null) _countries++;
    }
}
