using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Pump;

public sealed class ActionWorkerTests
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("shop", p => p
        .Stage("new")
        .Stage("sample", s => s.OnEnter("ship", Do.Host("acme.ship")))
        .Won().Lost());

    [Theory]
    [InlineData(Delivery.Once)]
    [InlineData(Delivery.Repeatable)]
    public async Task An_action_that_is_being_carried_out_is_not_taken_again(Delivery delivery)
    {
        using var carrier = new Carrier();
        await using var bench = await OpenAsync(carrier, delivery);
        using var stop = new CancellationTokenSource();
        var working = bench.Engine.WorkAsync(stop.Token);

        await EnterAsync(bench, 1);
        await carrier.WaitForCallsAsync(1);
        for (var other = 2; other < 12; other++)
        {
            // Each wakes the worker, which looks for what is due.
            await EnterAsync(bench, other);
            await carrier.WaitForCallsAsync(other);
        }

        Assert.Empty(await bench.Crm.Actions.UncertainAsync());
        carrier.Go.SetResult();
        await stop.CancelAsync();
        await working.WaitAsync(PumpBench.LongEnough);
        Assert.Empty(await bench.Crm.Actions.UncertainAsync());
        Assert.Empty((await bench.Crm.Actions.ListAsync()).Items);
        Assert.Equal(11, carrier.Keys.Count);
        Assert.Equal(11, carrier.Keys.Distinct().Count());
    }

    [Fact]
    public async Task What_was_taken_when_the_store_failed_is_given_back()
    {
        using var carrier = new Carrier();
        carrier.Go.SetResult();
        await using var bench = await OpenAsync(carrier, Delivery.Repeatable);
        for (var n = 1; n <= 3; n++) await EnterAsync(bench, n);
        bench.Store.BeforeCommit = _ => throw new StoreUnavailableException("The disk is full.");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => bench.Engine.RunDueAsync());

        bench.Store.BeforeCommit = null;
        Assert.Equal(3, await bench.Engine.RunDueAsync());
        Assert.Equal(4, carrier.Keys.Count);
        Assert.Equal(3, carrier.Keys.Distinct().Count());
    }

    [Fact]
    public async Task A_timer_that_is_due_behind_actions_that_fill_all_slots_is_not_held_up()
    {
        using var carrier = new Carrier();
        await using var bench = await OpenAsync(carrier, Delivery.Repeatable);
        await bench.Crm.Settings.SaveAsync(new Employee { Id = "anna", Name = "Anna" });
        await bench.Crm.Settings.SaveAsync(Assign.By("desk", r => r.RoundRobin("anna")));
        using var stop = new CancellationTokenSource();
        var working = bench.Engine.WorkAsync(stop.Token);
        var slots = new CrmOptions().ActionConcurrency;
        for (var n = 1; n <= slots + 3; n++) await EnterAsync(bench, n);
        await carrier.WaitForCallsAsync(slots);

        await bench.Crm.Presence.SetAsync("anna", Presence.Break, until: bench.Engine.Now + NodaTime.Duration.FromMilliseconds(200));
        var lead = (Captured)await bench.Crm.Leads.CreateAsync(new NewLead { Name = "Boris", Phone = PumpBench.Phone(900), Source = "shop" });
        Assert.IsType<Waits>(await bench.Crm.Assignment.AssignAsync(lead.Lead!.Value, "desk"));
        bench.Clock.AdvanceTo(bench.Engine.Now + NodaTime.Duration.FromMilliseconds(200));
        for (var look = 0; look < 500 && (await bench.Crm.Leads.GetAsync(lead.Lead.Value)).Owner is null; look++) await Task.Delay(20);

        Assert.Equal("anna", (await bench.Crm.Leads.GetAsync(lead.Lead.Value)).Owner!.Value.Value);
        Assert.Equal(slots, carrier.Keys.Count);
        await stop.CancelAsync();
        carrier.Go.SetResult();
        await working.WaitAsync(PumpBench.LongEnough);
        await bench.Engine.RunDueAsync();
        Assert.Equal(slots + 3, carrier.Keys.Distinct().Count());
        Assert.Equal(slots + 3, carrier.Keys.Count);
    }

    private static Task<PumpBench> OpenAsync(Carrier carrier, Delivery delivery) => PumpBench.OpenAsync(crm =>
    {
        crm.AddPipeline(Sales);
        crm.Services.AddSingleton(carrier);
        crm.AddAction<Parcel, ParcelHandler>("acme.ship", delivery);
    });

    private static async Task EnterAsync(PumpBench bench, int number) => Assert.IsType<Created>(
        await bench.Crm.Deals.CreateAsync(new NewDeal { Phone = PumpBench.Phone(number), Pipeline = "shop", Stage = "sample" }));

    internal sealed record Parcel;

    internal sealed class Carrier : IDisposable
    {
        private readonly List<string> _keys = [];
        private readonly SemaphoreSlim _called = new(0);
        private int _seen;

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyList<string> Keys
        {
            get
            {
                lock (_keys) return [.. _keys];
            }
        }

        public void Dispose() => _called.Dispose();

        public void Called(string key)
        {
            lock (_keys) _keys.Add(key);
            _called.Release();
        }

        public async Task WaitForCallsAsync(int count)
        {
            for (; _seen < count; _seen++) Assert.True(await _called.WaitAsync(PumpBench.LongEnough), $"call {_seen + 1} did not come");
        }
    }

    internal sealed class ParcelHandler(Carrier carrier) : IActionHandler<Parcel>
    {
        public async ValueTask<ActionOutcome> RunAsync(ActionContext<Parcel> action, CancellationToken ct)
        {
            carrier.Called(action.Key);
            await carrier.Go.Task;
            return ActionOutcome.Done;
        }
    }
}
