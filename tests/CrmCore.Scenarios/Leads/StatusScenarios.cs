using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Leads;

/// <summary>R75: leads have the account's own statuses, with their own automation, and are counted by them.</summary>
public sealed class StatusScenarios : Scenario
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Won().Lost());

    private static readonly LeadStatuses Own = LeadStatuses.Define(s => s
        .New("fresh", n => n.Named("Fresh"))
        .InWork("calling", c => c
            .Named("We call")
            .OnEnter("call", Do.CreateTask("Call the client").Due(Period.FromDays(1)))
            .OnEnter("mark", Do.AddTag("called"))
            .OnEnter("give-up", Do.ChangeStage("no-answer").After(Period.FromDays(3))))
        .InWork("waiting", w => w.OnEnter("hook", Do.SendWebhook("https://example.com/lead")))
        .Accepted("good")
        .Refused("no-answer", r => r.Reasons("does not answer", "wrong number"))
        .Refused("spam", r => r.StaysClosed()));

    [Fact]
    public async Task R75_An_account_begins_with_four_statuses()
    {
        await using var desk = await DeskAsync(Sales);
        Assert.Equal(["new", "in-work", "accepted", "junk"], (await desk.Leads.StatusesAsync()).Statuses.Select(s => s.Id));
        var lead = await LeadAsync(desk);
        Assert.Equal("new", (await desk.Leads.GetAsync(lead)).Status);
        Assert.IsType<Done>(await desk.Leads.TakeAsync(lead, Ivan));
        Assert.Equal(("in-work", Ivan), ((await desk.Leads.GetAsync(lead)).Status, (await desk.Leads.GetAsync(lead)).Owner!.Value));
    }

    [Fact]
    public async Task R75_Entering_a_status_does_what_it_says_and_leaving_cancels_what_waits()
    {
        await using var desk = await OwnDeskAsync();
        var lead = await LeadAsync(desk);

        await desk.Leads.TakeAsync(lead, Ivan);

        var task = Assert.Single(await desk.Tasks.OfAsync(lead));
        Assert.Equal(("Call the client", Ivan), (task.Text, task.Owner!.Value));
        Assert.Equal(["called"], (await desk.Leads.GetAsync(lead)).Tags);
        Assert.Contains(await desk.Actions.OfAsync(lead), a => a.Action == "give-up");

        await desk.Leads.SetStatusAsync(lead, "waiting", Ivan);
        Assert.DoesNotContain(await desk.Actions.OfAsync(lead), a => a.Action == "give-up");
        await desk.AdvanceAsync(Period.FromDays(4));
        Assert.Equal("waiting", (await desk.Leads.GetAsync(lead)).Status);
    }

    [Fact]
    public async Task R75_A_delayed_action_changes_the_status_by_itself()
    {
        await using var desk = await OwnDeskAsync();
        var lead = await LeadAsync(desk);
        await desk.Leads.TakeAsync(lead, Ivan);

        await desk.AdvanceAsync(Period.FromDays(3));

        var left = await desk.Leads.GetAsync(lead);
        Assert.Equal(("no-answer", "does not answer", LeadState.Refused), (left.Status, left.Reason, left.State));
        Assert.Contains(await desk.Timeline.OfAsync(lead), e => e.Kind == TimelineKinds.Moved && Story.Line(e).Contains("from=calling to=no-answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R75_A_status_s_webhook_tells_of_the_lead()
    {
        await using var desk = await OwnDeskAsync();
        var lead = await LeadAsync(desk);

        await desk.Leads.SetStatusAsync(lead, "waiting", Ivan);
        await desk.RunDueAsync();

        var body = Assert.Single(desk.Sent.Effects, m => m.Channel == SentChannel.Webhook).Text!;
        Assert.Contains("\"type\":\"lead.status_changed\"", body, StringComparison.Ordinal);
        Assert.Contains($"\"id\":\"{lead}\"", body, StringComparison.Ordinal);
        Assert.Contains("\"from\":\"fresh\"", body.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R75_A_refusal_has_its_status_s_reasons()
    {
        await using var desk = await OwnDeskAsync();
        var lead = await LeadAsync(desk);

        Assert.Contains("does not answer, wrong number", Assert.IsType<Refused>(await desk.Leads.RejectAsync(lead, "because", Ivan)).Reason, StringComparison.Ordinal);
        Assert.IsType<Refused>(await desk.Leads.RejectAsync(lead, " ", Ivan, "spam"));
        Assert.IsType<Done>(await desk.Leads.RejectAsync(lead, "wrong number", Ivan));
        Assert.Equal("wrong number", (await desk.Leads.GetAsync(lead)).Reason);
        Assert.IsType<Refused>(await desk.Leads.SetStatusAsync(lead, "good", Ivan));
        Assert.IsType<Refused>(await desk.Leads.SetStatusAsync(lead, "nowhere", Ivan));
    }

    [Fact]
    public async Task R75_Who_was_refused_and_asks_again_is_back_in_the_inbox_unless_it_was_spam()
    {
        await using var desk = await OwnDeskAsync();
        var lead = await LeadAsync(desk);
        await desk.Leads.RejectAsync(lead, "wrong number", Ivan);

        await desk.Events.IngestAsync(Form() with { Text = "hello?" });
        Assert.Equal(("fresh", (string?)null), ((await desk.Leads.GetAsync(lead)).Status, (await desk.Leads.GetAsync(lead)).Reason));
        await desk.Leads.RejectAsync(lead, "a robot", Ivan, "spam");
        await desk.Events.IngestAsync(Form() with { Text = "hello??" });

        Assert.Equal("spam", (await desk.Leads.GetAsync(lead)).Status);
        Assert.Single(await desk.Leads.TotalsAsync());
    }

    [Fact]
    public async Task R75_Taking_and_putting_back_say_who_has_the_lead()
    {
        await using var desk = await OwnDeskAsync();
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "vera", Name = "Vera" });
        var lead = await LeadAsync(desk);

        Assert.IsType<Done>(await desk.Leads.TakeAsync(lead, Ivan));
        Assert.False(Assert.IsType<Done>(await desk.Leads.TakeAsync(lead, Ivan)).Changed);
        Assert.Contains("ivan has the lead", Assert.IsType<Refused>(await desk.Leads.TakeAsync(lead, new EmployeeId("vera"))).Reason, StringComparison.Ordinal);
        Assert.IsType<Done>(await desk.Leads.TakeAsync(lead, Olga, "vera"));
        Assert.Equal("vera", (await desk.Leads.GetAsync(lead)).Owner!.Value.Value);
        Assert.IsType<Done>(await desk.Leads.PutBackAsync(lead, new EmployeeId("vera")));
        Assert.Equal(("fresh", (EmployeeId?)null), ((await desk.Leads.GetAsync(lead)).Status, (await desk.Leads.GetAsync(lead)).Owner));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R75_Leads_are_listed_and_counted_by_status_source_and_owner(Keep keep)
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales).UseLeadStatuses(Own), keep);
        var first = await LeadAsync(desk, "+79160000001");
        var second = await LeadAsync(desk, "+79160000002");
        await LeadAsync(desk, "+79160000003", "fair");
        var fourth = await LeadAsync(desk, "+79160000004", "fair");
        await desk.Leads.TakeAsync(first, Ivan);
        await desk.Leads.RejectAsync(second, "a robot", Ivan, "spam");
        await desk.Leads.AcceptAsync(fourth, Olga);

        Assert.Equal(
            [new("fresh", "fair", null, 1), new("calling", "site", Ivan, 1), new("good", "fair", Olga, 1), new LeadTotal("spam", "site", null, 1)],
            await desk.Leads.TotalsAsync());
        Assert.Equal(first, Assert.Single((await desk.Leads.ListAsync(new LeadFilter { Owner = Ivan })).Items).Id);
        Assert.Equal(second, Assert.Single((await desk.Leads.ListAsync(new LeadFilter { Status = "spam" })).Items).Id);
        Assert.Equal(2, (await desk.Leads.ListAsync(new LeadFilter { Source = "fair" })).Items.Count);
        Assert.Single((await desk.Leads.ListAsync(new LeadFilter { Source = "fair", OnlyUnowned = true })).Items);
        Assert.Empty((await desk.Leads.ListAsync(new LeadFilter { Status = "nowhere" })).Items);
    }

    [Fact]
    public async Task R75_A_status_that_leads_have_cannot_be_taken_away_and_renaming_keeps_them()
    {
        await using var desk = await OwnDeskAsync();
        var lead = await LeadAsync(desk);
        await desk.Leads.SetStatusAsync(lead, "waiting", Ivan);

        var fewer = Own with { Statuses = [.. Own.Statuses.Where(s => s.Id != "waiting")] };
        Assert.Contains("1 leads have 'waiting'", Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(fewer, Olga)).Reason, StringComparison.Ordinal);
        var renamed = Own with { Statuses = [.. Own.Statuses.Select(s => s.Id == "waiting" ? s with { Name = "Patience" } : s)] };
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(renamed, Olga));
        Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(renamed, Ivan));
        Assert.Equal("Patience", (await desk.Leads.StatusesAsync()).Find((await desk.Leads.GetAsync(lead)).Status)!.Name);
    }

    [Fact]
    public async Task R75_What_waits_runs_under_the_statuses_that_planned_it()
    {
        await using var desk = await OwnDeskAsync();
        var lead = await LeadAsync(desk);
        await desk.Leads.TakeAsync(lead, Ivan);
        var without = Own with { Statuses = [.. Own.Statuses.Select(s => s with { OnEnter = [] })] };
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(without));

        await desk.AdvanceAsync(Period.FromDays(3));

        Assert.Equal("no-answer", (await desk.Leads.GetAsync(lead)).Status);
    }

    private Task<CrmTestDesk> OwnDeskAsync() => DeskAsync(crm => crm.AddPipeline(Sales).UseLeadStatuses(Own));

    private async Task<LeadId> LeadAsync(CrmTestDesk desk, string phone = "+79161234567", string source = "site") =>
        (await desk.Events.IngestAsync(Form(phone) with { Source = source })).Lead!.Value;
}
