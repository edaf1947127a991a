using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment;

/// <summary>Bad input: the sensible thing, or a clear refusal that names the remedy.</summary>
public sealed class BadInputScenarios : AssignmentScenario
{
    public static TheoryData<AssignmentRule, string> Unknown => new()
    {
        { Assign.By("b", r => r.RoundRobin("ana")), "Did you mean \"anna\"?" },
        { Assign.By("b", r => r.RoundRobin().OfTeam("nobody")), "the team 'nobody'" },
        { Assign.By("b", r => r.RoundRobin().OfTeam("empty")), "no members" },
        { Assign.By("b", r => r.RoundRobin("anna").Else("saless")), "Did you mean \"sales\"?" },
        { Assign.By("b", r => r.RoundRobin("anna").Needs(languageFrom: "contact.language")), "Define it first" },
        { Assign.By("b", r => r.RoundRobin("anna").Needs(skill: "a", when: c => c.Within("never"))), "the calendar 'never'" },
        { Assign.By("b", r => r.RoundRobin()), "Name employees or a team" },
        { Assign.By("b", r => r.Weighted(("anna", 0))), "Give 1 to 1000" },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task R41_A_rule_that_names_what_is_not_there_is_refused_when_it_is_saved(AssignmentRule rule, string named)
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        await desk.Crm.Settings.SaveAsync(new Team { Id = "empty" });
        Assert.Contains(named, Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(rule)).Reason, StringComparison.Ordinal);
        Assert.Equal(["sales"], (await desk.Crm.Settings.AssignmentRulesAsync()).Select(r => r.Id));
    }

    [Fact]
    public async Task R41_A_queue_and_a_rule_that_do_not_exist_are_told_with_those_that_do()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));

        Assert.Empty((await desk.Crm.Assignment.WaitingAsync("sales")).Items);
        Assert.Contains("sales", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Crm.Assignment.WaitingAsync("nosuch"))).Message, StringComparison.Ordinal);
        Assert.Contains("sales", Assert.IsType<Refused>(await desk.Crm.Settings.DeleteAssignmentAsync("nope")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R41_A_circle_of_rules_is_refused()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(Assign.By("night", r => r.RoundRobin("boris").Else("sales"))));
        Assert.Contains("sales -> night -> sales", Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(Assign.By("sales", r => r.RoundRobin("anna").Else("night")))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R41_A_rule_that_is_named_or_waited_for_is_not_deleted()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")), Keep.InMemory, crm => crm.AddPipeline(Pipeline.Define("slow", p => p.Stage("new", s => s.OnEnter("give", Do.Assign("other"))))));
        await desk.Crm.Settings.SaveAsync(Assign.By("other", r => r.RoundRobin("boris").Else("sales")));
        await desk.Crm.Settings.SaveAsync(Assign.By("third", r => r.RoundRobin("boris")));

        var named = Assert.IsType<Refused>(await desk.Crm.Settings.DeleteAssignmentAsync("sales")).Reason;
        Assert.Contains("the rule 'other'", named, StringComparison.Ordinal);
        Assert.Contains("the source 'inbox', the source 'site'", named, StringComparison.Ordinal);
        Assert.Contains("'give' of the pipeline 'slow'", Assert.IsType<Refused>(await desk.Crm.Settings.DeleteAssignmentAsync("other")).Reason, StringComparison.Ordinal);

        await SetAsync(desk, Boris, Presence.Sick);
        var deal = await desk.NewDealAsync(phone: null);
        Assert.IsType<Waits>(await desk.Crm.Assignment.AssignAsync(deal, "third"));
        Assert.Contains("1 requests wait", Assert.IsType<Refused>(await desk.Crm.Settings.DeleteAssignmentAsync("third")).Reason, StringComparison.Ordinal);
        await desk.Crm.Assignment.WithdrawAsync(deal);
        Assert.IsType<Done>(await desk.Crm.Settings.DeleteAssignmentAsync("third"));
        Assert.DoesNotContain(await desk.Crm.Settings.AssignmentRulesAsync(), r => r.Id == "third");
    }

    [Fact]
    public async Task R41_Everybody_absent_for_ever_means_waiting_in_sight()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna", "boris")), Keep.InMemory, null, Seller("anna"), Limited("boris", 0));
        await SetAsync(desk, Anna, Presence.Leave);
        Assert.Equal("- -", await NextAsync(desk, 2));
        await desk.AdvanceAsync(Duration.FromDays(60));
        Assert.Equal(2, (await WaitingAsync(desk)).Count);
    }

    [Fact]
    public async Task R41_A_seed_s_people_may_come_later()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales).AddAssignment(Assign.By("first", r => r.RoundRobin("zoe").Else("sales"))).AddAssignment(Assign.By("sales", r => r.RoundRobin().OfTeam("later"))).AddSource(new IntakePolicy { Source = "site", Pipeline = "sales", Assign = "first" }));
        var deal = await AskAsync(desk);
        Assert.Null(deal.Owner);

        await desk.Crm.Settings.SaveAsync(new Team { Id = "later", Members = ["ivan"] });
        await desk.RunDueAsync();

        Assert.Equal("ivan", await OwnerAsync(desk, deal.Id));
    }

    [Fact]
    public async Task A_registered_rule_that_is_wrong_stops_the_start()
    {
        var error = await Assert.ThrowsAsync<InvalidPipelineException>(() => DeskAsync(crm => crm.AddAssignment(Assign.By("sales", r => r.RoundRobin()))));
        Assert.Contains("empty-team", error.Problems.Select(p => p.Code));
    }

    [Fact]
    public async Task R41_An_employee_with_impossible_limits_or_an_unknown_calendar_is_refused()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        var settings = desk.Crm.Settings;
        Assert.Contains("0 or more", Assert.IsType<Refused>(await settings.SaveAsync(Limited("anna", -1))).Reason, StringComparison.Ordinal);
        Assert.Contains("a day", Assert.IsType<Refused>(await settings.SaveAsync(Seller("anna") with { DailyQuota = Counts(WorkKinds.Deal, -1) })).Reason, StringComparison.Ordinal);
        Assert.Contains("1 to 1000", Assert.IsType<Refused>(await settings.SaveAsync(Seller("anna") with { Rate = new RateLimit(0, Duration.FromHours(1)) })).Reason, StringComparison.Ordinal);
        Assert.Contains("Save the calendar first", Assert.IsType<Refused>(await settings.SaveAsync(Seller("anna") with { Calendar = "nine-to-five" })).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R41_A_source_has_an_owner_or_a_rule_and_the_rule_is_one_of_the_account_s()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        Assert.Contains("leave one", Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(new IntakePolicy { Source = "x", Owner = "anna", Assign = "sales" })).Reason, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"sales\"?", Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(new IntakePolicy { Source = "x", Assign = "sale" })).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R41_Commands_on_what_is_not_there_are_refused()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        var deal = await desk.NewDealAsync();
        Assert.Contains("Did you mean \"sales\"?", Assert.IsType<Refused>(await desk.Crm.Assignment.AssignAsync(deal, "sles")).Reason, StringComparison.Ordinal);
        Assert.IsType<Refused>(await desk.Crm.Assignment.AssignAsync(new DealId(Guid.Empty), "sales"));
        Assert.IsType<Refused>(await desk.Crm.Assignment.AssignAsync(new LeadId(Guid.Empty), "sales"));
        Assert.IsType<Refused>(await desk.Crm.Assignment.WithdrawAsync(new LeadId(Guid.Empty)));
        await MoveAsync(desk, deal, Outcomes.Won);
        Assert.Contains("closed", Assert.IsType<Refused>(await desk.Crm.Assignment.AssignAsync(deal, "sales")).Reason, StringComparison.Ordinal);

        var presence = desk.Crm.Presence;
        Assert.Contains("Did you mean \"anna\"?", Assert.IsType<Refused>(await presence.SetAsync("ana", Presence.Break)).Reason, StringComparison.Ordinal);
        Assert.Contains("past", Assert.IsType<Refused>(await presence.SetAsync(Anna, Presence.Break, desk.Clock.Now)).Reason, StringComparison.Ordinal);
        Assert.IsType<Refused>(await presence.SetAsync(Anna, Presence.AtWork, desk.Clock.Now + Duration.FromHours(1)));
        Assert.IsType<Refused>(await presence.SetAsync(Anna, (Presence)99));
        Assert.False(Assert.IsType<Done>(await presence.SetAsync(Anna, Presence.AtWork)).Changed);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await presence.OfAsync("nobody"));
        Assert.Equal(["anna", "boris", "clara", "ivan", "olga"], (await presence.ListAsync()).Select(d => d.Employee.Value));
    }

    [Fact]
    public async Task An_unknown_rule_in_a_pipeline_is_found_by_the_lint()
    {
        await using var desk = await TeamAsync(Assign.By("sales", r => r.RoundRobin("anna")));
        var pipeline = Pipeline.Define("p", p => p.Stage("new", s => s.OnEnter("give", Do.Assign("sale")).OnEnter("task", Do.CreateTask("x").ByAssignment("nobody")).OnEnter("fine", Do.Assign("sales"))));
        var found = (await desk.Crm.Pipelines.LintAsync(pipeline)).Where(p => p.Code == "unknown-assignment").ToArray();
        Assert.Equal(2, found.Length);
        Assert.Contains("Did you mean \"sales\"?", found[0].Remedy, StringComparison.Ordinal);
    }
}
