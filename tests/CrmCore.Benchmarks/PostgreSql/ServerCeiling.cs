using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary>The ceilings of ingest on one filled database: two writers in batches, and the loop of single statements.</summary>
internal sealed class ServerCeiling : IAsyncDisposable
{
    private const int Writers = 2;
    private const int PerTransaction = 256;

    private readonly BenchmarkContext _context;
    private readonly ServerMeter _meter;
    private readonly NpgsqlConnection _auditing;
    private readonly ServerCeilingAudit _audit;
    private readonly ServerCeilingBatches[] _batches;
    private readonly ServerCeilingLoop _loop;

    private ServerCeiling(BenchmarkContext context, ServerProcess server, string database, int contacts)
    {
        var connection = server.ConnectionTo(database);
        _context = context;
        _meter = new ServerMeter(server, database);
        _auditing = new NpgsqlConnection(connection);
        _auditing.Open();
        _audit = new ServerCeilingAudit(_auditing);
        _batches = [.. Enumerable.Range(0, Writers).Select(part => new ServerCeilingBatches(connection, context.Clock, contacts, part, Writers))];
        _loop = new ServerCeilingLoop(connection, context.Clock, contacts, Writers);
    }

    public static async Task<ServerCeiling> FillAsync(BenchmarkContext context, ServerProcess server, string database, int contacts, CancellationToken cancellation)
    {
        var connection = await server.CreateDatabaseAsync(database, cancellation);
        await using (var filling = new NpgsqlConnection(connection))
        {
            await filling.OpenAsync(cancellation);
            new ServerCeilingFill(filling, contacts, context.Clock.GetUtcNow().ToUnixTimeMilliseconds()).Run();
        }

        return new ServerCeiling(context, server, database, contacts);
    }

    public Contender Batches(string name, int events) => new(name, async ct =>
    {
        var latencies = new Latencies(_context.Clock, events / PerTransaction);
        var sample = await _meter.MeasureAsync(
            _context.Clock, events,
            () => Task.WhenAll(_batches.Select(writer => Task.Run(() => writer.Ingest(events / Writers, PerTransaction, latencies), ct))),
            ct);
        return sample with { P50 = latencies.Percentile(0.50), P99 = latencies.Percentile(0.99) };
    });

    public Contender Loop(string name, int events) => new(name, async ct =>
    {
        var latencies = new Latencies(_context.Clock, events);
        var sample = await _meter.MeasureAsync(_context.Clock, events, () => Task.Run(() => _loop.Ingest(events, latencies), ct), ct);
        return sample with { P50 = latencies.Percentile(0.50), P99 = latencies.Percentile(0.99) };
    });

    /// <summary>What so many batches of one writer cost the server, every page having been touched before.</summary>
    public async Task<ServerCounters> CountAsync(int batches, int perTransaction, CancellationToken cancellation)
    {
        foreach (var writer in _batches) writer.Ingest(100 * perTransaction, perTransaction, new Latencies(_context.Clock, 0));
        var before = await _meter.ReadAsync(cancellation);
        _batches[0].Ingest(batches * perTransaction, perTransaction, new Latencies(_context.Clock, 0));
        return (await _meter.ReadAsync(cancellation)).Since(before);
    }

    /// <summary>Throws when a row is missing.</summary>
    public void Check() => _audit.Check(_batches.Sum(writer => writer.Events) + _loop.Events, Writers + 1);

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _batches) writer.Dispose();
        _loop.Dispose();
        await _auditing.DisposeAsync();
        await _meter.DisposeAsync();
    }
}
