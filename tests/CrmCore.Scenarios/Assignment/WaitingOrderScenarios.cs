using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment;

/// <summary>R41: what waits never stands in the way of what could be given, and nothing is forgotten behind it.</summary>
public sealed class WaitingOrderScenarios : AssignmentScenario
{
    private static readonly AssignmentRule OfAnna = Assign.By("sales", r => r.RoundRobin("anna"));

    [Fact]
    public async Task R41_A_deal_does_not_wait_behind_a_lead_that_nobody_has_room_for()
    {
        await using var desk = await TeamAsync(OfAnna, Keep.InMemory, null, Seller("anna") with { Capacity = Counts(WorkKinds.Lead, 0) });
        await SetAsync(desk, Anna, Presence.Break);
        var lead = await AskLeadAsync(desk);
        var deal = await AskAsync(desk);

        await SetAsync(desk, Anna, Presence.AtWork);

        Assert.Equal("anna", await OwnerAsync(desk, deal.Id));
        Assert.Equal([lead.Id.Value], await WaitingAsync(desk));
    }

    [Fact]
    public async Task R41_A_deal_that_a_rule_gives_to_whoever_has_it_is_open_once()
    {
        await using var desk = await TeamAsync(OfAnna);
        var deal = await AskAsync(desk);
        Assert.Equal(Anna, Assert.IsType<GivenTo>(await desk.Crm.Assignment.AssignAsync(deal.Id, "sales")).Employee);
        Assert.Equal(1, await OpenAsync(desk, Anna));
    }

    [Fact]
    public async Task R41_What_was_taken_out_of_the_middle_of_a_queue_is_not_looked_for_for_ever()
    {
        await using var desk = await TeamAsync(OfAnna, Keep.InMemory, null, Limited("anna", 1), Seller("clara"));
        await AskAsync(desk);
        var waiting = new List<DealId>();
        for (var i = 0; i < 40; i++) waiting.Add((await AskAsync(desk)).Id);
        foreach (var taken in waiting.Skip(1).Take(35)) await desk.Deals.EditAsync(taken, new DealChange { Owner = Clara }, Olga);

        foreach (var next in (DealId[])[waiting[0], waiting[36], waiting[37]])
        {
            await desk.Deals.MoveAsync((await desk.Deals.ListAsync()).Items.Single(d => d is { Owner.Value: "anna", IsClosed: false }).Id, Outcomes.Won, Olga);
            Assert.Equal("anna", await OwnerAsync(desk, next));
        }

        // The next look begins where something waits.
        var roster = await desk.Engine.Store.FindAsync(RosterRecords.Instance, RosterRecords.Key((await desk.Crm.ModelAsync(default)).Number), default);
        Assert.Equal(new WaitingList(39, 2), Assert.Single(roster!.Queues["sales"].Lists).Value);
    }

    [Fact]
    public async Task R41_A_client_who_waits_for_a_manager_goes_to_the_others_when_the_manager_is_dismissed()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna").OwnManagerFirst(WhenAway.Wait)));
        await MoveAsync(desk, await desk.NewDealAsync("+79169999999", owner: "clara"), Outcomes.Won);
        await SetAsync(desk, Clara, Presence.Leave);
        var deal = await desk.Deals.GetAsync(Assert.Single((await desk.Events.IngestAsync(Form("+79169999999"))).Deals).Deal);
        Assert.Null(deal.Owner);

        await desk.Crm.Settings.SaveAsync(Seller("clara") with { Active = false });
        await desk.RunDueAsync();

        Assert.Equal("anna", await OwnerAsync(desk, deal.Id));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_However_much_waits_in_several_queues_who_is_back_is_given_all_of_it(Keep keep)
    {
        await using var desk = await TeamAsync(OfAnna, keep, crm => crm.AddAssignment(Assign.By("other", r => r.RoundRobin("anna"))).AddSource(new IntakePolicy { Source = "chat", Pipeline = "sales", Assign = "other" }));
        await SetAsync(desk, Anna, Presence.Break);
        for (var i = 0; i < 150; i++) await AskAsync(desk);
        for (var i = 0; i < 5; i++) await AskAsync(desk, form => form with { Source = "chat" });

        await SetAsync(desk, Anna, Presence.AtWork);
        await desk.RunDueAsync();

        Assert.Equal((0, 0, 155), ((await WaitingAsync(desk)).Count, (await WaitingAsync(desk, "other")).Count, await OpenAsync(desk, Anna)));
    }

    [Fact]
    public async Task R41_A_look_that_is_late_does_not_give_way_to_a_later_one()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna", "boris").Needs(skillFrom: "deal.need")), Keep.InMemory, crm => crm.AddField(new FieldDefinition { Id = "need", On = CardKind.Deal, Name = "Need", Kind = FieldKind.Text }), Seller("anna") with { Skills = ["a"] }, Seller("boris") with { Skills = ["b"] });
        await SetAsync(desk, Anna, Presence.Break, desk.Clock.Now + Duration.FromMinutes(5));
        await SetAsync(desk, Boris, Presence.Break, desk.Clock.Now + Duration.FromHours(5));
        var first = await AskAsync(desk, Needing("a"));

        // The break is over, and a request comes before the timer that fell due was run.
        desk.Clock.AdvanceTo(desk.Clock.Now + Duration.FromMinutes(6));
        var second = await AskAsync(desk, Needing("b"));
        await desk.RunDueAsync();

        Assert.Equal(("anna", null), (await OwnerAsync(desk, first.Id), await OwnerAsync(desk, second.Id)));
        await desk.AdvanceAsync(Duration.FromHours(5));
        Assert.Equal("boris", await OwnerAsync(desk, second.Id));
    }

    private static Func<FormSubmitted, FormSubmitted> Needing(string need) =>
        form => form with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["need"] = need } };
}
