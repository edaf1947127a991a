using CrmCore.Scenarios.Pains;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Durability;

public sealed class InboxScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s.TimeLimit(Duration.FromHours(4), Duration.FromMinutes(30)))
        .Stage("called", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall()))
        .Stage("written", s => s.MoveHereOn("letter", CrmCore.Triggers.IncomingEmail()))
        .Stage("called-again", s => s.MoveHereOn("call-2", CrmCore.Triggers.IncomingCall()))
        .Stage("ship", s => s.OnEnter("parcel", Do.Host(Carrier.Ship)))
        .Stage("ring", s => s.OnEnter("bell", Do.Host(Carrier.Ring)))
        .Won().Lost());

    private readonly Carrier _carrier = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R64_what_was_accepted_is_decided_after_a_restart_in_order_and_before_what_comes_later(bool sqlite)
    {
        await using var desk = await OpenAsync(sqlite);
        var deal = await MakeAsync(desk, "new");
        desk.Store.DieAt(4, after: true);
        Assert.Equal(EventStatus.Accepted, (await AcceptAsync(desk, 1)).Status);
        await Assert.ThrowsAsync<ProcessDiedException>(async () =>
        {
            for (var n = 2; n < 10; n++) await AcceptAsync(desk, n);
        });

        await desk.RestartAsync();
        for (var n = 1; n < 10; n++) await AcceptAsync(desk, n);
        var letter = await desk.Crm.Events.IngestAsync(new IncomingEmail("a@example.com") { Source = "mail", Key = "1" });

        // The first call to "called"; the calls that follow pass "written" and go to "called-again": the letter finds nothing later.
        Assert.Equal("called-again", (await desk.Crm.Deals.GetAsync(deal)).Stage);
        Assert.Equal(DealResult.Noted, Assert.Single(letter.Deals).Result);
        var story = (await desk.Crm.Timeline.OfAsync(deal)).Where(e => e.Kind is TimelineKinds.Moved or TimelineKinds.Noted).ToList();
        Assert.Equal(10, story.Count);
        Assert.Equal([TimelineKinds.Moved, TimelineKinds.Moved], story.Take(2).Select(e => e.Kind));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R64_a_failed_decision_keeps_the_event_and_the_others_go_through(bool sqlite)
    {
        var policy = new Stumbles();
        await using var desk = await CrashDesk.OpenAsync(sqlite, crm =>
        {
            _carrier.Register(crm);
            crm.Services.AddSingleton<IAccessPolicy>(policy);
        }, Sales);
        policy.Stumble = true;
        await Assert.ThrowsAsync<CrmException>(async () => await desk.Crm.Deals.CreateAsync(new NewDeal { Title = "bad" }));
        await Assert.ThrowsAsync<CrmException>(async () => await desk.Crm.Deals.CreateAsync(new NewDeal { Title = "worse" }));
        Assert.IsType<Created>(await desk.Crm.Deals.CreateAsync(new NewDeal { Title = "good" }, by: new EmployeeId("olga")));
        Assert.Single((await desk.Crm.Deals.ListAsync()).Items);

        policy.Stumble = false;
        await desk.RestartAsync();
        policy.Stumble = true;
        var failed = await desk.Crm.Events.FailedAsync();
        Assert.Equal(2, failed.Count);
        Assert.All(failed, f => Assert.Contains("stumbled", f.Error, StringComparison.Ordinal));

        Assert.Equal(EventStatus.Failed, (await desk.Crm.Events.RetryAsync(failed[0].Id)).Status);
        policy.Stumble = false;
        Assert.Equal(EventStatus.Decided, (await desk.Crm.Events.RetryAsync(failed[0].Id)).Status);
        await desk.Crm.Events.DropAsync(failed[1].Id);

        Assert.Empty(await desk.Crm.Events.FailedAsync());
        Assert.Equal(["bad", "good"], (await desk.Crm.Deals.ListAsync()).Items.Select(d => d.Title).Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Crm.Events.RetryAsync(failed[0].Id));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Crm.Events.DropAsync(failed[1].Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R64_a_crash_after_the_started_mark_leaves_a_once_action_uncertain(bool sqlite)
    {
        await using var desk = await OpenAsync(sqlite);
        var deal = await MakeAsync(desk, "ring");
        desk.Store.DieAt(2, after: false);
        await Assert.ThrowsAsync<ProcessDiedException>(() => desk.Engine.RunDueAsync());
        Assert.Single(_carrier.Calls);

        await desk.RestartAsync();
        await desk.AdvanceAsync(Duration.FromDays(10));

        Assert.Single(_carrier.Calls);
        Assert.Equal(deal.Value, Assert.Single(await desk.Crm.Actions.UncertainAsync()).Subject);
    }

    [Fact]
    public async Task R64_an_old_copy_of_a_begun_action_says_nothing_when_the_action_has_ended()
    {
        await using var desk = await OpenAsync(sqlite: false);
        var deal = await MakeAsync(desk, "ring");
        var claimed = (await desk.Crm.Actions.OfAsync(deal)).Single(a => a.Do == Carrier.Ring);
        await desk.Engine.RunDueAsync();

        await desk.Engine.Runner.RunAsync(claimed with { Started = true }, CancellationToken.None);

        Assert.Single(_carrier.Calls);
        Assert.DoesNotContain(await desk.Crm.Timeline.OfAsync(deal), e => e.Kind == TimelineKinds.ActionUncertain);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R64_a_crash_before_the_started_mark_lets_a_once_action_run(bool sqlite)
    {
        await using var desk = await OpenAsync(sqlite);
        await MakeAsync(desk, "ring");
        desk.Store.DieAt(1, after: false);
        await Assert.ThrowsAsync<ProcessDiedException>(() => desk.Engine.RunDueAsync());
        Assert.Empty(_carrier.Calls);

        await desk.RestartAsync();
        await desk.Engine.RunDueAsync();
        Assert.Single(_carrier.Calls);
        Assert.Empty(await desk.Crm.Actions.UncertainAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R64_a_crash_repeats_a_repeatable_action_with_the_same_key(bool sqlite)
    {
        await using var desk = await OpenAsync(sqlite);
        await MakeAsync(desk, "ship");
        desk.Store.DieAt(1, after: false);
        await Assert.ThrowsAsync<ProcessDiedException>(() => desk.Engine.RunDueAsync());
        Assert.Single(_carrier.Calls);

        await desk.RestartAsync();
        await desk.AdvanceAsync(Duration.FromDays(10));
        Assert.Equal(2, _carrier.Calls.Count);
        Assert.Single(_carrier.Keys.Distinct());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R04_reminders_survive_a_restart_and_come_once(bool sqlite)
    {
        await using var desk = await OpenAsync(sqlite);
        var deal = await MakeAsync(desk, "new");
        await desk.AdvanceAsync(Duration.FromHours(3));
        await desk.RestartAsync();
        await desk.AdvanceAsync(Duration.FromMinutes(45));
        await desk.RestartAsync();
        await desk.AdvanceAsync(Duration.FromHours(3));
        await desk.RestartAsync();
        await desk.AdvanceAsync(Duration.FromDays(3));

        Assert.Equal(
            [TimelineKinds.DeadlineNear, TimelineKinds.Overdue],
            (await desk.Crm.Timeline.OfAsync(deal)).Select(e => e.Kind).Where(k => k is TimelineKinds.DeadlineNear or TimelineKinds.Overdue));
        Assert.Equal(2, desk.Sent.Effects.Count(s => s.Channel == SentChannel.Notification));
    }

    private Task<CrashDesk> OpenAsync(bool sqlite) => CrashDesk.OpenAsync(sqlite, _carrier.Register, Sales);

    private static async Task<DealId> MakeAsync(CrashDesk desk, string stage) => new(Assert.IsType<Created>(await desk.Crm.Deals.CreateAsync(
        new NewDeal { Phone = Desks.Phone(1), Email = "a@example.com", Stage = stage, Owner = new EmployeeId("olga") })).Id);

    private static ValueTask<EventOutcome> AcceptAsync(CrashDesk desk, int number) =>
        desk.Crm.Events.AcceptAsync(new IncomingCall(Desks.Phone(1)) { Source = "pbx", Key = "call-" + number });

    // The host's code, and it throws: for what the host's own code does, people's commands go through.
    private sealed class Stumbles : IAccessPolicy
    {
        public bool Stumble { get; set; }

        public string? Refusal(Account account, Actor actor, bool isAdmin, string right) =>
            Stumble && actor.Kind == ActorKind.System ? throw new InvalidOperationException("The host's policy stumbled.") : null;
    }
}
