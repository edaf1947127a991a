using CrmCore.Testing;

namespace CrmCore.Scenarios.Pains;

public sealed class ConflictScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s.OnEnter("later", Do.ChangeStage("contacted").After(Period.FromDays(1))))
        .Stage("contacted", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall()))
        .Stage("offer", s => s.MoveHereOn("letter", CrmCore.Triggers.IncomingEmail()))
        .Won().Lost());

    [Fact]
    public async Task R68_the_loser_is_told_who_has_what_and_nothing_is_overwritten()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync();
        var seen = new Dictionary<string, FieldValue> { [Fields.Amount] = FieldValue.Empty };
        Assert.IsType<Done>(await desk.Deals.EditAsync(deal, new DealChange { Amount = Money.Rub(100), Expected = seen }, Desks.Olga));

        var refused = Assert.IsType<Refused>(await desk.Deals.EditAsync(deal, new DealChange { Amount = Money.Rub(200), Expected = seen }, Desks.Ivan));

        Assert.Equal([Fields.Amount], refused.ChangedByOthers.Keys);
        Assert.Contains("100", refused.ChangedByOthers[Fields.Amount], StringComparison.Ordinal);
        Assert.Equal(Money.Rub(100), (await desk.Deals.GetAsync(deal)).Amount);
    }

    [Fact]
    public async Task R68_fields_are_compared_one_by_one_and_not_the_whole_card()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync();
        await desk.Deals.EditAsync(deal, new DealChange { Amount = Money.Rub(100) }, Desks.Olga);

        var change = new DealChange { Title = "Chairs", Expected = new Dictionary<string, FieldValue> { [Fields.Title] = FieldValue.Empty } };
        Assert.IsType<Done>(await desk.Deals.EditAsync(deal, change, Desks.Ivan));

        var card = await desk.Deals.GetAsync(deal);
        Assert.Equal(("Chairs", Money.Rub(100)), (card.Title, card.Amount));
    }

    [Fact]
    public async Task R68_two_people_at_once_one_wins_and_one_is_told()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync();
        var seen = new Dictionary<string, FieldValue> { ["stage"] = FieldValue.Of("new") };
        var results = await Task.WhenAll(
            Task.Run(async () => await desk.Deals.MoveAsync(deal, "contacted", Desks.Olga, new DealChange { Expected = seen })),
            Task.Run(async () => await desk.Deals.MoveAsync(deal, "offer", Desks.Ivan, new DealChange { Expected = seen })));

        var moved = Assert.Single(results.OfType<Moved>());
        Assert.Equal(["stage"], Assert.Single(results.OfType<Refused>()).ChangedByOthers.Keys);
        Assert.Equal(moved.Deal.Stage, await desk.StageAsync(deal));
    }

    [Fact]
    public async Task R68_a_manual_move_beats_an_automatic_one_that_was_planned_earlier()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync();
        await desk.AdvanceAsync(Duration.FromHours(2));
        Assert.IsType<Moved>(await desk.Deals.MoveAsync(deal, "offer", Desks.Olga));
        await desk.AdvanceAsync(Period.FromDays(3));
        Assert.Equal("offer", await desk.StageAsync(deal));
    }

    [Fact]
    public async Task R68_a_manual_move_beats_an_event_that_happened_earlier_and_comes_later()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.AdvanceAsync(Duration.FromHours(2));
        var letter = new IncomingEmail("a@example.com") { Source = "mail", Key = "1", OccurredAt = desk.Clock.Now };
        await desk.AdvanceAsync(Duration.FromHours(1));
        await desk.Deals.MoveAsync(deal, "contacted", Desks.Olga);

        Assert.Equal(DealResult.Late, Assert.Single((await desk.Events.IngestAsync(letter)).Deals).Result);
        Assert.Equal("contacted", await desk.StageAsync(deal));
    }
}
