using CrmCore.Testing;

namespace CrmCore.Scenarios.Pains;

public sealed class NoChangeScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("vip", s => s.MoveHereOn("tagged", CrmCore.Triggers.TagAdded("vip")))
        .Stage("offer", s => s
            .OnEnter("from-new", Do.CreateTask("Came straight from new").When(c => c.Before.Deal.Stage.Is("new")))
            .OnEnter("from-vip", Do.CreateTask("Came from vip").When(c => c.Before.Deal.Stage.Is("vip"))))
        .Won().Lost());

    [Fact]
    public async Task R67_writing_the_value_that_is_there_is_no_change_and_fires_nothing()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync();
        var change = new DealChange { Amount = Money.Rub(100), Tags = ["vip"], Title = "Chairs" };
        Assert.True(Assert.IsType<Done>(await desk.Deals.EditAsync(deal, change)).Changed);
        Assert.Equal("vip", await desk.StageAsync(deal));
        await desk.Deals.MoveAsync(deal, "new");
        var before = await desk.KindsAsync(deal);
        var entry = (await desk.Deals.GetAsync(deal)).Entry;

        Assert.False(Assert.IsType<Done>(await desk.Deals.EditAsync(deal, change)).Changed);

        Assert.Equal(before, await desk.KindsAsync(deal));
        Assert.Equal("new", await desk.StageAsync(deal));
        Assert.Equal(entry, (await desk.Deals.GetAsync(deal)).Entry);
    }

    [Fact]
    public async Task R67_moving_a_deal_to_where_it_stands_enters_nothing_again()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync(stage: "offer");
        Assert.False(Assert.IsType<Done>(await desk.Deals.MoveAsync(deal, "offer")).Changed);
        Assert.Equal(1, (await desk.Deals.GetAsync(deal)).Entry);
    }

    [Fact]
    public async Task R67_conditions_see_the_state_before_and_after()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var straight = await desk.NewDealAsync(Desks.Phone(1));
        var round = await desk.NewDealAsync(Desks.Phone(2), stage: "vip");
        await desk.Deals.MoveAsync(straight, "offer");
        await desk.Deals.MoveAsync(round, "offer");

        Assert.Equal("Came straight from new", Assert.Single(await desk.Tasks.OfAsync(straight)).Text);
        Assert.Equal("Came from vip", Assert.Single(await desk.Tasks.OfAsync(round)).Text);
    }
}
