using System.Globalization;
using CrmCore.Scenarios.Pains;
using CrmCore.Testing;

namespace CrmCore.Scenarios.Durability;

/// <summary>The same day twice: once undisturbed, once with a process that dies at commits, before or after they were written. Both must end alike.</summary>
public sealed class CrashScenarios
{
    private const int People = 6;

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s.TimeLimit(Duration.FromHours(4), Duration.FromMinutes(30)))
        .Stage("contacted", s => s
            .MoveHereOn("call", CrmCore.Triggers.IncomingCall())
            .OnEnter("task", Do.CreateTask("Send the price list").Due(Period.FromDays(1)))
            .OnEnter("hook", Do.SendWebhook("https://example.com/contacted"))
            .OnEnter("parcel", Do.Host(Carrier.Ship).After(Duration.FromHours(2))))
        .Stage("offer", s => s
            .MoveHereOn("letter", CrmCore.Triggers.IncomingEmail())
            .OnEnter("bell", Do.Host(Carrier.Ring))
            .OnEnter("tag", Do.AddTag("offered"))
            .OnEnter("later", Do.ChangeStage("agreed").After(Duration.FromHours(3))))
        .Stage("agreed", s => s.OnEnter("task2", Do.CreateTask("Write the contract")))
        .Won().Lost());

    [Theory]
    [InlineData(false, 0, 150)]
    [InlineData(false, 150, 150)]
    [InlineData(true, 1000, 12)]
    public async Task R64_a_crash_at_any_commit_loses_nothing_and_doubles_nothing(bool sqlite, int from, int seeds)
    {
        for (var seed = from; seed < from + seeds; seed++)
        {
            var undisturbed = await RunAsync(seed, sqlite: false, crashes: false);
            var crashed = await RunAsync(seed, sqlite, crashes: true);
            Assert.True(undisturbed == crashed, $"Seed {seed} ends differently.\nundisturbed:\n{undisturbed}\nwith crashes:\n{crashed}");
        }
    }

    private static async Task<string> RunAsync(int seed, bool sqlite, bool crashes)
    {
        var carrier = new Carrier();
        var chance = new Random(seed);
        await using var desk = await CrashDesk.OpenAsync(sqlite, carrier.Register, Sales);
        for (var n = 0; n < People; n++) await StepAsync(desk, chance, crashes, MakeDeal(n));
        for (var n = 0; n < 20; n++)
        {
            await StepAsync(desk, chance, crashes, Next(chance, n));
            var wait = Duration.FromMinutes(chance.Next(90));
            var end = desk.Clock.Now + wait;
            await StepAsync(desk, chance, crashes, d => d.AdvanceAsync(Duration.Max(Duration.Zero, end - d.Clock.Now)));
        }

        await desk.AdvanceAsync(Duration.FromDays(1));
        return await DescribeAsync(desk, carrier);
    }

    // One step of the day. A process that dies is started anew, and who got no answer hands his in again.
    private static async Task StepAsync(CrashDesk desk, Random chance, bool crashes, Func<CrashDesk, Task> step)
    {
        var (commit, after) = (chance.Next(1, 6), chance.Next(2) == 0);
        if (crashes) desk.Store.DieAt(commit, after);
        try
        {
            await step(desk);
            desk.Store.LiveOn();
            if (!desk.Store.IsDead) return;
        }
        catch (Exception error) when (desk.Store.IsDead && error is ProcessDiedException)
        {
            // Its caller got no answer.
        }

        await desk.RestartAsync();
        await step(desk);
    }

    private static Func<CrashDesk, Task> MakeDeal(int person) => async desk => await desk.Crm.Deals.CreateAsync(
        new NewDeal { Title = Name(person), Phone = Desks.Phone(person), Email = Email(person), Owner = new EmployeeId("olga") }, key: "deal-" + person);

    private static Func<CrashDesk, Task> Next(Random chance, int number)
    {
        var person = chance.Next(People);
        var key = "e-" + number;
        var accept = chance.Next(3) == 0;
        var stage = chance.Next(2) == 0 ? "new" : "offer";
        Instant? at = null;
        return chance.Next(5) switch
        {
            0 => d => InAsync(d, new IncomingEmail(Email(person)) { Source = "mail", Key = key, OccurredAt = at ??= d.Clock.Now }, accept),
            1 => d => InAsync(d, new IncomingCall(Desks.Phone(100 + person)) { Source = "pbx", Key = key, OccurredAt = at ??= d.Clock.Now }, accept),
            2 => d => MoveAsync(d, person, stage, key),
            _ => d => InAsync(d, new IncomingCall(Desks.Phone(person)) { Source = "pbx", Key = key, OccurredAt = at ??= d.Clock.Now }, accept),
        };
    }

    private static async Task InAsync(CrashDesk desk, InboundEvent e, bool accept)
    {
        if (accept)
        {
            // Accepted events are decided when the pump finds time; whatever comes next makes it find some, so that both days go alike.
            await desk.Crm.Events.AcceptAsync(e);
            await desk.Crm.Events.IngestAsync(new RawEvent("acme.tick", "{}"u8.ToArray()) { Source = "acme", Key = e.Key });
            return;
        }

        // Handed in once more, as webhooks are.
        await desk.Crm.Events.IngestAsync(e);
        Assert.Equal(EventStatus.Duplicate, (await desk.Crm.Events.IngestAsync(e)).Status);
    }

    private static async Task MoveAsync(CrashDesk desk, int person, string stage, string key)
    {
        var deal = (await desk.Crm.Deals.ListAsync()).Items.Single(d => d.Title == Name(person));
        await desk.Crm.Deals.MoveAsync(deal.Id, stage, key: key);
    }

    private static async Task<string> DescribeAsync(CrashDesk desk, Carrier carrier)
    {
        var lines = new List<string>();
        foreach (var deal in (await desk.Crm.Deals.ListAsync()).Items.OrderBy(d => d.Title, StringComparer.Ordinal))
        {
            var kinds = (await desk.Crm.Timeline.OfAsync(deal.Id)).Select(e => e.Kind)
                .Where(k => k is not (TimelineKinds.ActionDone or TimelineKinds.ActionUncertain)).Order(StringComparer.Ordinal);
            var tasks = (await desk.Crm.Tasks.OfAsync(deal.Id)).Count;
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{deal.Title}: {deal.Stage}, entry {deal.Entry}, tags {string.Join('+', deal.Tags)}, tasks {tasks}, {string.Join(' ', kinds)}"));
        }

        lines.Add("leads: " + (await desk.Crm.Leads.ListAsync()).Items.Count);
        lines.Add("totals: " + string.Join(' ', (await desk.Crm.Pipelines.TotalsAsync("sales")).Select(t => t.Stage + "=" + t.Deals)));
        lines.Add("webhooks: " + desk.Sent.Effects.Count(s => s.Channel == SentChannel.Webhook));
        var calls = carrier.Calls.ToLookup(c => c.Action.Do);
        lines.Add("parcels: " + calls[Carrier.Ship].Select(c => c.Key).Distinct().Count());

        // A bell may have been rung without anybody's knowing, or not at all: never twice, and never forgotten.
        var rung = calls[Carrier.Ring].Select(c => c.Key).ToList();
        Assert.Equal(rung.Distinct().Count(), rung.Count);
        var uncertain = (await desk.Crm.Actions.UncertainAsync()).Select(a => a.Key);
        lines.Add("bells: " + rung.Union(uncertain).Count());
        Assert.DoesNotContain(await desk.Crm.Actions.DeadAsync(), a => a.Phase != ActionPhase.Notify);
        return string.Join('\n', lines);
    }

    private static string Name(int person) => "deal of " + person.ToString(CultureInfo.InvariantCulture);

    private static string Email(int person) => person.ToString(CultureInfo.InvariantCulture) + "@example.com";
}
