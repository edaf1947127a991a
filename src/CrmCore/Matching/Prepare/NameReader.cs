namespace CrmCore;

/// <summary>Reads the name of one row after the other: given name, surname, patronymic, other words.</summary>
/// <param name="words">Where words are numbered.</param>
/// <param name="values">Where they go.</param>
/// <param name="fields">The fields; those of names that are missing are not filled.</param>
internal sealed class NameReader(Vocabulary words, RowValues values, IReadOnlyList<MatchField> fields)
{
    private const int MostWords = 8;
    private readonly int _givenField = IndexOf(fields, MatchFieldKind.Given);
    private readonly int _surnameField = IndexOf(fields, MatchFieldKind.Surname);
    private readonly int _patronymicField = IndexOf(fields, MatchFieldKind.Patronymic);
    private readonly int _otherField = IndexOf(fields, MatchFieldKind.OtherNames);
    private readonly List<string> _given = [];
    private readonly List<string> _family = [];
    private readonly List<string> _patronymic = [];
    private readonly List<string> _whole = [];
    private bool _comma;
    private bool _any;

    private static int IndexOf(IReadOnlyList<MatchField> fields, MatchFieldKind kind) => fields.FirstOrDefault(f => f.Kind == kind)?.Index ?? -1;

    public void Read(MatchKind kind, string cell)
    {
        _any = true;
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

    /// <summary>Writes what was read to the last row.</summary>
    public void EndRow()
    {
        if (!_any) return;
        if (_given.Count == 0 && _family.Count == 0) FromWhole();
        else FromParts();
        if (_patronymic.Count > 0) Put(_patronymicField, _patronymic[0]);
        _given.Clear();
        _family.Clear();
        _patronymic.Clear();
        _whole.Clear();
        _comma = false;
        _any = false;
    }

    private void FromParts()
    {
        if (_given.Count > 0) Put(_givenField, _given[0]);
        if (_family.Count > 0) Put(_surnameField, _family.Count == 1 ? _family[0] : string.Join(' ', _family));
        if (_given.Count == 0 || _family.Count == 0) values.SetMaySwap();
        if (_given.Count + _whole.Count < 2) return;
        foreach (var word in _given.Skip(1).Concat(_whole).Where(w => w.Length > 1 && !_given.Take(1).Contains(w) && !_family.Contains(w)))
            Put(_otherField, word);
    }

    private void FromWhole()
    {
        if (_whole.Count == 0) return;
        var patronymic = _whole.FindIndex(1, IsPatronymic);
        if (patronymic > 0)
        {
            Put(_patronymicField, _whole[patronymic]);
            Put(_givenField, _whole[patronymic - 1]);
            var rest = _whole.Where((_, i) => i != patronymic && i != patronymic - 1).ToList();
            if (rest.Count > 0) Put(_surnameField, string.Join(' ', rest));
            return;
        }

        if (_whole.Count == 1)
        {
            values.SetMaySwap();
            Put(IsFamily(_whole[0]) ? _surnameField : _givenField, _whole[0]);
            return;
        }

        var familyFirst = _comma || (IsFamily(_whole[0]) && !IsFamily(_whole[^1])) || (_whole[0].Length > 1 && _whole[1].Length == 1);
        if (!_comma && IsFamily(_whole[0]) == IsFamily(_whole[^1])) values.SetMaySwap();
        Put(_givenField, familyFirst ? _whole[1] : _whole[0]);
        Put(_surnameField, familyFirst ? _whole[0] : _whole[^1]);
    }

    private void Put(int field, string word)
    {
        if (field >= 0) values.Add(field, words.Add(word));
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

    private static void Split(string cell, List<string> list)
    {
        Span<char> folded = stackalloc char[TextFold.Room];
        ReadOnlySpan<char> text = folded[..TextFold.Fold(cell, folded, skeleton: true)];
        foreach (var range in text.Split(' '))
        {
            if (list.Count == MostWords) return;
            if (!text[range].IsEmpty) list.Add(text[range].ToString());
        }
    }
}
