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
    private readonly List<PersonName> _whole = [];
    private bool _any;

    private static int IndexOf(IReadOnlyList<MatchField> fields, MatchFieldKind kind) => fields.FirstOrDefault(f => f.Kind == kind)?.Index ?? -1;

    public void Read(MatchKind kind, string cell)
    {
        _any = true;
        switch (kind)
        {
            case MatchKind.GivenName: Split(cell, _given); break;
            case MatchKind.Surname: Split(cell, _family, NameEndings.Masculine); break;
            case MatchKind.Patronymic: Split(cell, _patronymic); break;
            default: _whole.Add(PersonName.Parse(Outside(cell))); break;
        }
    }

    /// <summary>Writes what was read to the last row.</summary>
    public void EndRow()
    {
        if (!_any) return;
        if (_given.Count == 0 && _family.Count == 0) FromWhole(_whole.Count == 0 ? null : _whole[0]);
        else FromParts();
        if (_patronymic.Count > 0) Put(_patronymicField, NameEndings.Patronymic(_patronymic[0], certain: true) ?? _patronymic[0]);
        _given.Clear();
        _family.Clear();
        _patronymic.Clear();
        _whole.Clear();
        _any = false;
    }

    private void FromParts()
    {
        if (_given.Count > 0) Put(_givenField, _given[0]);
        if (_family.Count > 0) Put(_surnameField, _family.Count == 1 ? _family[0] : string.Join(' ', _family));
        if (_given.Count == 0 || _family.Count == 0) values.SetMaySwap();
        if (_given.Count + _whole.Count < 2) return;
        var others = _given.Skip(1).Concat(_whole.SelectMany(name => name.Tokens.Select(token => Given(token.Latin))));
        foreach (var word in others.Where(w => w.Length > 1 && w != _given.FirstOrDefault() && !_family.Contains(NameEndings.Masculine(w))))
            Put(_otherField, word);
    }

    private void FromWhole(PersonName? name)
    {
        if (name is null || name.IsEmpty || NameWords.IsPlaceholder(name.Tokens[0].Skeleton)) return;
        var given = name.Given == name.Surname ? null : name.Given;
        var (surname, patronymic) = (name.Surname, name.Patronymic);
        // A patronymic stands beside a given name or beside a whole name, never beside a surname only.
        if (given is null && patronymic is not null) (given, surname) = (surname, null);
        else if (patronymic is null && given is not null && IsFatherOf(name, given, surname)) (surname, patronymic) = (null, surname);
        if (given is not null) Put(_givenField, Given(given.Latin));
        if (surname is not null) Put(_surnameField, surname.Skeleton);
        if (patronymic is not null) Put(_patronymicField, patronymic.Skeleton);
        else if (given is null || given.Groups.IsEmpty || surname is null || !surname.Groups.IsEmpty) values.SetMaySwap();
        foreach (var token in name.Tokens)
        {
            if (token != given && token != name.Surname && token != name.Patronymic && !token.IsInitial) Put(_otherField, Given(token.Latin));
        }
    }

    // Иван Петрович: a known given name and then one made of a known given name. Janković stays a surname.
    private static bool IsFatherOf(PersonName name, NameToken given, NameToken? last)
    {
        if (name.Tokens.Length != 2 || last is null || name.Tokens[1] != last || given.Groups.IsEmpty) return false;
        var skeleton = last.Skeleton.AsSpan();
        if (NameEndings.Patronymic(last.Skeleton, certain: false) is null) return false;
        var stem = skeleton.EndsWith("ovic") || skeleton.EndsWith("evic") ? skeleton[..^4] : skeleton[..^2];
        return stem.Length > 2 && (NicknameTable.IsListed(stem) || NicknameTable.IsListed($"{stem}i") || NicknameTable.IsListed($"{stem}a"));
    }

    // What stands in brackets after a name is about it, not of it.
    private static string Outside(string cell)
    {
        var open = cell.IndexOf('(', StringComparison.Ordinal);
        return open > 2 && cell.AsSpan(0, open).ContainsAnyExcept(' ', '-') ? cell[..open] : cell;
    }

    // Its nicknames are found by it, so a woman's ending stays.
    private static string Given(string latin) => NameFolding.Fold(latin);

    private void Put(int field, string word)
    {
        if (field >= 0) values.Add(field, words.Add(word));
    }

    private static void Split(string cell, List<string> list, Func<string, string>? bring = null)
    {
        Span<char> folded = stackalloc char[TextFold.Room];
        ReadOnlySpan<char> text = folded[..TextFold.Fold(cell, folded, skeleton: true)];
        foreach (var range in text.Split(' '))
        {
            if (list.Count == MostWords) return;
            if (!text[range].IsEmpty) list.Add(bring?.Invoke(text[range].ToString()) ?? text[range].ToString());
        }
    }
}
