using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment;

/// <summary>R41, R68: a manual choice beats a rule that was asked earlier.</summary>
public sealed class ManualScenarios : AssignmentScenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_A_waiting_deal_that_is_given_by_hand_leaves_the_queue_at_once(Keep keep)
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")), keep);
        await SetAsync(desk, Anna, Presence.Break);
        var deal = await AskAsync(desk);
        Assert.Single(await WaitingAsync(desk));

        Assert.IsType<Done>(await desk.Deals.EditAsync(deal.Id, new DealChange { Owner = Clara }, Olga));
        Assert.Empty(await WaitingAsync(desk));
        await SetAsync(desk, Anna, Presence.AtWork);

        Assert.Equal("clara", await OwnerAsync(desk, deal.Id));
        Assert.Equal((0, 1), (await OpenAsync(desk, Anna), await OpenAsync(desk, Clara)));
    }

    [Fact]
    public async Task R41_A_waiting_lead_that_is_taken_refused_or_converted_leaves_the_queue()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        await SetAsync(desk, Anna, Presence.Break);
        var taken = await AskLeadAsync(desk);
        var refused = await AskLeadAsync(desk);
        var converted = await AskLeadAsync(desk);
        Assert.Equal([taken.Id.Value, refused.Id.Value, converted.Id.Value], await WaitingAsync(desk));

        await desk.Leads.TakeAsync(taken.Id, Ivan);
        await desk.Leads.RejectAsync(refused.Id, "spam", Olga);
        var deal = Assert.IsType<Created>(await desk.Leads.AcceptAsync(converted.Id, Olga));

        Assert.Empty(await WaitingAsync(desk));
        await SetAsync(desk, Anna, Presence.AtWork);
        Assert.Equal("ivan", (await desk.Leads.GetAsync(taken.Id)).Owner!.Value.Value);
        Assert.Null((await desk.Leads.GetAsync(refused.Id)).Owner);
        Assert.Equal("olga", await OwnerAsync(desk, new DealId(deal.Id)));
        Assert.Equal((1, 0, 1), (await OpenAsync(desk, Ivan, WorkKinds.Lead), await OpenAsync(desk, Olga, WorkKinds.Lead), await OpenAsync(desk, Olga)));
    }

    [Fact]
    public async Task R41_A_delayed_assignment_does_not_overrule_who_was_chosen_since()
    {
        await using var desk = await TeamAsync(
            Assign.By("sales", r => r.RoundRobin("anna")),
            Keep.InMemory,
            crm => crm.AddPipeline(Pipeline.Define("slow", p => p.Stage("new", s => s.OnEnter("give", Do.Assign("sales").After(Period.FromDays(1)))))));
        var chosen = await desk.NewDealAsync(phone: null, pipeline: "slow", owner: null);
        var free = await desk.NewDealAsync(phone: null, pipeline: "slow", owner: null);
        await desk.AdvanceAsync(Duration.FromHours(1));
        await desk.Deals.EditAsync(chosen, new DealChange { Owner = Clara }, Olga);

        await desk.AdvanceAsync(Period.FromDays(1));

        Assert.Equal(("clara", "anna"), (await OwnerAsync(desk, chosen), await OwnerAsync(desk, free)));
        Assert.Contains(await desk.Timeline.OfAsync(chosen), e => e.Kind == TimelineKinds.ActionSkipped);
    }

    [Fact]
    public async Task R41_A_status_of_leads_assigns_and_does_not_overrule_who_took_the_lead_since()
    {
        var statuses = LeadStatuses.Define(s => s
            .New("new").InWork("in-work").Accepted("accepted").Refused("junk")
            .InWork("hot", h => h.OnEnter("give", Do.Assign("sales")))
            .InWork("cold", c => c.OnEnter("give-later", Do.Assign("sales").After(Period.FromDays(1)))));
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna", "boris")), Keep.InMemory, crm => crm.UseLeadStatuses(statuses));
        var lead = ((Captured)await desk.Leads.CreateAsync(new NewLead { Phone = "+79165555551" })).Lead!.Value;
        await desk.Leads.SetStatusAsync(lead, "hot", Olga);
        Assert.Equal("anna", (await desk.Leads.GetAsync(lead)).Owner?.Value);

        var taken = ((Captured)await desk.Leads.CreateAsync(new NewLead { Phone = "+79165555552" })).Lead!.Value;
        var free = ((Captured)await desk.Leads.CreateAsync(new NewLead { Phone = "+79165555553" })).Lead!.Value;
        await desk.Leads.SetStatusAsync(taken, "cold", Olga);
        await desk.Leads.SetStatusAsync(free, "cold", Olga);
        await desk.AdvanceAsync(Duration.FromHours(1));
        await desk.Leads.TakeAsync(taken, Clara);
        await desk.AdvanceAsync(Period.FromDays(1));

        Assert.Equal(("clara", "boris"), ((await desk.Leads.GetAsync(taken)).Owner?.Value, (await desk.Leads.GetAsync(free)).Owner?.Value));
    }

    [Fact]
    public async Task R41_Somebody_may_have_a_rule_asked_by_hand()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna", "boris")));
        var deal = await desk.NewDealAsync(owner: "olga");

        Assert.Equal(Anna, Assert.IsType<GivenTo>(await desk.Crm.Assignment.AssignAsync(deal, "sales", Olga)).Employee);
        Assert.Equal("anna", await OwnerAsync(desk, deal));
        Assert.Equal((0, 1), (await OpenAsync(desk, Olga), await OpenAsync(desk, Anna)));

        await SetAsync(desk, Anna, Presence.Sick);
        await SetAsync(desk, Boris, Presence.Sick);
        var first = Assert.IsType<Waits>(await desk.Crm.Assignment.AssignAsync(deal, "sales", Olga));
        Assert.Equal(("sales", 1L), (first.Queue, first.Number));
        // While it waits it keeps its owner; asked again it keeps its place.
        Assert.Equal("anna", await OwnerAsync(desk, deal));
        Assert.Equal(1L, Assert.IsType<Waits>(await desk.Crm.Assignment.AssignAsync(deal, "sales", Olga)).Number);
        Assert.Single(await WaitingAsync(desk));

        await SetAsync(desk, Boris, Presence.AtWork);
        Assert.Equal("boris", await OwnerAsync(desk, deal));
        Assert.Equal((0, 1), (await OpenAsync(desk, Anna), await OpenAsync(desk, Boris)));
    }

    [Fact]
    public async Task R41_What_waits_can_be_withdrawn()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        await SetAsync(desk, Anna, Presence.Sick);
        var deal = await AskAsync(desk);

        Assert.True(Assert.IsType<Done>(await desk.Crm.Assignment.WithdrawAsync(deal.Id, Olga)).Changed);
        Assert.False(Assert.IsType<Done>(await desk.Crm.Assignment.WithdrawAsync(deal.Id, Olga)).Changed);

        Assert.Empty(await WaitingAsync(desk));
        await SetAsync(desk, Anna, Presence.AtWork);
        Assert.Null(await OwnerAsync(desk, deal.Id));
        Assert.Contains(await desk.Timeline.OfAsync(deal.Id), e => e.Kind == TimelineKinds.Withdrawn && e.Actor == (Actor)Olga);
    }

    [Fact]
    public async Task R41_What_everybody_has_open_is_counted_whatever_happens_to_a_card()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        var deal = await AskAsync(desk);
        var lead = await AskLeadAsync(desk);
        Assert.Equal((1, 1), (await OpenAsync(desk, Anna), await OpenAsync(desk, Anna, WorkKinds.Lead)));

        await MoveAsync(desk, deal.Id, Outcomes.Won);
        Assert.Equal(0, await OpenAsync(desk, Anna));
        await MoveAsync(desk, deal.Id, "offer");
        Assert.Equal(1, await OpenAsync(desk, Anna));
        await desk.Deals.EditAsync(deal.Id, new DealChange { Clear = [Fields.Owner] }, Olga);
        Assert.Equal(0, await OpenAsync(desk, Anna));
        await desk.Deals.EditAsync(deal.Id, new DealChange { Owner = Boris }, Olga);
        Assert.Equal(1, await OpenAsync(desk, Boris));
        await desk.Deals.DeleteAsync(deal.Id, Olga);
        Assert.Equal(0, await OpenAsync(desk, Boris));

        await desk.Leads.PutBackAsync(lead.Id, Olga);
        Assert.Equal(0, await OpenAsync(desk, Anna, WorkKinds.Lead));
        await desk.Leads.TakeAsync(lead.Id, Boris);
        Assert.Equal(1, await OpenAsync(desk, Boris, WorkKinds.Lead));
        Assert.IsType<Created>(await desk.Leads.AcceptAsync(lead.Id, Olga));
        Assert.Equal((0, 1), (await OpenAsync(desk, Boris, WorkKinds.Lead), await OpenAsync(desk, Boris)));
    }
}
