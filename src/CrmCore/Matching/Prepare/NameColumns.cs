namespace CrmCore;

/// <summary>Reads the names of rows into columns: given name, surname, patronymic, other words.</summary>
internal sealed class NameColumns
{
    private const int MostWords = 8;
    private readonly List<NameParts> _rows = [];
    private readonly ValueColumn _others = new();
    private readonly List<string> _given = [];
    private readonly List<string> _family = [];
    private readonly List<string> _patronymic = [];
    private readonly List<string> _whole = [];
    private bool _comma;

    public Vocabulary Words { get; } = new();

    public ValueColumn Others => _others;

    public NameParts this[int row] => row < _rows.Count ? _rows[row] : new NameParts { Given = -1, Surname = -1, Patronymic = -1 };

    public void Read(MatchKind kind, string cell)
    {
        switch (kind)
        {
            case MatchKind.GivenName: Split(cell, _given); break;
            case MatchKind.Surname: Split(cell, _family); break;
            case MatchKind.Patronymic: Split(cell, _patronymic); break;
            default:
                _comma |= cell.Contains(',', StringComparison.Ordinal);
                Split(cell, _whole);
                break;
        }
    }

    public void EndRow(int row)
    {
        var parts = new NameParts { Given = -1, Surname = -1, Patronymic = -1 };
        if (_given.Count == 0 && _family.Count == 0) FromWhole(ref parts);
        else FromParts(row, ref parts);
        if (_patronymic.Count > 0) parts.Patronymic = Words.Add(_patronymic[0]);
        while (_rows.Count < row) _rows.Add(new NameParts { Given = -1, Surname = -1, Patronymic = -1 });
        _rows.Add(parts);
        _given.Clear();
        _family.Clear();
        _patronymic.Clear();
        _whole.Clear();
        _comma = false;
    }

    private void FromParts(int row, ref NameParts parts)
    {
        if (_given.Count > 0) parts.Given = Words.Add(_given[0]);
        if (_family.Count > 0) parts.Surname = Words.Add(string.Join(' ', _family));
        parts.MaySwap = parts.Given < 0 || parts.Surname < 0;
        foreach (var word in _given.Skip(1).Concat(_whole).Where(w => w.Length > 1 && !_given.Take(1).Contains(w) && !_family.Contains(w)))
            _others.Add(row, Words.Add(word));
    }

    private void FromWhole(ref NameParts parts)
    {
        if (_whole.Count == 0) return;
        var patronymic = _whole.FindIndex(1, IsPatronymic);
        if (patronymic > 0)
        {
            parts.Patronymic = Words.Add(_whole[patronymic]);
            parts.Given = Words.Add(_whole[patronymic - 1]);
            var rest = _whole.Where((_, i) => i != patronymic && i != patronymic - 1).ToList();
            if (rest.Count > 0) parts.Surname = Words.Add(string.Join(' ', rest));
            return;
        }

        if (_whole.Count == 1)
        {
            parts.MaySwap = true;
            if (IsFamily(_whole[0])) parts.Surname = Words.Add(_whole[0]);
            else parts.Given = Words.Add(_whole[0]);
            return;
        }

        var familyFirst = _comma || (IsFamily(_whole[0]) && !IsFamily(_whole[^1])) || (_whole[0].Length > 1 && _whole[1].Length == 1);
        parts.MaySwap = !_comma && IsFamily(_whole[0]) == IsFamily(_whole[^1]);
        parts.Given = Words.Add(familyFirst ? _whole[1] : _whole[0]);
        parts.Surname = Words.Add(familyFirst ? _whole[0] : _whole[^1]);
    }

    private static bool IsPatronymic(string word) => word.Length > 5 && Ends(word, "vic", "vna", "icna", "ogli", "kizi", "inicna");

    private static bool IsFamily(string word) => word.Length > 3
        && Ends(word, "ov", "ev", "ova", "eva", "in", "ina", "ski", "skii", "skaia", "enko", "ian", "dze", "svili", "uk", "iuk");

    private static bool Ends(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static void Split(string cell, List<string> words)
    {
        Span<char> folded = stackalloc char[TextFold.Room];
        ReadOnlySpan<char> text = folded[..TextFold.Fold(cell, folded, skeleton: true)];
        foreach (var range in text.Split(' '))
        {
            if (words.Count == MostWords) return;
            if (!text[range].IsEmpty) words.Add(text[range].ToString());
        }
    }
}
