using CrmCore.Scenarios.TimeTravel;

namespace CrmCore.Scenarios.DryRun;

public sealed class DryRunScenarios
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(26)]
    [InlineData(35)]
    public async Task R62_the_unchanged_definition_gives_no_difference(int seed)
    {
        await using var desk = await RandomDesk.OpenAsync();
        var random = new RandomDesk(desk, seed);
        for (var step = 0; step < 80; step++) await random.StepAsync();
        var middle = desk.Clock.Now;
        desk.Clock.Advance(Duration.FromSeconds(1));
        for (var step = 0; step < 120; step++) await random.StepAsync();
        await desk.RunDueAsync();

        foreach (var from in new[] { middle, Instant.FromUtc(2026, 3, 2, 7, 0) })
        {
            var report = await desk.Crm.DryRun.ReplayAsync(RandomDesk.Sales, from);
            Assert.True(report.Deals.Count == 0, report.ToString());
            Assert.True(report.Events > 40 && report.Compared > 3, report.ToString());
            Assert.All(report.Stages, stage => Assert.Equal(stage.Before, stage.After));
        }
    }

    [Fact]
    public async Task R62_a_changed_trigger_and_action_show_which_deals_would_go_another_way()
    {
        await using var desk = await RandomDesk.OpenAsync();
        var from = desk.Clock.Now;
        desk.Clock.Advance(Duration.FromMinutes(1));
        var called = await desk.NewDealAsync("+79161111111", "a@example.com", "sales");
        var other = await desk.NewDealAsync("+79162222222", "b@example.com", "sales");
        desk.Clock.Advance(Duration.FromMinutes(1));
        await desk.Events.IngestAsync(new IncomingCall("+79161111111") { Source = "pbx", Key = "1" });
        await desk.Events.IngestAsync(new IncomingEmail("b@example.com") { Source = "mail", Key = "2" });
        await desk.AdvanceAsync(Duration.FromMinutes(1));

        var changed = Pipeline.Define("sales", p => p
            .Stage("new")
            .Stage("contacted")
            .Stage("offer", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall()).OnEnter("task", Do.CreateTask("x")).OnEnter("extra", Do.SendWebhook("https://example.com")))
            .Stage("agreed", s => s.MoveHereOn("letter", CrmCore.Triggers.IncomingEmail()).OnEnter("second", Do.CreateDeal("after").After(Period.FromHours(10))))
            .Won().Lost());
        var report = await desk.Crm.DryRun.ReplayAsync(changed, from);

        Assert.True(report.Deals.Count == 1, report.ToString());
        var deal = report.Deals[0];
        Assert.Equal(called, deal.Deal);
        Assert.Equal(["new", "contacted"], deal.Before);
        Assert.Equal(["new", "offer"], deal.After);
        Assert.Equal(["extra"], deal.OnlyNow);
        Assert.Equal(["hot"], deal.NoLonger);
        Assert.Equal(new DryRunStage("contacted", 1, 0), report.Stages.Single(s => s.Stage == "contacted"));
        Assert.Equal(new DryRunStage("offer", 0, 1), report.Stages.Single(s => s.Stage == "offer"));
        Assert.Equal("agreed", (await desk.Deals.GetAsync(other)).Stage);
        Assert.Contains("new > contacted => new > offer; only now: extra; no longer: hot", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R62_deals_that_only_one_definition_makes_are_told_by_their_event()
    {
        await using var desk = await RandomDesk.OpenAsync();
        await desk.NewDealAsync("+79161111111", "a@example.com", "sales");
        var from = desk.Clock.Now;
        desk.Clock.Advance(Duration.FromMinutes(1));
        var outcome = await desk.Events.IngestAsync(new IncomingEmail("a@example.com") { Source = "mail", Key = "1" });
        await desk.AdvanceAsync(Duration.FromHours(12));

        var changed = Pipeline.Define("sales", p => p
            .Stage("new").Stage("contacted").Stage("offer")
            .Stage("agreed", s => s.MoveHereOn("letter", CrmCore.Triggers.IncomingEmail()).OnEnter("third", Do.CreateDeal("after")))
            .Won().Lost());
        var report = await desk.Crm.DryRun.ReplayAsync(changed, Period.FromDays(1));

        Assert.True(report.Deals.Count > 0, report.ToString());
        Assert.Contains(report.Deals, d => d is { Deal: null, Before.Count: 0, After: ["open"] } && d.MadeBy == outcome.Event);
        Assert.Contains(report.Deals, d => d is { Deal: not null, Before: ["open"], After.Count: 0 } && d.MadeBy == outcome.Event);
        Assert.True(from < desk.Clock.Now);
    }

    [Fact]
    public async Task R62_a_merge_undone_in_the_period_gives_back_what_came_before_it()
    {
        await using var desk = await RandomDesk.OpenAsync();
        var olga = new EmployeeId("olga");
        var one = await desk.NewDealAsync("+79161111111", "a@example.com", "sales");
        var two = await desk.NewDealAsync("+79162222222", "b@example.com", "sales");
        await desk.Deals.MoveAsync(one, "lost");
        await desk.Deals.MoveAsync(two, "lost");
        var merged = Assert.IsType<Merged>(await desk.Contacts.MergeAsync((await desk.Deals.GetAsync(one)).Contact!.Value, (await desk.Deals.GetAsync(two)).Contact!.Value, olga));
        desk.Clock.Advance(Duration.FromMinutes(1));
        var came = (await desk.Events.IngestAsync(new FormSubmitted { Source = "site", Key = "1", Phone = "+79162222222", Email = "new@example.com" })).Deals.Single().Deal;
        var from = desk.Clock.Now;
        desk.Clock.Advance(Duration.FromMinutes(1));
        var undone = Assert.IsType<Unmerged>(await desk.Contacts.UnmergeAsync(merged.Merge, olga));
        await desk.Events.IngestAsync(new IncomingCall("+79162222222") { Source = "pbx", Key = "2" });

        var report = await desk.Crm.DryRun.ReplayAsync(RandomDesk.Sales, from);

        Assert.Equal([came], undone.ReturnedDeals);
        Assert.Equal("contacted", (await desk.Deals.GetAsync(came)).Stage);
        Assert.True(report.Deals.Count == 0, report.ToString());
    }

    [Fact]
    public async Task R62_nothing_is_touched()
    {
        var store = new WatchedStore();
        await using var desk = await RandomDesk.OpenAsync(store);
        var random = new RandomDesk(desk, 31);
        for (var step = 0; step < 100; step++) await random.StepAsync();
        var sent = desk.Sent.Effects.Count;
        var writes = store.Writes;

        var seen = 0;
        var report = await desk.Crm.DryRun.ReplayAsync(RandomDesk.Sales, Instant.FromUtc(2026, 3, 2, 7, 0), new Count(n => seen = n));

        Assert.True(writes > 50);
        Assert.Equal(writes, store.Writes);
        Assert.Equal(sent, desk.Sent.Effects.Count);
        Assert.Equal(report.Events, seen);
    }

    [Fact]
    public async Task R62_a_definition_with_errors_an_unknown_pipeline_and_the_future_are_refused()
    {
        await using var desk = await RandomDesk.OpenAsync();
        var now = desk.Clock.Now;

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Crm.DryRun.ReplayAsync(Pipeline.Define("unknown", p => p.Stage("new").Won().Lost()), now));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await desk.Crm.DryRun.ReplayAsync(RandomDesk.Sales, now + Duration.FromDays(1)));
    }

    private sealed class Count(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
