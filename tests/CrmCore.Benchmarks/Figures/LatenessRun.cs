using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Benchmarks;

/// <summary>Deals whose action falls due a moment later, one after another, while the engine is otherwise idle: how late each one ran.</summary>
internal static class LatenessRun
{
    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, Action<ICrmBuilder> useStore, CancellationToken cancellation)
    {
        var actions = context.Size(400, 40);
        var recorder = new LatenessRecorder(context.Clock, actions);
        var services = new ServiceCollection();
        services.AddSingleton(recorder);
        var pipeline = Pipeline.Define("late", p => p.Stage("wait", s => s.OnEnter("note", Do.Host("bench.note", []).After(Duration.FromMilliseconds(300)))).Won().Lost());
        services.AddCrmCore(crm =>
        {
            useStore(crm);
            crm.AddPipeline(pipeline).AddAction<LatenessSettings, LatenessHandler>("bench.note", Delivery.Repeatable);
        });
        await using var host = services.BuildServiceProvider();
        var engine = host.GetRequiredService<CrmEngine>();
        await engine.StartAsync(cancellation);
        await engine.Accounts.CreateAsync("bench", ct: cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = engine.WorkAsync(stop.Token);
        var crm = engine.ForAccount("bench");
        for (var n = 0; n < actions; n++)
        {
            await crm.Deals.CreateAsync(new NewDeal { Title = "Deal" }, ct: cancellation);
            await Task.Delay(13, cancellation);
        }

        await recorder.AllRanAsync(cancellation);
        await stop.CancelAsync();
        await working;
        return
        [
            new BenchmarkRow("lateness p50", recorder.Percentile(0.5), "ms") { Gate = Gate.AtMost(20).AsTarget() },
            new BenchmarkRow("lateness p99", recorder.Percentile(0.99), "ms") { Gate = Gate.AtMost(100).AsTarget() },
            new BenchmarkRow("earliest (never early)", recorder.Percentile(0), "ms") { Gate = Gate.AtLeast(0) },
        ];
    }

    private sealed record LatenessSettings;

    private sealed class LatenessHandler(LatenessRecorder recorder) : IActionHandler<LatenessSettings>
    {
        public ValueTask<ActionOutcome> RunAsync(ActionContext<LatenessSettings> action, CancellationToken ct)
        {
            recorder.Ran(action.Action.DueAt!.Value);
            return ValueTask.FromResult(ActionOutcome.Done);
        }
    }

    private sealed class LatenessRecorder(TimeProvider clock, int expected)
    {
        private readonly List<double> _late = [];
        private readonly TaskCompletionSource _all = new();

        public void Ran(Instant due)
        {
            lock (_late)
            {
                _late.Add((Instant.FromDateTimeOffset(clock.GetUtcNow()) - due).TotalMilliseconds);
                if (_late.Count == expected) _all.TrySetResult();
            }
        }

        public Task AllRanAsync(CancellationToken ct) => _all.Task.WaitAsync(TimeSpan.FromMinutes(2), ct);

        public double Percentile(double part)
        {
            var sorted = _late.Order().ToArray();
            return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
        }
    }
}
