using CrmCore.Testing;

namespace CrmCore.Scenarios.Entering;

/// <summary>R18: what waits is cancelled when the deal leaves, unless it says that it stays.</summary>
public sealed class CancellingScenarios : Scenario
{
    private static PipelineDefinition Sales { get; } = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("offer", s => s
            .OnEnter("goes", Do.CreateTask("goes").After(Period.FromDays(3)))
            .OnEnter("stays", Do.CreateTask("stays").After(Period.FromDays(3)).Stays())
            .OnEnter("once", Do.CreateTask("once").After(Period.FromDays(3)).Once()))
        .Stage("agreed")
        .Won(w => w.OnEnter("review", Do.CreateTask("ask for a review").After(Period.FromDays(7)))));

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R18_leaving_cancels_all_but_what_stays(Keep keep)
    {
        await using var desk = await DeskAsync(keep, Sales);
        var deal = await desk.NewDealAsync(stage: "offer");
        var left = await desk.NewDealAsync("+79160000002", stage: "offer");
        Assert.Equal(["goes", "once", "stays"], await WaitingAsync(desk, deal));
        await desk.AdvanceAsync(Period.FromDays(1));
        await MoveAsync(desk, deal, "agreed");
        Assert.Equal(["stays"], await WaitingAsync(desk, deal));
        Assert.Contains("cancelled=[goes, once]", (await ToldAsync(desk, deal, TimelineKinds.Moved))[^1], StringComparison.Ordinal);

        await desk.AdvanceAsync(Period.FromDays(5));
        Assert.Equal(["stays"], await TasksAsync(desk, deal));
        Assert.Equal(["goes", "once", "stays"], await TasksAsync(desk, left));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R18_coming_back_plans_anew_under_a_new_number(Keep keep)
    {
        await using var desk = await DeskAsync(keep, Sales);
        var deal = await desk.NewDealAsync(stage: "offer");
        var first = (await desk.Actions.OfAsync(deal)).Single(a => a.Action == "goes");
        await desk.AdvanceAsync(Period.FromDays(2));
        await MoveAsync(desk, deal, "agreed");
        await MoveAsync(desk, deal, "offer");
        Assert.Equal(["goes", "stays", "stays"], await WaitingAsync(desk, deal));
        var second = (await desk.Actions.OfAsync(deal)).Single(a => a.Action == "goes");
        Assert.NotEqual(first.Key, second.Key);
        Assert.True(second.Entry > first.Entry);
        Assert.Equal(Duration.FromDays(2), second.DueAt - first.DueAt);

        await desk.AdvanceAsync(Period.FromDays(5));
        Assert.Equal(["goes", "stays", "stays"], await TasksAsync(desk, deal));
    }

    [Fact]
    public async Task R18_closing_cancels_what_other_stages_planned_and_won_may_wait_itself()
    {
        await using var desk = await DeskAsync(Sales);
        var deal = await desk.NewDealAsync(stage: "offer");
        await MoveAsync(desk, deal, "agreed");
        Assert.Equal(["stays"], await WaitingAsync(desk, deal));
        await MoveAsync(desk, deal, Outcomes.Won);
        Assert.Equal(["review"], await WaitingAsync(desk, deal));
        await desk.AdvanceAsync(Period.FromDays(6));
        Assert.Empty(await TasksAsync(desk, deal));
        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Equal(["ask for a review"], await TasksAsync(desk, deal));
    }

    [Fact]
    public async Task R18_reopening_cancels_what_won_planned()
    {
        await using var desk = await DeskAsync(Sales);
        var deal = await desk.NewDealAsync();
        await MoveAsync(desk, deal, Outcomes.Won);
        await MoveAsync(desk, deal, "new");
        await desk.AdvanceAsync(Period.FromDays(30));
        Assert.Empty(await TasksAsync(desk, deal));
    }

    [Fact]
    public async Task R18_an_action_at_once_runs_although_the_deal_has_left_meanwhile()
    {
        await using var desk = await DeskAsync(Pipeline.Define("sales", p => p
            .Stage("new").Stage("offer", s => s.OnEnter("hook", Do.SendWebhook("https://example.com/hook"))).Stage("agreed")));
        var deal = await desk.NewDealAsync(stage: "offer");
        await MoveAsync(desk, deal, "agreed");
        await desk.RunDueAsync();
        Assert.Single(desk.Sent.Effects);
    }

    [Fact]
    public async Task R18_the_timeline_of_a_deal_that_left_and_came_back()
    {
        await using var desk = await DeskAsync(Sales);
        var deal = await desk.NewDealAsync(stage: "offer");
        await desk.AdvanceAsync(Period.FromDays(1));
        await MoveAsync(desk, deal, "agreed");
        await desk.AdvanceAsync(Period.FromDays(1));
        await MoveAsync(desk, deal, "offer");
        await desk.AdvanceAsync(Period.FromDays(4));
        await MoveAsync(desk, deal, Outcomes.Won);
        await desk.AdvanceAsync(Period.FromDays(8));
        Snapshot.Match(await Story.OfAsync(desk, deal));
    }

    private static async Task<IReadOnlyList<string>> WaitingAsync(CrmTestDesk desk, DealId deal) =>
        [.. (await desk.Actions.OfAsync(deal)).Select(a => a.Action).Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<string>> TasksAsync(CrmTestDesk desk, DealId deal) =>
        [.. (await desk.Tasks.OfAsync(deal)).Select(t => t.Text).Order(StringComparer.Ordinal)];
}
