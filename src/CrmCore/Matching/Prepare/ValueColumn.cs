namespace CrmCore;

/// <summary>The values of one field by row: the first one in an array, the rare further ones aside.</summary>
internal sealed class ValueColumn
{
    /// <summary>More values than this in one row say nothing more.</summary>
    public const int MostValues = 8;

    private readonly Dictionary<int, int[]> _further = [];
    private int[] _first = new int[16];
    private int _rows;

    /// <summary>The first value of a row, or -1.</summary>
    public int First(int row) => row < _rows ? _first[row] : -1;

    /// <summary>The values after the first.</summary>
    public ReadOnlySpan<int> Further(int row) => _further.Count > 0 && _further.TryGetValue(row, out var values) ? values : [];

    public bool HasFurther => _further.Count > 0;

    public void Add(int row, int value)
    {
        while (_rows <= row)
        {
            if (_rows == _first.Length) Array.Resize(ref _first, _rows * 2);
            _first[_rows++] = -1;
        }

        if (_first[row] < 0)
        {
            _first[row] = value;
            return;
        }

        var further = _further.GetValueOrDefault(row, []);
        if (_first[row] != value && !further.Contains(value) && further.Length < MostValues - 1) _further[row] = [.. further, value];
    }
}
