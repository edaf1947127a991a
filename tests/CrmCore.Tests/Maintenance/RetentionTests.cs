using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Maintenance;

public sealed class RetentionTests : IDisposable
{
    private static readonly EmployeeId Olga = "olga";

    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-retention-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R64_old_bodies_go_and_what_happened_stays_and_counts_once(bool isFile)
    {
        await using var desk = await BusyAccount.LiveAsync(Keep(isFile));
        var before = await EventsAsync(desk);
        var timeline = await Rows.OfAsync(desk.Engine.Store, TimelineRecords.Instance, 1);
        desk.Clock.Advance(Duration.FromDays(40));
        await desk.Events.IngestAsync(new IncomingCall("+79162222202") { Source = "pbx", Key = "young" });
        var seen = new Told();

        var report = await desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { EventBodies = Duration.FromDays(30) }, progress: seen);

        var after = await EventsAsync(desk);
        var old = after.Where(e => before.ContainsKey(e.Key)).Select(e => e.Value).ToList();
        Assert.Equal(before.Count, old.Count);
        Assert.All(old, e => Assert.Equal(e.Kind != CommandKinds.SaveSetting, e.IsStripped));
        Assert.All(old.Where(e => e.IsStripped), e => Assert.DoesNotContain("7916", System.Text.Encoding.UTF8.GetString(e.Body.Span), StringComparison.Ordinal));
        Assert.Equal((1, old.Count(e => e.IsStripped), 0L, 0L), (report.Accounts, report.EventBodies, report.Events, report.EventKeys));
        Assert.Equal(report, seen.All[^1]);
        Assert.False(after.Values.Single(e => e.Kind == EventKinds.IncomingCall && !before.ContainsKey(e.Id)).IsStripped);
        Assert.Equal(timeline, (await Rows.OfAsync(desk.Engine.Store, TimelineRecords.Instance, 1)).Where(timeline.Contains));
        Assert.Equal(EventStatus.Duplicate, (await desk.Events.IngestAsync(new IncomingCall("+79162222201") { Source = "pbx", Key = "c1" })).Status);

        var again = await desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { EventBodies = Duration.FromDays(30) });
        Assert.Equal(0, again.EventBodies);
    }

    [SkippableFact]
    public async Task R64_nodes_may_clean_up_at_once()
    {
        var database = PostgreSqlCluster.Shared.CreateDatabase();
        await using var desk = await BusyAccount.LiveAsync(crm => crm.UsePostgreSql(database));
        for (var n = 0; n < 500; n++) await desk.Events.IngestAsync(new IncomingCall("+79162222201") { Source = "pbx", Key = $"more-{n}" });
        await using var other = await BusyAccount.OpenAsync(crm => crm.UsePostgreSql(database));
        desk.Clock.Advance(Duration.FromDays(401));
        other.Clock.AdvanceTo(desk.Clock.Now);
        var policy = new RetentionPolicy { Events = RetentionPolicy.LeastEvents };

        var reports = await Task.WhenAll(Task.Run(() => desk.Engine.Maintenance.RetainAsync(policy)), Task.Run(() => other.Engine.Maintenance.RetainAsync(policy)));

        var left = await EventsAsync(desk);
        Assert.Single(left.Values, e => e.IsStripped);
        Assert.All(left.Values.Where(e => !e.IsStripped), e => Assert.Equal(CommandKinds.SaveSetting, e.Kind));
        Assert.InRange(reports.Sum(r => r.Events), 530, 600);
        Assert.Equal(left.Count, (await AllAsync<EventKey>(desk, EventKeyRecords.Instance)).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R64_after_400_days_events_keys_and_imports_go(bool isFile)
    {
        await using var desk = await BusyAccount.LiveAsync(Keep(isFile));
        var settings = (await EventsAsync(desk)).Values.Count(e => e.Kind == CommandKinds.SaveSetting);
        desk.Clock.Advance(Duration.FromDays(401));
        await desk.Events.IngestAsync(new IncomingCall("+79162222202") { Source = "pbx", Key = "young" });

        var report = await desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { Events = RetentionPolicy.LeastEvents }, "test");

        // What saved settings, the last that goes, and the young one.
        var left = await EventsAsync(desk);
        Assert.Equal(settings + 2, left.Count);
        Assert.Single(left.Values, e => e.IsStripped);
        Assert.True(report is { Events: > 30, EventKeys: > 30, Imports: 1, VisitMarks: > 0 }, report.ToString());
        var keys = await AllAsync<EventKey>(desk, EventKeyRecords.Instance);
        Assert.All(keys, key => Assert.Contains(key.Event, left.Keys));
        Assert.Equal(left.Count, keys.Count);
        Assert.Null(await desk.Crm.Imports.FindAsync("one"));
        Assert.Equal(EventStatus.Decided, (await desk.Events.IngestAsync(new IncomingCall("+79162222201") { Source = "pbx", Key = "c1" })).Status);
        Assert.Equal(EventStatus.Duplicate, (await desk.Events.IngestAsync(new IncomingCall("+79162222201") { Source = "pbx", Key = "young" })).Status);

        var again = await desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { Events = RetentionPolicy.LeastEvents });
        Assert.Equal((0L, 0L, 0L, 0L), (again.EventBodies, again.Events, again.EventKeys, again.Imports));
    }

    [Fact]
    public async Task R64_pending_and_failed_events_are_never_removed()
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        var at = desk.Clock.Now;
        foreach (var state in new[] { EventState.Pending, EventState.Failed, EventState.Dropped, EventState.Decided })
        {
            var e = new StoredEvent
            {
                Account = 1, Id = new EventId(Guid.CreateVersion7(at.ToDateTimeOffset())), State = state, Source = "s", Kind = "k." + state, OccurredAt = at, RecordedAt = at, Body = "{\"a\":1}"u8.ToArray(),
            };
            Assert.True((await desk.Engine.Store.CommitAsync(new ChangeSet([new(StoredEventRecords.Instance, ChangeKind.Insert, StoredEventRecords.Instance.KeyOf(e), e, 0)]), default)).IsCommitted);
        }

        desk.Clock.Advance(Duration.FromDays(900));
        await desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { EventBodies = Duration.FromDays(1), Events = Duration.FromDays(500) });

        var left = (await EventsAsync(desk)).Values.Where(e => e.Kind.StartsWith("k.", StringComparison.Ordinal)).ToList();
        Assert.Contains(left, e => e is { State: EventState.Pending, IsStripped: false, Body.Length: 7 });
        Assert.Contains(left, e => e is { State: EventState.Failed, IsStripped: false, Body.Length: 7 });
    }

    [Fact]
    public async Task R61_what_retention_removed_is_said_and_fails_nothing()
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        var call = (await EventsAsync(desk)).Values.Single(e => e.Kind == EventKinds.IncomingCall);
        var deal = (await desk.Deals.OfAsync((await desk.Contacts.FindByPhoneAsync("+79162222201"))!.Id))[0].Id;
        var then = desk.Clock.Now;
        var past = await desk.Deals.AsOfAsync(deal, then);
        desk.Clock.Advance(Duration.FromDays(10));
        await desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { EventBodies = Duration.FromDays(2) });

        var told = (await desk.Crm.Explain.EventAsync(call.Id)).ToString();
        Assert.Contains("removed by retention", told, StringComparison.Ordinal);
        Assert.Contains("incoming-call", (await desk.Crm.Explain.DealAsync(deal)).ToString(), StringComparison.Ordinal);
        Assert.Equal(past!.Stage, (await desk.Deals.AsOfAsync(deal, then))!.Stage);

        desk.Clock.Advance(Duration.FromDays(500));
        await desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { Events = Duration.FromDays(450) });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Crm.Explain.EventAsync(call.Id));
        Assert.Contains("or retention has removed it", error.Message, StringComparison.Ordinal);
        Assert.Contains("which retention has removed since", (await desk.Crm.Explain.DealAsync(deal)).ToString(), StringComparison.Ordinal);
        Assert.Equal(past.Stage, (await desk.Deals.AsOfAsync(deal, then))!.Stage);
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(10, 500)]
    public async Task R62_a_dry_run_says_from_when_on_it_can_replay(int days, int more)
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        var sales = (await desk.Crm.Pipelines.FindAsync("sales"))!.Definition;
        var begin = Instant.FromUtc(2026, 3, 1, 0, 0);
        desk.Clock.Advance(Duration.FromDays(days + more));
        await desk.Engine.Maintenance.RetainAsync(more == 0 ? new RetentionPolicy { EventBodies = Duration.FromDays(9) } : new RetentionPolicy { Events = Duration.FromDays(450) });
        await desk.Events.IngestAsync(new IncomingCall("+79162222203") { Source = "pbx", Key = "young" });

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Crm.DryRun.ReplayAsync(sales, begin));
        Assert.Contains("was removed by retention", error.Message, StringComparison.Ordinal);

        var from = (await EventsAsync(desk)).Values.Where(e => e.IsStripped).Max(e => e.RecordedAt);
        Assert.Contains($"Begin at {from} or later", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await desk.Crm.DryRun.ReplayAsync(sales, desk.Clock.Now - Duration.FromDays(1))).Events);
        await desk.Crm.DryRun.ReplayAsync(sales, from);
    }

    [Fact]
    public async Task Retention_that_was_stopped_goes_on_with_what_is_left()
    {
        await using var desk = await BusyAccount.LiveAsync(_ => { });
        for (var n = 0; n < 900; n++) await desk.Events.IngestAsync(new IncomingCall("+79162222201") { Source = "pbx", Key = $"more-{n}" });
        desk.Clock.Advance(Duration.FromDays(30));
        using var stop = new CancellationTokenSource();
        var seen = new Told(done =>
        {
            if (done.EventBodies >= 200) stop.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { EventBodies = Duration.FromDays(2) }, null, seen, stop.Token));

        var first = seen.All[^1].EventBodies;
        var rest = await desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { EventBodies = Duration.FromDays(2) });
        Assert.InRange(first, 200, 800);
        Assert.Equal((await EventsAsync(desk)).Values.Count(e => e.Kind != CommandKinds.SaveSetting), first + rest.EventBodies);
    }

    [Fact]
    public async Task Retention_runs_while_events_come_in_on_every_account()
    {
        await using var desk = await BusyAccount.LiveAsync(Keep(isFile: true));
        await desk.Engine.Accounts.CreateAsync("second");
        for (var n = 0; n < 300; n++) await desk.Engine.ForAccount("second").Events.IngestAsync(new IncomingCall("+79162222201") { Source = "pbx", Key = $"old-{n}" });
        desk.Clock.Advance(Duration.FromDays(30));

        var coming = Task.Run(async () =>
        {
            for (var n = 0; n < 300; n++) Assert.Equal(EventStatus.Decided, (await desk.Events.IngestAsync(new IncomingCall("+79162222201") { Source = "pbx", Key = $"new-{n}" })).Status);
        });
        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { EventBodies = Duration.FromDays(2) })));
        await coming;

        Assert.All(reports, r => Assert.Equal(2, r.Accounts));
        var second = await AllAsync<StoredEvent>(desk, StoredEventRecords.Instance, 2);
        Assert.Equal(300, second.Count(e => e.IsStripped));
        Assert.Equal(300 + (await EventsAsync(desk)).Values.Count(e => e.IsStripped), reports.Sum(r => r.EventBodies));
        Assert.Equal(300, (await EventsAsync(desk)).Values.Count(e => e is { Kind: EventKinds.IncomingCall, IsStripped: false }));
    }

    [Theory]
    [InlineData(null, null, "removes nothing")]
    [InlineData(0, null, "one day at least")]
    [InlineData(null, 399, "400 days at least")]
    [InlineData(500, 450, "not kept longer")]
    public async Task A_policy_that_removes_too_much_or_nothing_is_refused_with_a_sentence(int? bodies, int? events, string told)
    {
        await using var desk = await CrmTestDesk.CreateAsync(_ => { });
        var policy = new RetentionPolicy
        {
            EventBodies = bodies is { } b ? Duration.FromDays(b) : null,
            Events = events is { } e ? Duration.FromDays(e) : null,
        };

        var error = await Assert.ThrowsAsync<ArgumentException>(() => desk.Engine.Maintenance.RetainAsync(policy));

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.Engine.Maintenance.RetainAsync(new RetentionPolicy { EventBodies = Duration.FromDays(5) }, "nobody"));
    }

    private Action<ICrmBuilder> Keep(bool isFile) => crm =>
    {
        if (isFile) crm.UseSqlite(Path.Combine(_folder, "crm.db"));
    };

    private static async Task<Dictionary<EventId, StoredEvent>> EventsAsync(CrmTestDesk desk) =>
        (await AllAsync<StoredEvent>(desk, StoredEventRecords.Instance)).ToDictionary(e => e.Id);

    private static async Task<List<T>> AllAsync<T>(CrmTestDesk desk, RecordType<T> type, int account = 1)
        where T : class
    {
        var all = new List<T>();
        await foreach (var record in desk.Engine.Store.AllAsync(type, -1, new RecordKey(account), 1, default)) all.Add(record);
        return all;
    }

    private sealed class Told(Action<RetentionReport>? also = null) : IProgress<RetentionReport>
    {
        public List<RetentionReport> All { get; } = [];

        public void Report(RetentionReport value)
        {
            All.Add(value);
            also?.Invoke(value);
        }
    }
}
