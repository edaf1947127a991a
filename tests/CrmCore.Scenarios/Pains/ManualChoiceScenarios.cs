using CrmCore.Testing;

namespace CrmCore.Scenarios.Pains;

public sealed class ManualChoiceScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s
            .OnEnter("hand-over", Do.ChangeOwner("ivan").After(Period.FromDays(2)))
            .OnEnter("mark", Do.SetField("title", FieldValue.Of("Waits too long")).After(Period.FromDays(2))))
        .Won().Lost());

    [Fact]
    public async Task R68_a_manual_choice_beats_an_automatic_one_that_was_decided_earlier()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync(owner: null);
        await desk.AdvanceAsync(Period.FromDays(1));
        await desk.Deals.EditAsync(deal, new DealChange { Owner = "olga" }, by: new EmployeeId("olga"));

        await desk.AdvanceAsync(Period.FromDays(2));

        var now = await desk.Deals.GetAsync(deal);
        Assert.Equal("olga", now.Owner?.Value);
        Assert.Equal("Waits too long", now.Title);
        Assert.Contains(await desk.Timeline.OfAsync(deal), e => e.Kind == TimelineKinds.ActionSkipped && e.ReadData().GetProperty("reason").GetString()!.Contains("R68", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R68_a_choice_made_before_the_rule_decided_does_not_hold_it_up()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync(owner: "olga");

        await desk.AdvanceAsync(Period.FromDays(3));

        Assert.Equal("ivan", (await desk.Deals.GetAsync(deal)).Owner?.Value);
    }
}
