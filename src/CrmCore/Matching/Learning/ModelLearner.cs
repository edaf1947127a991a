using System.Collections.Immutable;

namespace CrmCore;

/// <summary>Learns a model from prepared rows, without labels.</summary>
internal sealed class ModelLearner
{
    private const int RandomPairs = 300_000;
    private const int CandidatePairs = 600_000;
    private const int Rounds = 3;
    private const double LeastHouseholds = 0.02;
    private readonly MatchTable _table;
    private readonly int[] _order;
    private readonly ImmutableArray<BlockingRule> _rules;
    private readonly PatternCounts _random = new();
    private readonly PatternCounts _candidates = new();
    private readonly double _candidateShare;
    private ImmutableArray<FieldModel> _fields;
    private readonly bool _hasGiven;
    private readonly double _incomparable;
    private double _prior;
    private double _household;

    public ModelLearner(MatchTable table, int[] order, ImmutableArray<BlockingRule> rules, Blocks blocks)
    {
        _table = table;
        _order = order;
        _rules = rules;
        var comparer = new PairComparer(table);
        DrawRandom(comparer);
        _candidateShare = DrawCandidates(comparer, blocks);
        _fields = [.. table.Schema.Fields.Select(DefaultFields.Of)];
        _incomparable = ExpectedMatches.Incomparable(table.Schema.Fields, _random);
        _hasGiven = _fields.Any(f => f.Kind == MatchFieldKind.Given);
        var start = MatchModel.Default(table.Schema, order.Length);
        (_prior, _household) = (start.Prior, start.Household);
    }

    public MatchModel Learn()
    {
        for (var round = 0; round < Rounds; round++)
        {
            LearnU(new MatchModel(_fields, _prior, _household));
            LearnM();
            LearnPrior();
        }

        _fields = [.. _fields.Select((f, index) => TermFrequencies.Count(f, _table, _order, _table.Schema.Fields[index]))];
        return new MatchModel(_fields, _prior, _household);
    }

    // The order is that of a hash, so that two rows far from each other in it are a random pair.
    private void DrawRandom(PairComparer comparer)
    {
        var rows = _order.Length;
        var left = RandomPairs;
        for (var step = rows / 2; step > 0 && left > 0; step--)
        {
            var count = Math.Min(left, step * 2 == rows ? step : rows);
            for (var i = 0; i < count; i++) _random.Add(comparer.Compare(_order[i], _order[(i + step) % rows]));
            left -= count;
        }
    }

    private double DrawCandidates(PairComparer comparer, Blocks blocks)
    {
        var candidates = new Candidates(blocks, _order.Length);
        for (var rank = 0; rank < _order.Length; rank++)
        {
            if (_candidates.Total >= CandidatePairs) return (double)rank / _order.Length;
            candidates.Find(rank, onlyHigher: false);
            foreach (var other in candidates.Found) _candidates.Add(comparer.Compare(_order[rank], _order[other]), candidates.Rules(other));
        }

        return 1;
    }

    // Random pairs hold matches too, and a few matches are many among pairs that agree: they are weighed out.
    private void LearnU(MatchModel model)
    {
        const double Strength = 50;
        var seen = _fields.Select(f => new double[f.U.Length]).ToArray();
        foreach (var (vector, count) in _random.All())
        {
            var expected = count * (1 - MatchModel.Posterior(model.Score(vector)));
            for (var f = 0; f < seen.Length; f++)
            {
                var level = (int)((vector >> (f * 4)) & 15);
                if (level != Level.Missing) seen[f][level - 1] += expected;
            }
        }

        _fields = [.. _fields.Select((field, f) =>
        {
            var start = DefaultFields.Of(_table.Schema.Fields[f]).U;
            var sum = seen[f].Sum() + Strength;
            return field with { U = [.. seen[f].Select((s, level) => (s + (Strength * start[level])) / sum)] };
        })];
    }

    private void LearnM()
    {
        var same = new SharesLearned(_fields);
        var household = new SharesLearned(_fields);
        foreach (var rule in _rules)
        {
            var patterns = _candidates.Of(rule);
            if (patterns.Count == 0) continue;
            bool[] leftOut = [.. _table.Schema.Fields.Select(rule.Uses)];
            // Those who agree on what each has for himself are not two of a household.
            var withHouseholds = _hasGiven && !leftOut.Where((left, f) => left && FieldModel.IsOwn(_fields[f].Kind)).Any();
            var session = new LearningSession(patterns, _fields, leftOut, withHouseholds);
            session.Run();
            same.Add(session.M, session.Matches, leftOut);
            if (withHouseholds) household.Add(session.H, session.Households, leftOut);
        }

        _fields = [.. _fields.Select((field, f) => Improved(field, same.Of(f) ?? field.M, household.Of(f) ?? field.H))];
    }

    private static FieldModel Improved(FieldModel field, ImmutableArray<double> m, ImmutableArray<double> h) =>
        field with { M = m, H = FieldModel.IsOwn(field.Kind) ? DefaultFields.Household(field.Kind, m, field.U) : h };

    private void LearnPrior()
    {
        var pairs = (double)_order.Length * Math.Max(1, _order.Length - 1) / 2;
        for (var round = 0; round < 5; round++)
        {
            var model = new MatchModel(_fields, _prior, _household);
            var matches = new ExpectedMatches(_table.Schema.Fields);
            var households = 0.0;
            foreach (var (vector, count) in _candidates.All())
            {
                var same = model.Score(vector);
                matches.Add(vector, count * MatchModel.Posterior(same));
                // Against strangers and against one person.
                if (_hasGiven) households += count * MatchModel.Posterior(Against(model, vector));
            }

            _prior = Share(matches.Believable(_incomparable), pairs);
            if (_hasGiven) _household = Math.Max(Share(households, pairs), _prior * LeastHouseholds);
        }
    }

    private static double Against(MatchModel model, ulong vector)
    {
        var toSame = -model.HouseholdPriorBits - model.HouseholdBits(vector);
        var toStrangers = model.PriorBits + model.Bits(vector) + toSame;
        return -Math.Log2(double.Exp2(-toSame) + double.Exp2(-toStrangers));
    }

    // Each sampled row brought all its candidates: a pair of two sampled rows came twice.
    private double Share(double found, double pairs) => Math.Clamp(((found / 2 / Math.Max(_candidateShare, 1e-9)) + 1) / (pairs + 20), 1e-9, 0.2);
}
