namespace CrmCore;

/// <summary>Scores pairs of rows of one table under a model, in bits: above zero speaks for one person.</summary>
internal sealed class PairScorer
{
    /// <summary>A frequent or rare value moves the weight of equality by so many bits at most.</summary>
    private const double MostTermBits = 8;
    private readonly MatchTable _table;
    private readonly PairComparer _comparer;
    private readonly float[][] _termBits;

    public PairScorer(MatchTable table, MatchModel model)
    {
        _table = table;
        Model = model;
        _comparer = new PairComparer(table);
        _termBits = [.. table.Schema.Fields.Select(_ => Array.Empty<float>())];
    }

    private PairScorer(PairScorer other)
    {
        _table = other._table;
        Model = other.Model;
        _comparer = new PairComparer(_table);
        _termBits = other._termBits;
    }

    public MatchModel Model { get; }

    /// <summary>One for another thread.</summary>
    public PairScorer Fork() => new(this);

    /// <summary>Computes the term bits of all values that there are; those of later ones are computed when asked for.</summary>
    public void Prepare()
    {
        foreach (var field in _table.Schema.Fields)
            _termBits[field.Index] = [.. Enumerable.Range(0, _table.Vocabularies[field.Index].Count).Select(id => TermBits(field, id))];
    }

    public double Score(int a, int b) => Score(a, b, out _);

    public double Score(int a, int b, out ulong vector)
    {
        vector = _comparer.Compare(a, b);
        var bits = Model.PriorBits + Model.Bits(vector);
        var own = 0.0;
        foreach (var field in _table.Schema.Fields)
        {
            if (((vector >> field.Shift) & 15) != Level.Equal) continue;
            var term = TermBits(field, a, b);
            bits += term;
            if (FieldModel.IsOwn(field.Kind)) own += term;
        }

        // What strangers explain well enough needs no second look.
        return bits < PairScan.Floor ? bits : Model.Both(bits, Model.HouseholdPriorBits + Model.HouseholdBits(vector) + own);
    }

    /// <summary>Adds the bits of each field to its sums: first against strangers, then against people of one household or firm.</summary>
    public ulong AddBits(int a, int b, Span<float> sums, Span<float> household)
    {
        var vector = _comparer.Compare(a, b);
        foreach (var field in _table.Schema.Fields)
        {
            var level = (int)((vector >> field.Shift) & 15);
            if (level == Level.Missing) continue;
            var model = Model.Fields[field.Index];
            var term = level == Level.Equal ? TermBits(field, a, b) : 0;
            sums[field.Index] += (float)(model.Bits(level) + term);
            household[field.Index] += (float)(model.HouseholdBits(level) + (FieldModel.IsOwn(field.Kind) ? term : 0));
        }

        return vector;
    }

    /// <summary>What the frequency of the common value adds to or takes from the weight of equality.</summary>
    public double TermBits(MatchField field, int a, int b)
    {
        var value = Common(field, a, b);
        if (value < 0) return 0;
        var known = _termBits[field.Index];
        return value < known.Length ? known[value] : TermBits(field, value);
    }

    private int Common(MatchField field, int a, int b)
    {
        var values = _table.Values;
        var x = values.First(a, field.Index);
        var y = values.First(b, field.Index);
        if (x == y) return x;
        var moreX = values.Further(a, field.Index);
        var moreY = values.Further(b, field.Index);
        if (moreY.Contains(x)) return x;
        if (moreX.Contains(y)) return y;
        foreach (var value in moreX)
        {
            if (moreY.Contains(value)) return value;
        }

        return -1;
    }

    private float TermBits(MatchField field, int value)
    {
        var model = Model.Fields[field.Index];
        var share = model.Terms.TryGetValue(_table.Vocabularies[field.Index].Hash(value), out var frequent) ? frequent : model.RestShare;
        return (float)Math.Clamp(Math.Log2(model.U[0] / share), -MostTermBits, MostTermBits);
    }
}
