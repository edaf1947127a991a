namespace CrmCore.Tests.Matching;

/// <summary>How clusters agree with the truth, over all pairs.</summary>
internal sealed record Quality(double Precision, double Recall, double F1, double BCubed)
{
    public static Quality Of(IReadOnlyList<string> truth, IReadOnlyList<int> clusters)
    {
        var both = truth.Zip(clusters).ToList();
        double right = both.GroupBy(r => r).Sum(g => Pairs(g.Count()));
        double said = clusters.GroupBy(c => c).Sum(g => Pairs(g.Count()));
        double all = truth.GroupBy(t => t).Sum(g => Pairs(g.Count()));
        var precision = said == 0 ? 1 : right / said;
        var recall = all == 0 ? 1 : right / all;
        var ofTruth = truth.GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count());
        var ofCluster = clusters.GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        double p = 0, r = 0;
        foreach (var cell in both.GroupBy(x => x))
        {
            double count = cell.Count();
            p += count * count / ofCluster[cell.Key.Second];
            r += count * count / ofTruth[cell.Key.First];
        }

        return new(precision, recall, Harmonic(precision, recall), Harmonic(p / truth.Count, r / truth.Count));
    }

    private static double Harmonic(double a, double b) => a + b == 0 ? 0 : 2 * a * b / (a + b);

    private static long Pairs(long count) => count * (count - 1) / 2;
}
