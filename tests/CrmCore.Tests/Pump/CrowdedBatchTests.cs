using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Pump;

/// <summary>Batches in which very many items look at what was not foreseen, are refused, or are about one card.</summary>
public sealed class CrowdedBatchTests
{
    private const int Many = 200;

    [Fact]
    public async Task Two_hundred_deals_made_at_once_are_all_made()
    {
        await using var bench = await PumpBench.OpenAsync();

        var made = await TogetherAsync(bench, n => bench.Crm.Deals.CreateAsync(new NewDeal { Phone = PumpBench.Phone(n) }));

        Assert.All(made, result => Assert.IsType<Created>(result));
        Assert.Equal(Many, made.Select(result => ((Created)result).Id).Distinct().Count());
    }

    [Fact]
    public async Task Refused_commands_among_others_are_refused_alone()
    {
        await using var bench = await PumpBench.OpenAsync();

        var made = await TogetherAsync(bench, n => bench.Crm.Deals.CreateAsync(new NewDeal { Phone = PumpBench.Phone(n), Pipeline = n % 2 == 0 ? "nowhere" : "sales" }));

        Assert.All(made.Where((_, n) => n % 2 == 0), result => Assert.IsType<Refused>(result));
        Assert.All(made.Where((_, n) => n % 2 == 1), result => Assert.IsType<Created>(result));
    }

    [Fact]
    public async Task Two_calls_of_each_client_in_one_batch_move_each_deal_twice_and_cancel_what_the_first_planned()
    {
        await using var bench = await PumpBench.OpenAsync(crm => crm.AddPipeline(Pipeline.Define("twice", p => p
            .Stage("new")
            .Stage("first", s => s.MoveHereOn("call-1", Triggers.IncomingCall()).OnEnter("hook-1", Do.SendWebhook("https://example.com/a").After(Period.FromDays(1))))
            .Stage("second", s => s.MoveHereOn("call-2", Triggers.IncomingCall()).OnEnter("hook-2", Do.SendWebhook("https://example.com/b").After(Period.FromDays(1))))
            .Won().Lost())));
        for (var n = 0; n < Many / 2; n++) Assert.IsType<Created>(await bench.Crm.Deals.CreateAsync(new NewDeal { Phone = PumpBench.Phone(n), Pipeline = "twice" }));
        var calls = Enumerable.Range(0, Many).Select(n => (InboundEvent)(PumpBench.Call(n / 2) with { Key = "call-" + n })).ToList();

        var outcomes = await bench.Crm.Events.IngestAsync(calls);

        Assert.All(outcomes.Where((_, n) => n % 2 == 1), o => Assert.Equal("second", Assert.Single(o.Deals).To));
        var waiting = new List<string>();
        await foreach (var action in bench.Engine.Store.AllAsync(ScheduledActionRecords.Instance, -1, default, 0, CancellationToken.None)) waiting.Add(action.Action);
        Assert.Equal(Enumerable.Repeat("hook-2", Many / 2), waiting);
    }

    // All stand in the queue before the first commit ends, so that they share a few batches.
    private static async Task<CommandResult[]> TogetherAsync(PumpBench bench, Func<int, ValueTask<CommandResult>> command)
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Store.Hold = hold.Task;
        var before = bench.Store.Commits;
        var callers = Enumerable.Range(0, Many).Select(n => command(n).AsTask()).ToArray();
        hold.SetResult();
        var results = await Task.WhenAll(callers).WaitAsync(PumpBench.LongEnough);
        Assert.InRange(bench.Store.Commits - before, 1, Many / 10);
        return results;
    }
}
