using System.Collections.Immutable;

namespace CrmCore;

/// <summary>Learns a model from prepared rows, without labels.</summary>
internal sealed class ModelLearner
{
    private const int RandomPairs = 300_000;
    private const int CandidatePairs = 600_000;
    private const int Rounds = 3;
    private const double FewMatches = 30;
    private const double MostMatches = 5_000;
    private readonly MatchTable _table;
    private readonly int[] _order;
    private readonly ImmutableArray<BlockingRule> _rules;
    private readonly PatternCounts _random = new();
    private readonly PatternCounts _candidates = new();
    private readonly double _candidateShare;
    private ImmutableArray<FieldModel> _fields;
    private double _prior;

    public ModelLearner(MatchTable table, int[] order, ImmutableArray<BlockingRule> rules, Blocks blocks)
    {
        _table = table;
        _order = order;
        _rules = rules;
        var comparer = new PairComparer(table);
        DrawRandom(comparer);
        _candidateShare = DrawCandidates(comparer, blocks);
        _fields = [.. table.Schema.Fields.Select(DefaultFields.Of)];
        _prior = MatchModel.Default(table.Schema, order.Length).Prior;
    }

    public MatchModel Learn()
    {
        for (var round = 0; round < Rounds; round++)
        {
            LearnU(new MatchModel(_fields, _prior));
            LearnM();
            LearnPrior();
        }

        _fields = [.. _fields.Select((f, index) => TermFrequencies.Count(f, _table, _order, _table.Schema.Fields[index]))];
        return new MatchModel(_fields, _prior);
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
            var expected = count * (1 - MatchModel.Posterior(model.PriorBits + model.Bits(vector)));
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
        var sums = _fields.Select(f => new double[f.M.Length]).ToArray();
        var weights = new double[_fields.Length];
        foreach (var rule in _rules)
        {
            var patterns = _candidates.Of(rule);
            if (patterns.Count == 0) continue;
            bool[] leftOut = [.. _table.Schema.Fields.Select(rule.Uses)];
            var session = new LearningSession(patterns, _fields, leftOut);
            session.Run();
            if (session.Matches < FewMatches) continue;
            var weight = Math.Min(session.Matches, MostMatches);
            for (var f = 0; f < sums.Length; f++)
            {
                if (leftOut[f]) continue;
                weights[f] += weight;
                for (var level = 0; level < sums[f].Length; level++) sums[f][level] += weight * session.M[f][level];
            }
        }

        _fields = [.. _fields.Select((field, f) => weights[f] > 0 ? field with { M = [.. sums[f].Select(s => s / weights[f])] } : field)];
    }

    private void LearnPrior()
    {
        var pairs = (double)_order.Length * Math.Max(1, _order.Length - 1) / 2;
        for (var round = 0; round < 5; round++)
        {
            var model = new MatchModel(_fields, _prior);
            var matches = _candidates.All().Sum(p => p.Count * MatchModel.Posterior(model.PriorBits + model.Bits(p.Vector)));
            // Each sampled row brought all its candidates: a pair of two sampled rows came twice.
            var found = matches / 2 / Math.Max(_candidateShare, 1e-9);
            _prior = Math.Clamp((found + 1) / (pairs + 20), 1e-9, 0.2);
        }
    }
}
