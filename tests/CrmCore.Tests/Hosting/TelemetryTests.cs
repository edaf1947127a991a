using System.Diagnostics;
using CrmCore.Testing;

namespace CrmCore.Tests.Hosting;

public sealed class TelemetryTests
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("contacted", s => s
            .MoveHereOn("call", Triggers.IncomingCall())
            .OnEnter("price-list", Do.CreateTask("Send the price list"))
            .OnEnter("hook", Do.SendWebhook("https://example.com/hook").After(Period.FromHours(1))))
        .Won().Lost("price"));

    [Fact]
    public async Task Events_moves_and_actions_are_counted_by_kind_and_status()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        await desk.NewDealAsync();
        using var seen = new Listener(desk.Engine);

        await desk.Events.IngestAsync(Desk.Call("+79161234567", "1"));
        await desk.Events.IngestAsync(Desk.Call("+79161234567", "1"));
        await desk.Events.IngestAsync(new RawEvent("made-up." + Guid.NewGuid().ToString("N")[..8], "{}"u8.ToArray()) { Source = "s", Key = "k" });

        Assert.Equal(1, seen.Sum("crmcore.events.decided", ("crmcore.event.kind", "incoming-call"), ("crmcore.event.status", "decided")));
        Assert.Equal(1, seen.Sum("crmcore.events.decided", ("crmcore.event.kind", "incoming-call"), ("crmcore.event.status", "duplicate")));
        Assert.Equal(1, seen.Sum("crmcore.events.decided", ("crmcore.event.kind", "other"), ("crmcore.event.status", "decided")));
        Assert.Equal(1, seen.Sum("crmcore.moves"));
        Assert.Equal(1, seen.Sum("crmcore.actions.planned", ("crmcore.action.kind", "send-webhook")));
    }

    [Fact]
    public async Task Tries_dead_letters_and_lateness_are_counted()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        await desk.NewDealAsync();
        await desk.Events.IngestAsync(Desk.Call("+79161234567", "1"));
        using var seen = new Listener(desk.Engine);
        desk.Sent.Faults.FailNext(1, ChannelFailure.Permanent);
        desk.Clock.Advance(Duration.FromHours(1) + Duration.FromSeconds(7));

        await desk.RunDueAsync();
        Assert.Equal(1, seen.Sum("crmcore.actions.failed", ("crmcore.action.kind", "send-webhook")));
        Assert.Equal(1, seen.Sum("crmcore.actions.dead", ("crmcore.action.kind", "send-webhook")));
        Assert.Equal(7, seen.Sum("crmcore.action.lateness", ("crmcore.action.kind", "send-webhook")));

        await desk.Actions.RunNowAsync(Assert.Single(await desk.Actions.DeadAsync(), a => a.Do == ActionKinds.SendWebhook));
        await desk.RunDueAsync();
        Assert.Equal(1, seen.Sum("crmcore.actions.done", ("crmcore.action.kind", "send-webhook")));
    }

    [Fact]
    public async Task Commits_batches_and_gauges_are_measured_with_their_units()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        await desk.NewDealAsync();
        using var seen = new Listener(desk.Engine);

        await desk.Events.IngestAsync([Desk.Call("+79161234567", "1"), Desk.Call("+79161234567", "2")]);
        seen.Observe();

        Assert.Equal(2, seen.Sum("crmcore.batch.size"));
        Assert.True(seen.Count("crmcore.commit.duration") >= 1);
        Assert.Equal(0, seen.Sum("crmcore.queue.depth"));
        Assert.Equal(0, seen.Sum("crmcore.actions.running"));
        Assert.Equal(
            [
                "crmcore.action.lateness s", "crmcore.actions.dead {action}", "crmcore.actions.done {action}", "crmcore.actions.failed {try}",
                "crmcore.actions.planned {action}", "crmcore.actions.running {action}", "crmcore.actions.uncertain {action}", "crmcore.batch.size {item}",
                "crmcore.commit.duration s", "crmcore.events.decided {event}", "crmcore.moves {move}", "crmcore.queue.depth {item}",
                "crmcore.waiting.action.age s", "crmcore.waiting.dead_letters {action}", "crmcore.waiting.event.age s", "crmcore.waiting.events {event}",
                "crmcore.waiting.failed_events {event}", "crmcore.waiting.look.age s", "crmcore.waiting.uncertain_actions {action}",
            ],
            seen.Instruments.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Batches_and_tries_are_activities_without_personal_data()
    {
        await using var desk = await CrmTestDesk.WithAsync(Sales);
        var deal = await desk.NewDealAsync();
        var stopped = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, desk.Engine.Telemetry.Activities),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var caller = new Activity("caller").Start();

        await desk.Events.IngestAsync(Desk.Call("+79161234567", "1"));
        Assert.Same(caller, Activity.Current);
        await desk.AdvanceAsync(Period.FromHours(1));

        var batch = stopped.First(a => a.OperationName == "crmcore.batch");
        Assert.Null(batch.Parent);
        Assert.Equal(1, batch.GetTagItem("crmcore.batch.size"));
        var action = Assert.Single(stopped, a => a.OperationName == "crmcore.action");
        Assert.Equal(("send-webhook", "test", "done"), (action.GetTagItem("crmcore.action.kind"), action.GetTagItem("crmcore.account"), action.GetTagItem("crmcore.action.outcome")));
        Assert.Equal(deal.Value.ToString(), action.GetTagItem("crmcore.card"));
        Assert.DoesNotContain(stopped.SelectMany(a => a.TagObjects), t => $"{t.Value}".Contains("79161234567", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_listener_nothing_is_allocated()
    {
        using var telemetry = new EngineTelemetry(TimeProvider.System, null);
        var changes = new ChangeSet([]);
        var items = new List<WorkItem> { new EventItem("a", Desk.Call("1", "1"), acceptOnly: false) };
        var action = new ScheduledAction { Entry = 1, Phase = ActionPhase.Enter, Revision = 1, Action = "a", Subject = Guid.Empty, Do = "send-webhook", Pipeline = "p", Stage = "s", DueAt = Instant.MinValue };
        Report();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Report();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Report()
        {
            telemetry.StartBatch(1)?.Dispose();
            telemetry.Committed(telemetry.StartCommit(), changes);
            telemetry.Stepped(items);
            telemetry.Begun(action, Instant.MaxValue);
            telemetry.Ended(action, ActionOutcome.Done, buried: true);
        }
    }
}
