using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment;

/// <summary>R41: in which turn requests are given.</summary>
public sealed class StrategyScenarios : AssignmentScenario
{
    private static readonly string[] Three = ["anna", "boris", "clara"];

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_Round_robin_gives_in_the_given_order(Keep keep)
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("clara", "anna", "boris")), keep);
        Assert.Equal("clara anna boris clara anna boris clara", await NextAsync(desk, 7));
    }

    [Fact]
    public async Task R41_Leads_in_the_inbox_are_given_as_deals_are_and_both_go_round_one_turn()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin(Three)));

        var lead = await AskLeadAsync(desk);
        var deal = await AskAsync(desk);

        Assert.Equal(("anna", LeadState.New), (lead.Owner!.Value.Value, lead.State));
        Assert.Equal("boris", deal.Owner!.Value.Value);
        Assert.Equal((1, 0), (await OpenAsync(desk, Anna, WorkKinds.Lead), await OpenAsync(desk, Anna)));
    }

    [Fact]
    public async Task R41_In_order_always_gives_to_the_first_who_is_free()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.InOrder(Three)), Keep.InMemory, null, Limited("anna", 2), Limited("boris", 1), Seller("clara"));
        Assert.Equal("anna anna boris clara clara", await NextAsync(desk, 5));
    }

    [Fact]
    public async Task R41_Evenly_gives_to_whoever_has_the_least_open()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.Evenly(Three)));
        var first = await AskAsync(desk);
        await NextAsync(desk, 2);
        Assert.Equal((1, 1, 1), (await OpenAsync(desk, Anna), await OpenAsync(desk, Boris), await OpenAsync(desk, Clara)));

        // What is given by hand is load too; what is closed is none.
        await desk.NewDealAsync(phone: null, owner: "boris");
        await MoveAsync(desk, first.Id, Outcomes.Won);
        Assert.Equal((0, 2, 1), (await OpenAsync(desk, Anna), await OpenAsync(desk, Boris), await OpenAsync(desk, Clara)));

        Assert.Equal("anna", await NextAsync(desk, 1));
        Assert.Equal(["anna", "boris", "clara"], (await NextAsync(desk, 2)).Split(' ').Append("boris").Distinct().Order());
        Assert.Equal((2, 2, 2), (await OpenAsync(desk, Anna), await OpenAsync(desk, Boris), await OpenAsync(desk, Clara)));
    }

    [Fact]
    public async Task R41_Weights_give_more_to_some()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.Weighted(("anna", 2), ("boris", 1), ("clara", 1))));
        var given = (await NextAsync(desk, 40)).Split(' ');
        Assert.Equal([20, 10, 10], Three.Select(e => given.Count(g => g == e)));
        for (var n = 1; n <= given.Length; n++)
        {
            Assert.InRange(given.Take(n).Count(g => g == "anna"), (n / 2.0) - 1, (n / 2.0) + 1);
            Assert.InRange(given.Take(n).Count(g => g == "boris"), (n / 4.0) - 1, (n / 4.0) + 1);
        }
    }

    [Fact]
    public async Task R41_Nobody_leaves_the_request_to_whoever_takes_it()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.Nobody()));
        var lead = await AskLeadAsync(desk);
        Assert.Null(lead.Owner);
        Assert.Equal([lead.Id.Value], await WaitingAsync(desk));

        Assert.IsType<Done>(await desk.Leads.TakeAsync(lead.Id, Boris));

        Assert.Equal("boris", (await desk.Leads.GetAsync(lead.Id)).Owner!.Value.Value);
        Assert.Empty(await WaitingAsync(desk));
        Assert.Equal(1, await OpenAsync(desk, Boris, WorkKinds.Lead));
    }

    [Fact]
    public async Task R41_Adding_or_removing_an_employee_neither_restarts_nor_skips_anybody_s_turn()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin(Three)));
        Assert.Equal("anna boris", await NextAsync(desk, 2));

        // Clara was next and still is; whoever is new comes in behind.
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(Assign.By("sales", r => r.RoundRobin("ivan", "anna", "boris", "clara"))));
        var four = (await NextAsync(desk, 4)).Split(' ');
        Assert.Equal("clara", four[0]);
        Assert.Equal(["anna", "boris", "clara", "ivan"], four.Order());

        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(Assign.By("sales", r => r.RoundRobin("ivan", "anna", "clara"))));
        Assert.Equal(["anna", "clara", "ivan"], (await NextAsync(desk, 3)).Split(' ').Order());
    }

    [Fact]
    public async Task R41_Who_joins_a_team_joins_the_turn_and_who_is_dismissed_leaves_it()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna").OfTeam("inbound")));
        await desk.Crm.Settings.SaveAsync(new Team { Id = "inbound", Members = ["boris"] });
        Assert.Equal("anna boris anna", await NextAsync(desk, 3));

        await desk.Crm.Settings.SaveAsync(new Team { Id = "inbound", Members = ["boris", "clara"] });
        Assert.Equal(["anna", "boris", "clara"], (await NextAsync(desk, 3)).Split(' ').Order());

        await desk.Crm.Settings.SaveAsync(Seller("boris") with { Active = false });
        Assert.Equal(["anna", "anna", "clara", "clara"], (await NextAsync(desk, 4)).Split(' ').Order());
    }

    [Fact]
    public async Task R41_Coming_back_from_leave_brings_no_flood()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin(Three)));
        await SetAsync(desk, Clara, Presence.Leave);
        Assert.DoesNotContain("clara", await NextAsync(desk, 20), StringComparison.Ordinal);

        await SetAsync(desk, Clara, Presence.AtWork);

        var six = (await NextAsync(desk, 6)).Split(' ');
        Assert.Equal([2, 2, 2], Three.Select(e => six.Count(g => g == e)));
    }

    [Fact]
    public async Task R41_A_task_is_given_by_assignment_in_a_turn_of_its_own()
    {
        await using var desk = await TeamAsync(
            Assign.By("sales", r => r.InOrder("anna")),
            Keep.InMemory,
            crm => crm.AddAssignment(Assign.By("office", r => r.RoundRobin("boris", "clara"))).AddPipeline(Pipeline.Define("papers", p => p.Stage("new", s => s.OnEnter("check", Do.CreateTask("Check").ByAssignment("office"))))));

        var first = await desk.NewDealAsync(phone: null, pipeline: "papers");
        var second = await desk.NewDealAsync(phone: null, pipeline: "papers");
        await SetAsync(desk, Boris, Presence.Sick);
        await SetAsync(desk, Clara, Presence.Sick);
        var third = await desk.NewDealAsync(phone: null, pipeline: "papers");

        Assert.Equal("boris", Assert.Single(await desk.Tasks.OfAsync(first)).Owner!.Value.Value);
        Assert.Equal("clara", Assert.Single(await desk.Tasks.OfAsync(second)).Owner!.Value.Value);
        Assert.Equal("olga", Assert.Single(await desk.Tasks.OfAsync(third)).Owner!.Value.Value);
        Assert.Equal(0, await OpenAsync(desk, Boris));
    }

    [Fact]
    public async Task R41_The_owner_s_tasks_of_a_new_deal_are_those_of_whoever_gets_it()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")), Keep.InMemory, crm => crm.AddSource(new IntakePolicy { Source = "shop", Pipeline = "sales", Assign = "sales", Task = "Call at once" }));
        var now = await AskAsync(desk, f => f with { Source = "shop" });
        Assert.Equal("anna", Assert.Single(await desk.Tasks.OfAsync(now.Id)).Owner!.Value.Value);

        await SetAsync(desk, Anna, Presence.Break);
        var later = await AskAsync(desk, f => f with { Source = "shop" });
        Assert.Null(Assert.Single(await desk.Tasks.OfAsync(later.Id)).Owner);
        await SetAsync(desk, Anna, Presence.AtWork);
        Assert.Equal("anna", Assert.Single(await desk.Tasks.OfAsync(later.Id)).Owner!.Value.Value);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_A_stage_hands_a_deal_over_by_rule(Keep keep)
    {
        await using var desk = await TeamAsync(
            Assign.By("sales", r => r.RoundRobin("anna")),
            keep,
            crm => crm.AddAssignment(Assign.By("support", r => r.RoundRobin("boris", "clara"))).AddPipeline(Pipeline.Define("service", p => p.Stage("sold").Stage("set-up", s => s.OnEnter("to-support", Do.Assign("support"))))));
        var deal = await desk.NewDealAsync(phone: null, pipeline: "service", owner: "anna");
        var other = await desk.NewDealAsync(phone: null, pipeline: "service", owner: "anna");
        Assert.Equal(2, await OpenAsync(desk, Anna));

        await MoveAsync(desk, deal, "set-up");
        await MoveAsync(desk, other, "set-up");

        Assert.Equal(("boris", "clara"), (await OwnerAsync(desk, deal), await OwnerAsync(desk, other)));
        Assert.Equal((0, 1, 1), (await OpenAsync(desk, Anna), await OpenAsync(desk, Boris), await OpenAsync(desk, Clara)));
    }
}
