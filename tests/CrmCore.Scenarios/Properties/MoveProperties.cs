using System.Globalization;
using CrmCore.Testing;

namespace CrmCore.Scenarios.Properties;

/// <summary>Random pipelines and events against a model of R09 and R10 that fits on a page, and idempotency of every event.</summary>
public sealed class MoveProperties : Scenario
{
    private const int Events = 60;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task R09_R10_the_engine_moves_as_the_model_says(int seed)
    {
        var random = new Random(seed);
        var world = World.Make(random);
        await using var desk = await DeskAsync(world.Definition);
        var deals = new List<DealId>();
        for (var i = 0; i < 3; i++) deals.Add(await desk.NewDealAsync("+7916000000" + Text(i), stage: world.Model.Stages[0]));
        var expected = deals.Select(_ => 0).ToArray();

        for (var i = 0; i < Events; i++)
        {
            var which = random.Next(deals.Count);
            if (random.Next(8) == 0)
            {
                // By hand in any direction: also backwards, also out of a closed stage.
                var target = random.Next(world.Model.Stages.Count);
                await desk.Deals.MoveAsync(deals[which], world.Model.Stages[target], Olga);
                expected[which] = target;
            }
            else
            {
                var kind = random.Next(World.Kinds.Length);
                await desk.Events.IngestAsync(Api(World.Kinds[kind], deals[which]));
                expected[which] = world.Model.Next(expected[which], World.Kinds[kind]);
            }

            Assert.Equal(world.Model.Stages[expected[which]], await StageAsync(desk, deals[which]));
        }

        foreach (var (deal, position) in deals.Zip(expected)) Assert.Equal(world.Model.Stages[position], await StageAsync(desk, deal));
        Assert.Equal(
            world.Model.Stages.Select((_, at) => (long)expected.Count(p => p == at)),
            (await desk.Crm.Pipelines.TotalsAsync("random")).Select(t => t.Deals));
    }

    [Theory]
    [InlineData(1, Keep.InMemory)]
    [InlineData(2, Keep.InMemory)]
    [InlineData(3, Keep.InMemory)]
    [InlineData(4, Keep.Sqlite)]
    [InlineData(5, Keep.Sqlite)]
    public async Task R64_every_event_handed_in_again_in_any_order_changes_nothing(int seed, Keep keep)
    {
        var random = new Random(seed);
        var world = World.Make(random);
        await using var desk = await DeskAsync(keep, world.Definition);
        var deals = new List<DealId>();
        for (var i = 0; i < 4; i++) deals.Add(await desk.NewDealAsync("+7916000000" + Text(i), Text(i) + "@example.com", stage: world.Model.Stages[0]));
        var events = Enumerable.Range(0, Events).Select(InboundEvent (i) => (i % 4) switch
        {
            0 => Call("+7916000000" + Text(random.Next(6))),
            1 => Form("+7917000000" + Text(random.Next(6)), Text(random.Next(6)) + "@example.com"),
            2 => Chat("hello", Text(random.Next(3))),
            _ => Api(World.Kinds[random.Next(World.Kinds.Length)], deals[random.Next(deals.Count)]),
        }).ToArray();

        var first = await desk.Events.IngestAsync(events);
        Assert.All(first, o => Assert.Equal(EventStatus.Decided, o.Status));
        await desk.RunDueAsync();
        var before = await StateAsync(desk, deals);
        var sent = desk.Sent.Attempts.Count;

        random.Shuffle(events);
        var one = await desk.Events.IngestAsync(events);
        random.Shuffle(events);
        var each = new List<EventOutcome>();
        foreach (var e in events) each.Add(random.Next(2) == 0 ? await desk.Events.IngestAsync(e) : await desk.Events.AcceptAsync(e));
        await desk.RunDueAsync();

        Assert.All(one.Concat(each), o => Assert.Equal(EventStatus.Duplicate, o.Status));
        Assert.Equal(before, await StateAsync(desk, deals));
        Assert.Equal(sent, desk.Sent.Attempts.Count);
    }

    [Fact]
    public async Task R64_an_event_twice_in_one_batch_counts_once()
    {
        await using var desk = await DeskAsync(Pipeline.Define("sales", p => p
            .Stage("1").Stage("2", s => s.MoveHereOn("a", Triggers.IncomingEmail())).Stage("3", s => s.MoveHereOn("b", Triggers.IncomingEmail()))));
        var deal = await desk.NewDealAsync(email: "a@example.com");
        var mail = Mail();
        var outcomes = await desk.Events.IngestAsync([mail, mail, mail]);
        Assert.Equal([EventStatus.Decided, EventStatus.Duplicate, EventStatus.Duplicate], outcomes.Select(o => o.Status));
        Assert.Equal("2", await StageAsync(desk, deal));
        Assert.Equal(EventStatus.Decided, (await desk.Events.IngestAsync(mail with { Source = "another" })).Status);
    }

    private static async Task<string> StateAsync(CrmTestDesk desk, List<DealId> deals)
    {
        var text = new List<string>();
        foreach (var deal in (await desk.Deals.ListAsync()).Items) text.Add($"{deal.Id} {deal.Stage} {deal.Entry.ToString(CultureInfo.InvariantCulture)} {string.Join(',', deal.Tags)}");
        foreach (var lead in (await desk.Leads.ListAsync()).Items) text.Add($"{lead.Id} {string.Join(',', lead.Points.Select(p => p.Value))}");
        foreach (var deal in deals) text.Add(await Story.OfAsync(desk, deal));
        return string.Join('\n', text);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The rules of moving without the engine: stages in order, then Won, then Lost; the nearest later one that waits for the kind.</summary>
    private sealed record Model(IReadOnlyList<string> Stages, IReadOnlyList<HashSet<string>> Waits)
    {
        public int Next(int at, string kind)
        {
            if (at >= Stages.Count - 2) return at;
            for (var later = at + 1; later < Stages.Count; later++)
            {
                if (Waits[later].Contains(kind)) return later;
            }

            return at;
        }
    }

    private sealed record World(Model Model, PipelineDefinition Definition)
    {
        public static readonly string[] Kinds = ["red", "green", "blue"];

        public static World Make(Random random)
        {
            var names = Enumerable.Range(0, random.Next(2, 9)).Select(i => "s" + Text(i)).ToArray();
            string[] all = [.. names, Outcomes.Won, Outcomes.Lost];
            var waits = all.Select((_, at) => at == 0 ? [] : Kinds.Where(_ => random.Next(4) == 0).ToHashSet(StringComparer.Ordinal)).ToArray();
            var definition = Pipeline.Define("random", p =>
            {
                for (var i = 0; i < names.Length; i++)
                {
                    var at = i;
                    p.Stage(names[i], s => Wait(s, names[at], waits[at]));
                }

                p.Won(w => Wait(w, Outcomes.Won, waits[^2]));
                p.Lost(l => Wait(l, Outcomes.Lost, waits[^1]));
            });
            return new World(new Model(all, waits), definition);
        }

        private static void Wait<T>(StageBuilder<T> stage, string name, HashSet<string> kinds)
            where T : StageBuilder<T>
        {
            foreach (var kind in kinds) stage.MoveHereOn(name + "-" + kind, Triggers.Api(kind));
            stage.OnEnter("task-" + name, Do.CreateTask(name));
        }
    }
}
