namespace CrmCore.Benchmarks;

/// <summary>The engine's side of the ingest race: callers that hand in incoming calls, one after another each.</summary>
internal static class EngineIngest
{
    public static Contender Callers(BenchmarkContext context, string name, CrmEngine engine, int contacts, int callers, int events)
    {
        var crm = engine.ForAccount("bench");
        var random = new Random(17);
        var run = 0;
        return new Contender(name, async ct =>
        {
            run++;
            var bodies = new byte[events][];
            var keys = new string[events];
            for (var i = 0; i < events; i++)
            {
                bodies[i] = EngineData.Body(random.NextInt64(contacts));
                keys[i] = Guid.NewGuid().ToString("N");
            }

            var latencies = new Latencies(context.Clock, events);
            return await Meter.MeasureAsync(context.Clock, events, async () =>
            {
                var next = -1;
                await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(CallAsync, ct)));

                async Task CallAsync()
                {
                    while (Interlocked.Increment(ref next) is var i && i < events)
                    {
                        var started = latencies.Start();
                        await crm.Events.IngestAsync(new RawEvent(EventKinds.IncomingCall, bodies[i]) { Source = "pbx", Key = keys[i] }, ct);
                        latencies.Stop(started);
                    }
                }
            }) with { P50 = latencies.Percentile(0.50), P99 = latencies.Percentile(0.99) };
        });
    }
}
