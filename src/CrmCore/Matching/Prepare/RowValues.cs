using System.Runtime.CompilerServices;

namespace CrmCore;

/// <summary>The values of all rows as numbers in the vocabularies: the first value of each field side by side, the rare further ones aside.</summary>
internal sealed class RowValues(int fields)
{
    /// <summary>More values than this in one field of one row say nothing more.</summary>
    public const int MostValues = 8;

    private const byte MaySwapFlag = 1;
    private const byte FurtherFlag = 2;
    private readonly Dictionary<(int Row, int Field), int[]> _further = [];
    private int[] _first = new int[16 * fields];
    private byte[] _flags = new byte[16];

    public int Rows { get; private set; }

    /// <summary>The first value of each field of a row; -1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<int> Row(int row) => _first.AsSpan(row * fields, fields);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int First(int row, int field) => _first[(row * fields) + field];

    /// <summary>Whether the row has more than one value in some field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasFurther(int row) => (_flags[row] & FurtherFlag) != 0;

    /// <summary>Whether given name and surname of the row may stand the other way round: their places told nothing.</summary>
    public bool MaySwap(int row) => (_flags[row] & MaySwapFlag) != 0;

    /// <summary>The values of a field after the first.</summary>
    public ReadOnlySpan<int> Further(int row, int field) => HasFurther(row) && _further.TryGetValue((row, field), out var values) ? values : [];

    /// <summary>Begins a row without values.</summary>
    public void AddRow()
    {
        if (Rows == _flags.Length)
        {
            Array.Resize(ref _flags, Rows + (Rows / 2));
            Array.Resize(ref _first, _flags.Length * fields);
        }

        _first.AsSpan(Rows++ * fields, fields).Fill(-1);
    }

    /// <summary>Adds a value to the last row.</summary>
    public void Add(int field, int value)
    {
        var row = Rows - 1;
        ref var first = ref _first[(row * fields) + field];
        if (first < 0)
        {
            first = value;
            return;
        }

        var further = _further.GetValueOrDefault((row, field), []);
        if (first == value || further.Contains(value) || further.Length == MostValues - 1) return;
        _further[(row, field)] = [.. further, value];
        _flags[row] |= FurtherFlag;
    }

    /// <summary>Marks the last row: see <see cref="MaySwap"/>.</summary>
    public void SetMaySwap() => _flags[Rows - 1] |= MaySwapFlag;
}
