namespace CrmCore.Benchmarks;

/// <summary>The engine's side of the ingest race: callers that hand in incoming calls, one after another each.</summary>
internal static class EngineIngest
{
    public static Contender Callers(BenchmarkContext context, string name, CrmEngine engine, int contacts, int callers, int events) =>
        Callers(context, name, [engine], contacts, callers, events, (work, _) => Meter.MeasureAsync(context.Clock, events, work));

    /// <summary>The callers of several nodes over one database, with what the server counts.</summary>
    public static Contender Callers(BenchmarkContext context, string name, IReadOnlyList<CrmEngine> nodes, ServerEngines database, int callersEach, int events) =>
        Callers(context, name, nodes, database.Contacts, callersEach, events, (work, ct) => database.Meter.MeasureAsync(context.Clock, events, work, ct));

    private static Contender Callers(
        BenchmarkContext context, string name, IReadOnlyList<CrmEngine> nodes, int contacts, int callersEach, int events,
        Func<Func<Task>, CancellationToken, Task<Sample>> measureAsync)
    {
        var accounts = nodes.Select(node => node.ForAccount("bench")).ToArray();
        var random = new Random(17);
        return new Contender(name, async ct =>
        {
            var bodies = new byte[events][];
            var keys = new string[events];
            for (var i = 0; i < events; i++)
            {
                bodies[i] = EngineData.Body(random.NextInt64(contacts));
                keys[i] = Guid.NewGuid().ToString("N");
            }

            var latencies = new Latencies(context.Clock, events);
            var sample = await measureAsync(
                async () =>
                {
                    var next = -1;
                    await Task.WhenAll(accounts.SelectMany(crm => Enumerable.Range(0, callersEach).Select(_ => Task.Run(() => CallAsync(crm), ct))));

                    async Task CallAsync(Crm crm)
                    {
                        while (Interlocked.Increment(ref next) is var i && i < events)
                        {
                            var started = latencies.Start();
                            await crm.Events.IngestAsync(new RawEvent(EventKinds.IncomingCall, bodies[i]) { Source = "pbx", Key = keys[i] }, ct);
                            latencies.Stop(started);
                        }
                    }
                },
                ct);
            return sample with { P50 = latencies.Percentile(0.50), P99 = latencies.Percentile(0.99) };
        });
    }
}
