namespace CrmCore;

/// <summary>Finds which rows of a table are one person. The same rows in another order give the same clusters.</summary>
public sealed class Matcher
{
    /// <summary>With a model, every pair of so few rows is looked at: a new row and those it may belong to are clustered so.</summary>
    private const int EveryPair = 64;

    private readonly MatchTable _table;

    /// <summary>A matcher of a table; rows may not be added while it runs.</summary>
    public Matcher(MatchTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _table = table;
    }

    /// <summary>How it decides.</summary>
    public MatchSettings Settings { get; init; } = new();

    /// <summary>A model learned earlier; without it the model is learned from the rows.</summary>
    public MatchModel? Model { get; init; }

    /// <summary>Pairs of rows known to be two people; they are never put together.</summary>
    public IReadOnlyCollection<(int A, int B)> Different { get; init; } = [];

    /// <summary>The source of each row, or nothing; rows of one source are not compared then.</summary>
    public IReadOnlyList<int>? Sources { get; init; }

    /// <summary>
    /// Runs to the end. To find where one new row belongs, run it with the rows of the clusters that it may belong to, and the stored model: the
    /// answer is that of a whole run, but for few pairs in a hundred.
    /// </summary>
    /// <exception cref="ArgumentException"><see cref="Model"/> is of other columns.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is kept.</exception>
    public MatchResult Run(IProgress<MatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        Model?.MustFit(_table.Schema);
        progress?.Report(new(MatchStep.Blocking, 0));
        var known = Different.SelectMany(pair => new[] { pair.A, pair.B }).ToHashSet();
        var content = ContentOrder.Of(_table, row => Sources is not null || known.Contains(row));
        var order = content.Rows;
        var rules = BlockingRules.For(_table.Schema);
        var isSmall = Model is not null && order.Length <= EveryPair;
        var blocks = isSmall ? Blocks.OfAll(order.Length) : new BlockBuilder(_table, order, rules, cancellation).Build(Settings.Threads);
        progress?.Report(new(MatchStep.Learning, 0.3));
        var model = Model ?? new ModelLearner(_table, order, rules, blocks).Learn();
        progress?.Report(new(MatchStep.Comparing, 0.4));
        var scorer = new PairScorer(_table, model);
        scorer.Prepare();
        var edges = new PairScan(order, blocks, scorer, Sources).Run(Settings.Threads, progress, cancellation);
        progress?.Report(new(MatchStep.Clustering, 0.9));
        var result = new Clustering(_table, content, scorer, Settings, Different, Sources).Run(edges, cancellation);
        progress?.Report(new(MatchStep.Clustering, 1));
        return result;
    }
}
