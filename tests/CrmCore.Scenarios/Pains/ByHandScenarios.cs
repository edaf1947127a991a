using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Pains;

public sealed class ByHandScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s
            .OnEnter("soon", Do.Host(Carrier.Ship).After(Period.FromDays(3)))
            .OnEnter("ahead", Do.Host(Carrier.Ship).Before("deal.deadline", Period.FromDays(1))))
        .Stage("next")
        .Won().Lost());

    private readonly Carrier _carrier = new();

    [Fact]
    public async Task R71_a_waiting_action_can_be_seen_and_run_now()
    {
        await using var desk = await DeskAsync();
        var deal = await desk.NewDealAsync();
        var waiting = await WaitingAsync(desk, deal, "soon");
        Assert.Equal(desk.Clock.Now + Duration.FromDays(3), waiting.DueAt);

        Assert.IsType<Done>(await desk.Actions.RunNowAsync(waiting, Desks.Olga));
        await desk.RunDueAsync();
        Assert.Equal("soon", Assert.Single(_carrier.Calls).Action.Action);
        await desk.AdvanceAsync(Period.FromDays(10));
        Assert.Single(_carrier.Calls);
        Assert.Contains(await desk.Timeline.OfAsync(deal), e => e.Kind == TimelineKinds.ActionChanged && e.Actor == Desks.Olga);
    }

    [Fact]
    public async Task R71_a_waiting_action_can_be_moved()
    {
        await using var desk = await DeskAsync();
        var deal = await desk.NewDealAsync();
        await desk.Actions.MoveAsync(await WaitingAsync(desk, deal, "soon"), desk.Clock.Now + Duration.FromDays(5), Desks.Olga);
        await desk.AdvanceAsync(Period.FromDays(4));
        Assert.Empty(_carrier.Calls);
        await desk.AdvanceAsync(Period.FromDays(1));
        Assert.Single(_carrier.Calls);
    }

    [Fact]
    public async Task R71_a_waiting_action_can_be_cancelled_and_then_waits_no_more()
    {
        await using var desk = await DeskAsync();
        var deal = await desk.NewDealAsync();
        var waiting = await WaitingAsync(desk, deal, "soon");
        Assert.IsType<Done>(await desk.Actions.CancelAsync(waiting, Desks.Olga));
        await desk.AdvanceAsync(Period.FromDays(10));

        Assert.Empty(_carrier.Calls);
        Assert.Contains(TimelineKinds.ActionCancelled, await desk.KindsAsync(deal));
        Assert.IsType<Refused>(await desk.Actions.RunNowAsync(waiting, Desks.Olga));
        Assert.IsType<Refused>(await desk.Actions.MoveAsync(waiting, desk.Clock.Now, Desks.Olga));
    }

    [Fact]
    public async Task R71_what_was_moved_by_hand_is_not_pushed_back_by_a_rule()
    {
        await using var desk = await DeskAsync();
        var byHand = await desk.NewDealAsync(Desks.Phone(1));
        var byRule = await desk.NewDealAsync(Desks.Phone(2));
        foreach (var deal in new[] { byHand, byRule }) await SetDeadlineAsync(desk, deal, new LocalDate(2026, 3, 20));
        var chosen = desk.Clock.Now + Duration.FromDays(6);
        await desk.Actions.MoveAsync(await WaitingAsync(desk, byHand, "ahead"), chosen, Desks.Olga);
        var before = (await WaitingAsync(desk, byRule, "ahead")).DueAt;

        foreach (var deal in new[] { byHand, byRule }) await SetDeadlineAsync(desk, deal, new LocalDate(2026, 4, 20));

        Assert.Equal(chosen, (await WaitingAsync(desk, byHand, "ahead")).DueAt);
        Assert.NotEqual(before, (await WaitingAsync(desk, byRule, "ahead")).DueAt);
    }

    private static async Task SetDeadlineAsync(CrmTestDesk desk, DealId deal, LocalDate date) => Assert.IsType<Done>(
        await desk.Deals.EditAsync(deal, new DealChange { Fields = FieldBag.Empty.With("deadline", FieldValue.Of(date)) }));

    private static async Task<ScheduledAction> WaitingAsync(CrmTestDesk desk, DealId deal, string action) =>
        Assert.Single(await desk.Actions.OfAsync(deal), a => a.Action == action);

    private Task<CrmTestDesk> DeskAsync() => CrmTestDesk.CreateAsync(crm =>
    {
        _carrier.Register(crm);
        crm.AddField(new FieldDefinition { Id = "deadline", Kind = FieldKind.Date }).AddPipeline(Sales);
    });
}
