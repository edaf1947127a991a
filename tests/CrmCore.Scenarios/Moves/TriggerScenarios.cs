using CrmCore.Testing;

namespace CrmCore.Scenarios.Moves;

public sealed class TriggerScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s.TimeLimit(Duration.FromHours(4), Duration.FromMinutes(30)))
        .Stage("contacted", s => s
            .MoveHereOn("call", Triggers.IncomingCall())
            .OnEnter("price-list", Do.CreateTask("Send the price list").Due(Period.FromDays(1))))
        .Stage("offer", s => s.Requires(Fields.Amount).OnEnter("hook", Do.SendWebhook("https://example.com/hook").After(Period.FromDays(3))))
        .Stage("agreed", s => s.MoveHereOn("letter", Triggers.IncomingEmail()))
        .Won().Lost("price", "competitor"));

    [Fact]
    public async Task R09_a_trigger_fires_from_any_earlier_stage()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync("+79161234567", "a@example.com");

        var outcome = await desk.Events.IngestAsync(new IncomingEmail("a@example.com") { Source = "mail", Key = "1" });

        Assert.Equal("agreed", (await desk.Deals.GetAsync(deal)).Stage);
        var moved = Assert.Single(outcome.Deals);
        Assert.Equal(DealResult.Moved, moved.Result);
        Assert.Equal("letter", moved.Trigger);
    }

    [Fact]
    public async Task A_call_moves_the_deal_and_makes_the_task_in_one_commit()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync("+79161234567");

        await desk.Events.IngestAsync(new IncomingCall("8 (916) 123-45-67") { Source = "pbx", Key = "1" });

        Assert.Equal("contacted", (await desk.Deals.GetAsync(deal)).Stage);
        Assert.Single(await desk.Tasks.OfAsync(deal));
    }

    [Fact]
    public async Task R18_leaving_the_stage_cancels_what_waits()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync();
        var refused = Assert.IsType<Refused>(await desk.Deals.MoveAsync(deal, "offer", by: new EmployeeId("olga")));
        Assert.Equal(["amount"], refused.MissingFields);
        Assert.IsType<Moved>(await desk.Deals.MoveAsync(deal, "offer", by: new EmployeeId("olga"), new DealChange { Amount = Money.Rub(15_000) }));
        Assert.Single(await desk.Actions.OfAsync(deal));

        await desk.Deals.MoveAsync(deal, "agreed");
        Assert.Empty(await desk.Actions.OfAsync(deal));

        await desk.Deals.MoveAsync(deal, "offer");
        await desk.AdvanceAsync(Period.FromDays(4));
        Assert.Single(desk.Sent.Effects);
    }
}
