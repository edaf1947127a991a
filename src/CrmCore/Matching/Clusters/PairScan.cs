namespace CrmCore;

/// <summary>Scores all candidate pairs and keeps those that may matter.</summary>
internal sealed class PairScan(int[] order, Blocks blocks, PairScorer scorer, IReadOnlyList<int>? sources)
{
    /// <summary>Pairs below are not kept; when clusters meet they are scored again.</summary>
    public const double Floor = -3;

    private const int Chunk = 4096;

    /// <summary>The pairs in the order of their ranks.</summary>
    public List<Edge> Run(int threads, IProgress<MatchProgress>? progress, CancellationToken cancellation)
    {
        var chunks = (order.Length + Chunk - 1) / Chunk;
        var found = new List<Edge>[chunks];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, chunks, options, () => (Candidates: new Candidates(blocks, order.Length), Scorer: scorer.Fork()), (chunk, _, own) =>
        {
            found[chunk] = Scan(chunk, own.Candidates, own.Scorer);
            progress?.Report(new(MatchStep.Comparing, 0.4 + (0.5 * Interlocked.Increment(ref done) / chunks)));
            return own;
        }, _ => { });
        var edges = new List<Edge>(found.Sum(f => f.Count));
        foreach (var list in found) edges.AddRange(list);
        return edges;
    }

    private List<Edge> Scan(int chunk, Candidates candidates, PairScorer own)
    {
        var edges = new List<Edge>();
        for (var rank = chunk * Chunk; rank < Math.Min(order.Length, (chunk + 1) * Chunk); rank++)
        {
            candidates.Find(rank, onlyHigher: true);
            foreach (var other in candidates.Found)
            {
                var (a, b) = (order[rank], order[other]);
                if (sources is not null && sources[a] == sources[b]) continue;
                var bits = own.Score(a, b);
                if (bits >= Floor) edges.Add(new Edge(rank, other, (float)bits));
            }
        }

        return edges;
    }
}
