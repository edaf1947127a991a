using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.DryRun;

/// <summary>R62 over a period with presence, assignment by rule, conversations, ratings and calls: what is not decided once more is taken as it was recorded.</summary>
public sealed class AssignmentReplayScenarios : Scenario
{
    private static readonly EmployeeId Pavel = "pavel";

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("talk", s => s.MoveHereOn("chat", CrmCore.Triggers.ChatMessage()).OnEnter("give", Do.Assign("team")))
        .Stage("mine", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall().When(c => c.Deal.Owner.Is("pavel"))).OnEnter("hook", Do.SendWebhook("https://example.com/a")))
        .Won().Lost());

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R62_A_period_with_assignments_conversations_and_calls_replays_without_a_difference(Keep keep)
    {
        await using var desk = await OpenAsync(keep);
        var start = desk.Clock.Now;
        desk.Clock.Advance(Duration.FromSeconds(1));
        await LiveAsync(desk);

        var report = await desk.Crm.DryRun.ReplayAsync(Sales, start);

        Assert.True(report.Deals.Count == 0, report.ToString());
        Assert.All(report.Stages, stage => Assert.Equal(stage.Before, stage.After));
        Assert.True(report.Compared == 2, report.ToString());
    }

    [Fact]
    public async Task R62_A_changed_condition_on_the_owner_looks_at_the_owner_that_the_rule_chose()
    {
        await using var desk = await OpenAsync(Keep.InMemory);
        var start = desk.Clock.Now;
        desk.Clock.Advance(Duration.FromSeconds(1));
        var deal = await LiveAsync(desk);
        var changed = Sales with
        {
            Stages = [.. Sales.Stages.Select(s => s.Id == "mine" ? s with { OnEnter = [] } : s)],
        };

        var report = await desk.Crm.DryRun.ReplayAsync(changed, start);

        var differs = Assert.Single(report.Deals);
        Assert.Equal((deal, "hook"), (differs.Deal, Assert.Single(differs.NoLonger)));
        Assert.Equal(differs.Before, differs.After);
    }

    [Fact]
    public async Task R61_Commands_on_conversations_calls_and_presence_are_explained_without_deciding_them_once_more()
    {
        await using var desk = await OpenAsync(Keep.InMemory);
        await LiveAsync(desk);
        var told = 0;
        await foreach (var id in EventsAsync(desk)) told += (await desk.Crm.Explain.EventAsync(id)).Lines.Count(l => l.Reason.Contains("not decided once more", StringComparison.Ordinal));

        Assert.True(told >= 6, $"{told} events were told as not decided once more.");
    }

    private static async IAsyncEnumerable<EventId> EventsAsync(CrmTestDesk desk)
    {
        foreach (var line in (await desk.Crm.Conversations.ListAsync()).Items)
        {
            foreach (var entry in await desk.Crm.Timeline.OfAsync(line.Id))
            {
                if (entry.Cause is { } cause) yield return cause;
            }
        }

        await Task.CompletedTask;
    }

    // Ivan is ill: the rule gives to Pavel, and what Pavel has moves on a call.
    private async Task<DealId> LiveAsync(CrmTestDesk desk)
    {
        Assert.IsType<Done>(await desk.Crm.Presence.SetAsync(Ivan, Presence.Sick));
        var deal = await desk.NewDealAsync("+79161112233", owner: null);
        desk.Clock.Advance(Duration.FromMinutes(1));
        var first = await desk.Events.IngestAsync(Chat("hello", "71") with { Phone = "+79161112233" });
        Assert.Equal(Pavel, (await desk.Deals.GetAsync(deal)).Owner);
        var stranger = await desk.Events.IngestAsync(Chat("who is there", "72"));
        desk.Clock.Advance(Duration.FromMinutes(1));
        await desk.Crm.Conversations.SayAsync(first.Conversation!.Value, "yes?", Pavel);
        await desk.Crm.Conversations.SayAsync(stranger.Conversation!.Value, "it is us", Pavel);
        Assert.Equal(Pavel, (await desk.Leads.GetAsync(stranger.Lead!.Value)).Owner);
        await desk.Crm.Conversations.CloseAsync(first.Conversation.Value, Pavel);
        await desk.Events.IngestAsync(Chat("5", "71"));
        Assert.Equal(5, (await desk.Crm.Conversations.GetAsync(first.Conversation.Value)).Rating);
        desk.Clock.Advance(Duration.FromMinutes(1));
        await desk.Crm.Calls.RouteAsync(new RingingCall("+79161112233", "+74956213708") { Key = "1" });
        await desk.Crm.Calls.AnsweredAsync("1", Pavel);
        await desk.Crm.Calls.EndedAsync("1");
        await desk.Events.IngestAsync(Call("+79161112233"));
        Assert.Equal("mine", await StageAsync(desk, deal));
        Assert.IsType<Created>(await desk.Leads.AcceptAsync(stranger.Lead!.Value, Pavel));
        await desk.AdvanceAsync(Duration.FromHours(1));
        return deal;
    }

    private async Task<CrmTestDesk> OpenAsync(Keep keep)
    {
        var desk = await DeskAsync(crm => crm.AddPipeline(Sales).AddAssignment(new AssignmentRule { Id = "team", Employees = ["ivan", "pavel"] }), keep);
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "pavel", Name = "Pavel", Since = desk.Clock.Now });
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(new Line { Id = "help", Channels = ["chat"], Numbers = ["+74956213708"], Employees = ["ivan", "pavel"], AskRating = "How was it?" }));
        return desk;
    }
}
