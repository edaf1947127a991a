using CrmCore.Storage.PostgreSql;

namespace CrmCore.Tests.Storage;

/// <summary>The connection is cut in the middle of a COMMIT: the store finds out whether it was done.</summary>
public sealed class PostgreSqlLostCommitTests(PostgreSqlPlace place) : PostgreSqlBench(place)
{
    [SkippableTheory]
    [InlineData(nameof(CutProxy.Cut.OnTheWayThere))]
    [InlineData(nameof(CutProxy.Cut.Unnoticed))]
    [InlineData(nameof(CutProxy.Cut.OnTheWayBack))]
    public async Task A_commit_whose_answer_is_lost_is_done_once(string cut)
    {
        PostgreSqlCluster.SkipUnlessThere();
        using var proxy = new CutProxy(Place.ConnectionString);
        await using var store = await OpenAsync(Options(proxy.ConnectionString));
        Assert.True(await CommitAsync(store, Deal(1)));
        var counts = new CrmCore.Testing.Contracts.StoreSamples(StageCountRecords.Instance);
        for (var round = 1; round <= 3; round++)
        {
            var deal = Deals.With(Deals.Record(1), Deals.Type.VersionColumn, new InMemoryCell(true, Integer: round));
            proxy.CutNext(Enum.Parse<CutProxy.Cut>(cut));
            Assert.True(await CommitAsync(store, NextDeal(deal), counts.Change(ChangeKind.Add, new StageCount(1, "sales", "new", "RUB", 1, 0))));
            Assert.Equal(round, proxy.Cuts);
        }

        Assert.Equal(4L, Place.Read<long>($"SELECT version FROM {Schema}.deal"));
        Assert.Equal(3L, Place.Read<long>($"SELECT deals FROM {Schema}.stage_count"));
    }

    [SkippableFact]
    public async Task Actions_of_a_claim_whose_answer_is_lost_are_given_again_and_those_that_are_held_are_not()
    {
        PostgreSqlCluster.SkipUnlessThere();
        using var proxy = new CutProxy(Place.ConnectionString);
        await using var store = new PostgreSqlStore(new() { ConnectionString = proxy.ConnectionString, Schema = Schema, LeaseTime = TimeSpan.FromMinutes(5) });
        await store.OpenAsync(RecordCatalog.Schema, CancellationToken.None);
        var samples = new CrmCore.Testing.Contracts.StoreSamples(ScheduledActionRecords.Instance);
        var due = Instant.FromUtc(2026, 3, 2, 12, 0);
        Assert.True(await CommitAsync(store, [.. Enumerable.Range(1, 9).Select(number =>
            samples.Change(ChangeKind.Insert, (ScheduledAction)samples.Record(number) with { DueAt = due, Held = null }))]));
        var held = await store.ClaimAsync(new ClaimRequest(due, 3), CancellationToken.None);
        proxy.CutNext(CutProxy.Cut.NextAnswer);
        var after = new List<ScheduledAction>();
        for (var i = 0; i < 20 && after.Count < 6; i++) after.AddRange((await store.ClaimAsync(new ClaimRequest(due, 4), CancellationToken.None)).Actions);
        Assert.Equal(1, proxy.Cuts);
        Assert.Equal(9, held.Actions.Concat(after).Select(samples.Type.KeyOfAny).Distinct().Count());
        Assert.Equal(6, after.Count);
        Assert.All(after, action => Assert.Equal(held.Actions[0].Attempts, action.Attempts));
    }

    [SkippableFact]
    public async Task A_commit_is_found_by_its_rows_when_the_server_was_started_again_between()
    {
        using var cluster = PostgreSqlCluster.Start(new Dictionary<string, string>());
        var connection = cluster.CreateDatabase();
        foreach (var cut in new[] { CutProxy.Cut.OnTheWayBack, CutProxy.Cut.OnTheWayThere })
        {
            using var proxy = new CutProxy(connection);
            await using var store = await OpenAsync(Options(proxy.ConnectionString));
            var number = (int)cut;
            proxy.CutNext(cut);
            var commit = CommitAsync(store, Keys.Change(ChangeKind.Insert, Keys.Record(number)), Deal(number));
            while (proxy.Cuts == 0) await Task.Delay(5);
            await Task.Delay(20);
            cluster.Kill();
            await Task.Delay(100);
            cluster.Start();
            Assert.True(await commit.WaitAsync(TimeSpan.FromSeconds(60)));
            Assert.NotNull(await FindAsync(store, Deals.Record(number), Deals.Type));
        }
    }

    [SkippableFact]
    public async Task A_store_goes_on_by_itself_when_its_server_was_killed_or_stopped()
    {
        using var cluster = PostgreSqlCluster.Start(new Dictionary<string, string>());
        await using var store = await OpenAsync(Options(cluster.CreateDatabase()));
        Assert.True(await CommitAsync(store, Deal(1)));
        cluster.Kill();
        Assert.Contains("127.0.0.1", await FailsAsync(store, Deal(2)), StringComparison.Ordinal);
        cluster.Start();
        Assert.NotNull(await FindAsync(store, Deals.Record(1), Deals.Type));
        Assert.True(await CommitAsync(store, Deal(2)));
        cluster.Stop();
        Assert.Contains("127.0.0.1", await FailsAsync(store, Deal(3)), StringComparison.Ordinal);
        cluster.Start();
        Assert.True(await CommitAsync(store, Deal(3)));
    }
}
