using CrmCore.Scenarios.TimeTravel;
using CrmCore.Testing;

namespace CrmCore.Scenarios.Explain;

public sealed class ExplainScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("contacted", s => s
            .MoveHereOn("rich", CrmCore.Triggers.IncomingCall().When(c => c.Deal.Tag("rich")))
            .OnEnter("never", Do.CreateTask("x")))
        .Stage("offer", s => s
            .MoveHereOn("call", CrmCore.Triggers.IncomingCall())
            .OnEnter("price-list", Do.CreateTask("Send the price list"))
            .OnEnter("vip", Do.AddTag("vip").When(c => c.Deal.Tag("rich")))
            .OnEnter("hook", Do.SendWebhook("https://example.com/hook").After(Period.FromDays(3))))
        .Stage("agreed")
        .Won().Lost());

    [Fact]
    public async Task R61_an_event_tells_who_was_found_what_matched_and_what_did_not_and_why()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync();
        desk.Clock.Advance(Duration.FromHours(1));
        var outcome = await desk.Events.IngestAsync(new IncomingCall("+79161234567") { Source = "pbx", Key = "1" });
        await desk.Deals.MoveAsync(deal, "agreed");

        var why = await desk.Crm.Explain.EventAsync(outcome.Event);

        Line(why, "phone +79161234567", true, "held by the contact");
        Line(why, "deal " + deal, null, "stands on 'new' of 'sales', version 1");
        Line(why, "trigger rich", false, "its condition does not hold");
        Line(why, "trigger call", true, "offer is the nearest later stage");
        Line(why, "action price-list", true, "planned on entering offer");
        Line(why, "action vip", false, "its condition does not hold");
        Line(why, "action hook", true, "waits until 2026-03-05");
        Line(why, "deal " + deal, true, "moved from 'new' to 'offer' by the trigger 'call'");
        Assert.DoesNotContain(why.Lines, line => line.Subject == "trace");
        Assert.Contains("+ trigger call: fires", why.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R61_an_event_is_explained_under_the_version_that_was_in_force()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        await desk.NewDealAsync();
        desk.Clock.Advance(Duration.FromHours(1));
        var outcome = await desk.Events.IngestAsync(new IncomingCall("+79161234567") { Source = "pbx", Key = "1" });
        desk.Clock.Advance(Duration.FromHours(1));
        await desk.Crm.Pipelines.PublishAsync(Pipeline.Define("sales", p => p.Stage("new").Stage("offer").Stage("agreed").Won().Lost()));

        var why = await desk.Crm.Explain.EventAsync(outcome.Event);

        Line(why, "trigger call", true, "fires");
        Assert.DoesNotContain(why.Lines, line => line.Subject == "trace");
    }

    [Fact]
    public async Task R61_a_late_event_and_a_stranger_and_a_refused_command_are_explained()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        await desk.NewDealAsync();
        var late = await desk.Events.IngestAsync(new IncomingCall("+79161234567") { Source = "pbx", Key = "1", OccurredAt = desk.Clock.Now - Duration.FromDays(1) });
        var stranger = await desk.Events.IngestAsync(new IncomingCall("+79160000000") { Source = "pbx", Key = "2" });

        var first = await desk.Crm.Explain.EventAsync(late.Event);
        Assert.Contains(first.Lines, l => l.Reason.Contains("older than the deal's entry", StringComparison.Ordinal));
        var second = await desk.Crm.Explain.EventAsync(stranger.Event);
        Line(second, "phone +79160000000", false, "nobody holds it");
        Line(second, "lead", true, "becomes a lead in the inbox");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Crm.Explain.EventAsync(new EventId(Guid.Parse("00000000-0000-0000-0000-000000000001"))));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task R61_every_event_of_a_random_history_is_explained_as_it_was_decided(int seed)
    {
        await using var desk = await RandomDesk.OpenAsync();
        var random = new RandomDesk(desk, seed);
        for (var step = 0; step < 120; step++)
        {
            await random.StepAsync();
            desk.Clock.Advance(Duration.FromMilliseconds(1));
        }

        var causes = new HashSet<EventId>();
        foreach (var deal in random.Deals) causes.UnionWith((await desk.Timeline.OfAsync(deal)).Where(t => t.Cause is not null).Select(t => t.Cause!.Value));
        Assert.True(causes.Count > 30, causes.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var cause in causes)
        {
            var why = await desk.Crm.Explain.EventAsync(cause);
            Assert.True(why.Lines.All(l => l.Subject != "trace"), why.ToString());
        }

        foreach (var deal in random.Deals) Assert.NotEmpty((await desk.Crm.Explain.DealAsync(deal)).Lines);
    }

    [Fact]
    public async Task R61_a_deal_tells_its_story()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync();
        await desk.Events.IngestAsync(new IncomingCall("+79161234567") { Source = "pbx", Key = "1" });

        var waiting = await desk.Crm.Explain.DealAsync(deal);
        Line(waiting, "action hook", null, "waits until 2026-03-05 10:00:00");
        Line(waiting, "trigger rich", false, "did not match");
        Assert.Contains(waiting.Lines, l => l.Matched == true && l.Reason.Contains("moved from 'new' to 'offer' by the trigger 'call'", StringComparison.Ordinal) && l.Reason.Contains("incoming-call from 'pbx'", StringComparison.Ordinal));

        await desk.Deals.MoveAsync(deal, "agreed", by: new EmployeeId("olga"));
        var left = await desk.Crm.Explain.DealAsync(deal);
        Line(left, "action hook", false, "cancelled: the deal left the stage");
        Assert.StartsWith($"Deal {deal} stands on 'agreed'", left.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R61_an_action_tells_why_it_waits_until_when_and_under_which_version()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync();
        await desk.Events.IngestAsync(new IncomingCall("+79161234567") { Source = "pbx", Key = "1" });
        await desk.Crm.Pipelines.PublishAsync(Pipeline.Define("sales", p => p.Stage("new").Stage("contacted").Stage("offer").Stage("agreed").Won().Lost()));
        var action = Assert.Single(await desk.Actions.OfAsync(deal));

        var why = await desk.Crm.Explain.ActionAsync(action);

        Line(why, "why", null, "entered 'offer' of 'sales'");
        Line(why, "until when", null, "waits until 2026-03-05 10:00:00");
        Line(why, "version", null, "keeps to it; the current one is 2");
        Line(why, "when the deal leaves", null, "cancelled");
    }

    private static void Line(Explanation why, string subject, bool? matched, string reason) =>
        Assert.True(why.Lines.Any(l => l.Subject == subject && l.Matched == matched && l.Reason.Contains(reason, StringComparison.Ordinal)), $"{subject}: {reason}\nis not in\n{why}");
}
