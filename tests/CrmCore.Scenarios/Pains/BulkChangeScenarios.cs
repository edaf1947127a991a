using CrmCore.Testing;

namespace CrmCore.Scenarios.Pains;

public sealed class BulkChangeScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("vip", s => s.MoveHereOn("tagged", CrmCore.Triggers.TagAdded("vip")))
        .Won().Lost());

    private static readonly DealChange Vip = new() { Tags = ["vip"] };

    [Fact]
    public async Task R66_a_bulk_change_raises_one_event_per_changed_card_and_rules_fire_when_asked()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deals = await desk.NewDealsAsync(5);
        var results = await desk.Deals.EditManyAsync(deals, Vip, RulesFire.Yes);

        Assert.All(results, r => Assert.IsType<Done>(r));
        foreach (var deal in deals)
        {
            Assert.Equal("vip", await desk.StageAsync(deal));
            Assert.Equal(1, (await desk.KindsAsync(deal)).Count(k => k == TimelineKinds.Edited));
        }

        Assert.Equal(5, (await desk.Timeline.OfAsync(deals[0])).Concat(await desk.Timeline.OfAsync(deals[1])).Concat(await desk.Timeline.OfAsync(deals[2]))
            .Concat(await desk.Timeline.OfAsync(deals[3])).Concat(await desk.Timeline.OfAsync(deals[4])).Where(e => e.Kind == TimelineKinds.Edited).Select(e => e.Cause).Distinct().Count());
    }

    [Fact]
    public async Task R66_without_rules_the_cards_change_and_nothing_fires()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deals = await desk.NewDealsAsync(3);
        await desk.Deals.EditManyAsync(deals, Vip, RulesFire.No);

        foreach (var deal in deals)
        {
            Assert.Equal("new", await desk.StageAsync(deal));
            Assert.Equal(["vip"], (await desk.Deals.GetAsync(deal)).Tags);
        }
    }

    [Fact]
    public async Task R66_the_forecast_counts_what_would_fire_and_touches_nothing()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deals = await desk.NewDealsAsync(4);
        await desk.Deals.EditAsync(deals[0], Vip);
        await desk.Deals.MoveAsync(deals[1], Outcomes.Won);
        var before = await Task.WhenAll(deals.Select(async d => (await desk.KindsAsync(d)).Count));

        var forecast = await desk.Deals.ForecastAsync(deals, Vip);

        Assert.Equal(new BulkForecast(Deals: 4, Changed: 3, Refused: 0, Moved: 2), forecast);
        Assert.Equal(before, await Task.WhenAll(deals.Select(async d => (await desk.KindsAsync(d)).Count)));
        Assert.Equal("new", await desk.StageAsync(deals[2]));
        await desk.Deals.EditManyAsync(deals, Vip, RulesFire.Yes);
        Assert.Equal(forecast.Moved, (await Task.WhenAll(deals.Skip(1).Select(desk.StageAsync))).Count(s => s == "vip"));
    }
}
