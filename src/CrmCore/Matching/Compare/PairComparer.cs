using System.Collections.Immutable;

namespace CrmCore;

/// <summary>Compares two prepared rows field by field. The answer is a comparison vector: four bits a field.</summary>
internal sealed class PairComparer
{
    private readonly MatchTable _table;
    private readonly ImmutableArray<MatchField> _fields;
    private readonly MatchField? _given;
    private readonly MatchField? _surname;
    private readonly SimilarityCache _cache = new();

    public PairComparer(MatchTable table)
    {
        _table = table;
        _fields = table.Schema.Fields;
        _given = _fields.FirstOrDefault(f => f.Kind == MatchFieldKind.Given);
        _surname = _fields.FirstOrDefault(f => f.Kind == MatchFieldKind.Surname);
    }

    public ulong Compare(int a, int b)
    {
        ulong vector = 0;
        if (_given is not null && _surname is not null) vector = Names(_table.Names[a], _table.Names[b]);
        foreach (var field in _fields)
        {
            if (field.Kind is MatchFieldKind.Given or MatchFieldKind.Surname) continue;
            vector |= (ulong)Best(field, a, b) << field.Shift;
        }

        return vector;
    }

    private ulong Names(NameParts a, NameParts b)
    {
        var given = Given(a.Given, b.Given);
        var surname = Surname(a.Surname, b.Surname);
        if (given != Level.Equal || surname != Level.Equal) Swap(a, b, ref given, ref surname);
        return ((ulong)given << _given!.Shift) | ((ulong)surname << _surname!.Shift);
    }

    // Read the other way round, when that agrees and the straight way does not.
    private void Swap(NameParts a, NameParts b, ref int given, ref int surname)
    {
        var free = a.MaySwap || b.MaySwap;
        var first = Given(a.Given, b.Surname);
        var second = Surname(a.Surname, b.Given);
        if (first is not (Level.Equal or 3) && second is not (Level.Equal or 3)) return;
        if (first is Level.Missing or 7 || second is Level.Missing or 7)
        {
            if (!free || (given != Level.Missing && surname != Level.Missing)) return;
            if (given is not (Level.Missing or 7) || surname is not (Level.Missing or 7)) return;
            if (first == 7 || second == 7) return;
        }
        else if (given <= 3 && given != 0 && surname <= 3 && surname != 0)
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
        var words = _table.Names.Words;
        var x = words[a];
        var y = words[b];
        if (x.Length == 1 || y.Length == 1) return x[0] == y[0] ? 4 : 7;
        return _cache.Alike(0, a, b, x, y) switch { Likeness.Slip => 3, Likeness.Near => 3, Likeness.Far => 5, _ => 7 };
    }

    private int Surname(int a, int b)
    {
        if (a < 0 || b < 0) return Level.Missing;
        if (a == b) return Level.Equal;
        var words = _table.Names.Words;
        var x = words[a];
        var y = words[b];
        if (x.Length == 1 || y.Length == 1) return x[0] == y[0] ? 4 : 7;
        if ((x.Contains(' ') || y.Contains(' ')) && TextSimilarity.Contains(x, y)) return 2;
        return _cache.Alike(0, a, b, x, y) switch { Likeness.Slip => 3, Likeness.Near => 3, Likeness.Far => 5, _ => 7 };
    }

    private int Best(MatchField field, int a, int b)
    {
        var x = _table.Value(a, field);
        if (x < 0) return Level.Missing;
        var y = _table.Value(b, field);
        if (y < 0) return Level.Missing;
        var best = x == y ? Level.Equal : Values(field, x, y);
        if (best == Level.Equal) return best;
        var moreX = _table.FurtherValues(a, field);
        var moreY = _table.FurtherValues(b, field);
        if (moreX.IsEmpty && moreY.IsEmpty) return best;
        foreach (var other in moreY) best = Math.Min(best, Values(field, x, other));
        foreach (var other in moreX)
        {
            best = Math.Min(best, Values(field, other, y));
            foreach (var further in moreY) best = Math.Min(best, Values(field, other, further));
        }

        return best;
    }

    private int Values(MatchField field, int x, int y)
    {
        if (x == y) return Level.Equal;
        var words = _table.Vocabularies[field.Index];
        var a = words[x];
        var b = words[y];
        return field.Kind switch
        {
            MatchFieldKind.Phone => a.Length == b.Length && a.Length > 6 && TextSimilarity.OneSlip(a, b) ? 2 : 3,
            MatchFieldKind.House or MatchFieldKind.Identifier => a.Length > 1 && TextSimilarity.OneSlip(a, b) ? 2 : 3,
            MatchFieldKind.Country => 2,
            MatchFieldKind.OtherNames => TextSimilarity.OneSlip(a, b) ? 2 : 3,
            MatchFieldKind.Email => Emails(a, b),
            MatchFieldKind.Birth => Dates(a, b),
            MatchFieldKind.Postcode => Postcodes(a, b),
            MatchFieldKind.Messenger => a.Length > 4 && TextSimilarity.OneSlip(a, b) ? 2 : 3,
            _ => Texts(field, x, y, a, b),
        };
    }

    private int Texts(MatchField field, int x, int y, ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        _cache.Alike(field.Index, x, y, a, b) switch
        {
            Likeness.Slip or Likeness.Near => 2,
            Likeness.Far => 3,
            _ => TextSimilarity.Contains(a, b) ? 3 : 4,
        };

    private static int Emails(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var nameA = a.IndexOf('@') is var atA and > 0 ? a[..atA] : a;
        var nameB = b.IndexOf('@') is var atB and > 0 ? b[..atB] : b;
        if (nameA.Length > 4 && nameA.SequenceEqual(nameB)) return nameA.ContainsAnyInRange('0', '9') ? 2 : 4;
        if (TextSimilarity.OneSlip(a, b)) return 3;
        return TextSimilarity.JaroWinkler(nameA, nameB) >= 0.9 ? 4 : 5;
    }

    private static int Dates(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var year = a[..4].SequenceEqual(b[..4]);
        var month = a[4..6].SequenceEqual(b[4..6]);
        var day = a[6..].SequenceEqual(b[6..]);
        if (TextSimilarity.OneSlip(a, b) || (year && a[4..6].SequenceEqual(b[6..]) && a[6..].SequenceEqual(b[4..6]))) return 2;
        if (year && (month || day)) return 3;
        if (month && day) return 4;
        return year ? 5 : 6;
    }

    private static int Postcodes(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > 2 && b.Length > 2 && TextSimilarity.OneSlip(a, b)) return 2;
        return District(a).SequenceEqual(District(b)) ? 3 : 4;
    }

    private static ReadOnlySpan<char> District(ReadOnlySpan<char> code) => code.IndexOf(' ') is var space and > 1 ? code[..space] : code[..Math.Min(3, code.Length)];
}
