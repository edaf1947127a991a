namespace CrmCore;

/// <summary>
/// Adds up how many pairs are expected to be of one person, apart by what keys that belong to one person say of them. Namesakes in a file
/// without doubles look like doubles whose phones and addresses changed: as many of those are believed as there are with equal ones.
/// </summary>
internal sealed class ExpectedMatches(IReadOnlyList<MatchField> fields)
{
    private readonly int[] _shifts = Strong(fields);
    private double _agree;
    private double _conflict;
    private double _neither;

    /// <summary>Which share of random pairs has no such key on both sides.</summary>
    public static double Incomparable(IReadOnlyList<MatchField> fields, PatternCounts random)
    {
        var shifts = Strong(fields);
        var (none, all) = (0.0, 0.0);
        foreach (var (vector, count) in random.All())
        {
            all += count;
            if (shifts.All(shift => ((vector >> shift) & 15) == Level.Missing)) none += count;
        }

        return all > 0 ? none / all : 1;
    }

    public void Add(ulong vector, double matches)
    {
        var (agree, compared) = (false, false);
        foreach (var shift in _shifts)
        {
            var level = (int)((vector >> shift) & 15);
            agree |= level is Level.Equal or 2;
            compared |= level != Level.Missing;
        }

        if (agree) _agree += matches;
        else if (compared) _conflict += matches;
        else _neither += matches;
    }

    /// <summary>The number that the agreeing keys make believable.</summary>
    public double Believable(double incomparable)
    {
        if (_shifts.Length == 0 || incomparable > 0.99) return _agree + _conflict + _neither;
        var compared = _agree + Math.Min(_conflict, _agree);
        return compared + Math.Min(_neither, 2 * compared * incomparable / (1 - incomparable));
    }

    private static int[] Strong(IReadOnlyList<MatchField> fields) => [.. fields.Where(f => f.Kind is MatchFieldKind.Phone or MatchFieldKind.Email
        or MatchFieldKind.Messenger or MatchFieldKind.Identifier or MatchFieldKind.Birth).Select(f => f.Shift)];
}
