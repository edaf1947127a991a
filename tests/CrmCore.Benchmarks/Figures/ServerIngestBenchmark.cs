namespace CrmCore.Benchmarks;

/// <summary>Durable ingest on PostgreSQL: hand-written batches and a loop of single statements, and the engine as one node and as two.</summary>
internal sealed class ServerIngestBenchmark : Benchmark
{
    private const string Batches = "P256";
    private const string Loop = "P1";
    private const string One = "engine, 256 callers";
    private const string Two = "engine, two nodes, 128 callers each";
    private const string Large = "engine, 256 callers, large database";
    private const int EntriesEach = 10;

    public override string Name => "pg-ingest";

    public override string Title => "Durable ingest on PostgreSQL (fsync on, one work unit an event)";

    public override async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkContext context, CancellationToken cancellation)
    {
        if (await context.ServerAsync(cancellation) is not { } server) return [];
        await using var ceiling = await ServerCeiling.FillAsync(context, server, "ceiling", context.Small, cancellation);
        await using var small = await ServerEngines.FillAsync(context, server, "small", context.Small, entriesEach: 1, cancellation);
        await using var large = context.LargeServer ? await ServerEngines.FillAsync(context, server, "large", context.Large, EntriesEach, cancellation) : null;
        CrmEngine[] nodes = [await small.StartAsync(_ => { }, cancellation), await small.StartAsync(_ => { }, cancellation)];
        var events = context.Size(512 * 40, 512 * 6);
        var contenders = new List<Contender>
        {
            ceiling.Batches(Batches, events),
            ceiling.Loop(Loop, context.Size(1_024, 128)),
            EngineIngest.Callers(context, One, nodes[..1], small, 256, events),
            EngineIngest.Callers(context, Two, nodes, small, 128, events),
        };
        var warmUp = context.Size(150_000, 2_048);
        if (large is not null)
        {
            // Until most pages have been touched since the fill, nearly every change writes a whole page to the log.
            CrmEngine[] node = [await large.StartAsync(_ => { }, cancellation)];
            await EngineIngest.Callers(context, Large, node, large, 256, warmUp).MeasureAsync(cancellation);
            contenders.Add(EngineIngest.Callers(context, Large, node, large, 256, events));
        }

        var samples = await Race.RunAsync(context, contenders, cancellation);
        ceiling.Check();
        var rounds = context.Rounds + 1;
        await small.CheckAsync(2 * rounds * events, cancellation);
        if (large is not null) await large.CheckAsync(warmUp + (rounds * events), cancellation);
        return [.. Rows(context, samples)];
    }

    private static IEnumerable<BenchmarkRow> Rows(BenchmarkContext context, IReadOnlyDictionary<string, Sample> samples)
    {
        var rows = IngestRows.Of($"{Batches}: ceiling, {context.Small:N0} deals, 256 a transaction, two writers", samples[Batches])
            .Concat(IngestRows.Of($"{Loop}: ceiling, {context.Small:N0} deals, statement by statement", samples[Loop]))
            .Concat(Held(One, samples[One], samples[Batches], Batches, 0.6))
            .Append(Against("engine, 256 callers, against the loop", samples[One], samples[Loop], Loop, 5))
            .Concat(Held(Two, samples[Two], samples[One], One, 0.9));
        return context.LargeServer
            ? rows.Concat(Held($"{Large}: {context.Large:N0} deals, {(long)context.Large * EntriesEach:N0} timeline rows", samples[Large], samples[One], One, 0.8))
            : rows;
    }

    private static IEnumerable<BenchmarkRow> Held(string name, Sample sample, Sample other, string of, double least) =>
        IngestRows.Of(name, sample).Skip(1).Prepend(Against(name, sample, other, of, least));

    private static BenchmarkRow Against(string name, Sample sample, Sample other, string of, double least) =>
        new(name, sample.PerSecond, "events/s") { Ratio = new Ratio(sample.PerSecond / other.PerSecond, of), Gate = Gate.RatioAtLeast(least) };
}
