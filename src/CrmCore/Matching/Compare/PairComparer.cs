namespace CrmCore;

/// <summary>Compares two prepared rows field by field. The answer is a comparison vector: four bits a field.</summary>
internal sealed class PairComparer
{
    private readonly RowValues _values;
    private readonly Vocabulary[] _words;
    private readonly MatchFieldKind[] _kinds;
    private readonly int _given;
    private readonly int _surname;
    private readonly SimilarityCache _givenLevels;
    private readonly SimilarityCache _surnameLevels;

    public PairComparer(MatchTable table)
    {
        _values = table.Values;
        _words = [.. table.Vocabularies];
        _kinds = [.. table.Schema.Fields.Select(f => f.Kind)];
        _given = Array.IndexOf(_kinds, MatchFieldKind.Given);
        _surname = Array.IndexOf(_kinds, MatchFieldKind.Surname);
        _givenLevels = new SimilarityCache(table.Count);
        _surnameLevels = new SimilarityCache(table.Count);
    }

    public ulong Compare(int a, int b)
    {
        var x = _values.Row(a);
        var y = _values.Row(b);
        ulong vector = 0;
        var first = 0;
        if (_given == 0 && _surname == 1)
        {
            first = 2;
            vector = Names(x, y, _values.MaySwap(a) || _values.MaySwap(b));
        }

        var further = _values.HasFurther(a) || _values.HasFurther(b);
        for (var f = first; f < x.Length; f++)
        {
            if (x[f] < 0 || y[f] < 0) continue;
            var level = x[f] == y[f] ? Level.Equal : Values(f, x[f], y[f]);
            if (further && level != Level.Equal) level = Best(f, a, b, level);
            vector |= (ulong)(uint)level << (4 * f);
        }

        return vector;
    }

    private ulong Names(ReadOnlySpan<int> x, ReadOnlySpan<int> y, bool maySwap)
    {
        var given = Given(x[0], y[0]);
        var surname = Surname(x[1], y[1]);
        if (given != Level.Equal || surname != Level.Equal) Swap(x, y, maySwap, ref given, ref surname);
        return (uint)given | ((ulong)(uint)surname << 4);
    }

    // Read the other way round, when that agrees and the straight way does not.
    private void Swap(ReadOnlySpan<int> x, ReadOnlySpan<int> y, bool free, ref int given, ref int surname)
    {
        var first = Given(x[0], y[1]);
        var second = Surname(x[1], y[0]);
        if (first is not (Level.Equal or 3) && second is not (Level.Equal or 3)) return;
        if (first is Level.Missing or 7 || second is Level.Missing or 7)
        {
            if (!free || first == 7 || second == 7) return;
            if (given is not (Level.Missing or 7) || surname is not (Level.Missing or 7)) return;
            if (given != Level.Missing && surname != Level.Missing) return;
        }
        else if (given is > 0 and <= 3 && surname is > 0 and <= 3)
        {
            return;
        }

        given = first == Level.Missing ? first : free ? first : 6;
        surname = second == Level.Missing ? second : free ? second : 6;
    }

    private int Given(int a, int b)
    {
        if (a < 0 || b < 0) return Level.Missing;
        if (a == b) return Level.Equal;
        if (_givenLevels.TryGet(a, b, out var slot, out var level)) return level;
        var x = NicknameTable.GroupsOf(_words[0][a]);
        var y = NicknameTable.GroupsOf(_words[0][b]);
        level = NicknameTable.Share(x, y) ? 2 : Word(a, b);
        // Two known names that are alike are two names, as Peter and Petra: a slip seldom makes another name.
        if (x.Length > 0 && y.Length > 0) level = level switch { 3 => 5, 5 => 7, _ => level };
        _givenLevels.Set(slot, level);
        return level;
    }

    private int Surname(int a, int b)
    {
        if (a < 0 || b < 0) return Level.Missing;
        if (a == b) return Level.Equal;
        if (_surnameLevels.TryGet(a, b, out var slot, out var level)) return level;
        var x = _words[0][a];
        var y = _words[0][b];
        level = (x.Contains(' ') || y.Contains(' ')) && TextSimilarity.Contains(x, y) ? 2 : Word(a, b);
        _surnameLevels.Set(slot, level);
        return level;
    }

    private int Word(int a, int b)
    {
        var words = _words[0];
        var x = words[a];
        var y = words[b];
        if (x.Length == 1 || y.Length == 1) return x[0] == y[0] ? 4 : 7;
        return Likenesses.Of(words, a, b) switch { Likeness.Slip or Likeness.Near => 3, Likeness.Far => 5, _ => 7 };
    }

    private int Best(int field, int a, int b, int best)
    {
        var moreX = _values.Further(a, field);
        var moreY = _values.Further(b, field);
        var x = _values.First(a, field);
        var y = _values.First(b, field);
        foreach (var other in moreY) best = Math.Min(best, Values(field, x, other));
        foreach (var other in moreX)
        {
            best = Math.Min(best, Values(field, other, y));
            foreach (var further in moreY) best = Math.Min(best, Values(field, other, further));
        }

        return best;
    }

    private int Values(int field, int x, int y)
    {
        if (x == y) return Level.Equal;
        var words = _words[field];
        return _kinds[field] switch
        {
            MatchFieldKind.Phone or MatchFieldKind.Messenger => Slip(words, x, y, 5),
            MatchFieldKind.House or MatchFieldKind.Identifier or MatchFieldKind.OtherNames => Slip(words, x, y, 2),
            MatchFieldKind.Country => 2,
            MatchFieldKind.Patronymic => Patronymics(words, x, y),
            MatchFieldKind.Email => Emails(words, x, y),
            MatchFieldKind.Birth => DateLikeness.Of(words[x], words[y]),
            MatchFieldKind.Postcode => Postcodes(words[x], words[y]),
            _ => Texts(words, x, y),
        };
    }

    private static int Patronymics(Vocabulary words, int x, int y)
    {
        var a = words[x];
        var b = words[y];
        if (a.Length == 1 || b.Length == 1) return a[0] == b[0] ? 3 : 4;
        return Likenesses.Of(words, x, y) is Likeness.Slip or Likeness.Near ? 2 : 4;
    }

    private static int Slip(Vocabulary words, int x, int y, int shortest)
    {
        if (words.MostAlike(x, y) < 0.5) return 3;
        var a = words[x];
        return a.Length >= shortest && TextSimilarity.OneSlip(a, words[y]) ? 2 : 3;
    }

    // What is contained in a longer text has the same letters: the quick bound is low only where a word more makes the difference.
    private static int Texts(Vocabulary words, int x, int y) => Likenesses.Of(words, x, y) switch
    {
        Likeness.Slip or Likeness.Near => 2,
        Likeness.Far => 3,
        _ => words.MostAlike(x, y) >= 0.6 && TextSimilarity.Contains(words[x], words[y]) ? 3 : 4,
    };

    private static int Emails(Vocabulary words, int x, int y)
    {
        if (words.MostAlike(x, y) < 0.8) return 5;
        var a = words[x];
        var b = words[y];
        var nameA = a.IndexOf('@') is var atA and > 0 ? a[..atA] : a;
        var nameB = b.IndexOf('@') is var atB and > 0 ? b[..atB] : b;
        if (nameA.Length > 4 && nameA.SequenceEqual(nameB)) return nameA.ContainsAnyInRange('0', '9') ? 2 : 4;
        if (TextSimilarity.OneSlip(a, b)) return SlipInNumber(a, b) ? 4 : 3;
        return TextSimilarity.JaroWinkler(nameA, nameB) >= 0.9 ? 4 : 5;
    }

    // Namesakes number their addresses: another number is another person more often than a slip.
    private static bool SlipInNumber(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var start = a.CommonPrefixLength(b);
        return (start < a.Length && char.IsAsciiDigit(a[start])) || (start < b.Length && char.IsAsciiDigit(b[start]));
    }

    private static int Postcodes(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > 2 && b.Length > 2 && TextSimilarity.OneSlip(a, b)) return 2;
        return District(a).SequenceEqual(District(b)) ? 3 : 4;
    }

    private static ReadOnlySpan<char> District(ReadOnlySpan<char> code) => code.IndexOf(' ') is var space and > 1 ? code[..space] : code[..Math.Min(3, code.Length)];
}
