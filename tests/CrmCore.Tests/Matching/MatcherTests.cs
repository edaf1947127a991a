namespace CrmCore.Tests.Matching;

public sealed class MatcherTests
{
    [Fact]
    public void R33_Doubles_are_found_without_a_label()
    {
        var result = Leads.Match(Leads.Of(200));

        var right = Enumerable.Range(0, 200).Count(p => result.Clusters[3 * p] == result.Clusters[(3 * p) + 1] && result.Clusters[3 * p] == result.Clusters[(3 * p) + 2]);
        Assert.True(right >= 190, $"{right} of 200 persons");
        Assert.True(result.Clusters.Distinct().Count() >= 195);
    }

    [Fact]
    public void R33_The_same_rows_in_another_order_give_the_same_clusters()
    {
        var rows = Leads.Of(300);
        var expected = Leads.Sets(rows, Leads.Match(rows).Clusters);

        foreach (var step in new[] { 7, 101, 449 })
        {
            var shuffled = Enumerable.Range(0, rows.Count).Select(i => rows[(int)((long)i * step % rows.Count)]).ToList();
            var result = Leads.Match(shuffled);
            Assert.Equal(expected, Leads.Sets(shuffled, result.Clusters));
        }
    }

    [Fact]
    public void R33_Two_threads_give_what_one_gives()
    {
        var rows = Leads.Of(300);
        var one = new Matcher(Leads.Table(rows)) { Settings = new() { Threads = 1 } }.Run();
        var two = new Matcher(Leads.Table(rows)) { Settings = new() { Threads = 2 } }.Run();

        Assert.Equal(one.Clusters.AsEnumerable(), two.Clusters.AsEnumerable());
        Assert.Equal(one.Merged.AsEnumerable(), two.Merged.AsEnumerable());
        Assert.Equal(one.Pairs, two.Pairs);
    }

    [Fact]
    public void R33_What_is_merged_lies_inside_one_cluster()
    {
        var result = Leads.Match(Leads.Of(200));

        Assert.All(result.Merged.Zip(result.Clusters).GroupBy(r => r.First), group => Assert.Single(group.Select(r => r.Second).Distinct()));
        Assert.All(result.Pairs.Where(p => p.Tier == MatchTier.Merge), p => Assert.Equal(result.Merged[p.A], result.Merged[p.B]));
        Assert.All(result.Pairs.Where(p => p.Tier == MatchTier.Review), p => Assert.NotEqual(result.Merged[p.A], result.Merged[p.B]));
    }

    [Fact]
    public void R33_Rows_known_to_be_two_people_are_never_put_together()
    {
        var rows = Leads.Of(100);
        (int A, int B)[] different = [.. Enumerable.Range(0, 100).Select(p => (3 * p, (3 * p) + 2))];
        var result = new Matcher(Leads.Table(rows)) { Different = different }.Run();

        Assert.All(different, pair => Assert.NotEqual(result.Clusters[pair.A], result.Clusters[pair.B]));
        Assert.All(different, pair => Assert.NotEqual(result.Merged[pair.A], result.Merged[pair.B]));
        Assert.NotEmpty(result.Pairs);
        Assert.DoesNotContain(result.Pairs, pair => different.Contains((Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B))));
    }

    [Fact]
    public void R33_A_phone_that_many_share_glues_nobody_together()
    {
        var rows = Leads.Of(3_400).Where((_, i) => i % 3 == 0).Select((r, i) => new string?[] { $"{r[0]}{(char)('a' + (i % 26))}", "+49 221 5557139", null, null }).ToList();
        var result = Leads.Match(rows);

        var largest = result.Merged.GroupBy(c => c).Max(g => g.Select(c => c).Count());
        Assert.True(largest <= 3, $"{largest} rows merged");
    }

    [Fact]
    public void R33_A_family_with_one_phone_is_not_merged_without_asking()
    {
        var rows = Leads.Of(100);
        rows.Add(["Pavel Novikov", "+49 151 94829482", "novikov@example.de", "Köln"]);
        rows.Add(["Larisa Novikova", "+49 151 94829482", "novikov@example.de", "Köln"]);
        var result = Leads.Match(rows);

        Assert.NotEqual(result.Merged[^1], result.Merged[^2]);
    }

    [Fact]
    public void R33_Namesakes_are_not_merged_without_asking()
    {
        var rows = Leads.Of(100);
        rows.Add(["Wolfgang Kippenberger", null, null, null]);
        rows.Add(["Wolfgang Kippenberger", "+49 151 75317531", null, null]);
        var result = Leads.Match(rows);

        Assert.NotEqual(result.Merged[^1], result.Merged[^2]);
    }

    [Fact]
    public void Rows_of_two_sources_are_assigned_one_to_one()
    {
        var rows = Leads.Of(100);
        int[] sources = [.. rows.Select((_, i) => i % 3 == 0 ? 0 : 1)];
        var result = new Matcher(Leads.Table(rows)) { Sources = sources, Settings = new() { OneToOne = true } }.Run();

        Assert.All(result.Clusters.Zip(sources).GroupBy(r => r.First), cluster =>
            Assert.True(cluster.Count() == 1 || (cluster.Count() == 2 && cluster.Select(r => r.Second).Distinct().Count() == 2)));
        Assert.Contains(result.Clusters.GroupBy(c => c), cluster => cluster.Count() == 2);
    }

    [Fact]
    public void Progress_grows_to_the_end()
    {
        var seen = new List<MatchProgress>();
        new Matcher(Leads.Table(Leads.Of(50))) { Settings = new() { Threads = 1 } }.Run(new Reports(seen));

        Assert.Equal([MatchStep.Blocking, MatchStep.Learning, MatchStep.Comparing, MatchStep.Clustering], seen.Select(p => p.Step).Distinct());
        Assert.Equal(seen.Select(p => p.Done).Order(), seen.Select(p => p.Done));
        Assert.Equal(1, seen[^1].Done);
    }

    [Fact]
    public void A_run_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new Matcher(Leads.Table(Leads.Of(50))).Run(cancellation: cancellation.Token));
    }

    private sealed class Reports(List<MatchProgress> seen) : IProgress<MatchProgress>
    {
        public void Report(MatchProgress value) => seen.Add(value);
    }
}
