using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary>The bare loop of claims and completions: two workers over one database, each round with actions of its own.</summary>
internal sealed class ServerClaims : IAsyncDisposable
{
    private const int Workers = 2;

    private readonly BenchmarkContext _context;
    private readonly ServerMeter _meter;
    private readonly NpgsqlConnection _auditing;
    private readonly ServerCeilingClaims[] _workers;
    private readonly long _waiting;

    private ServerClaims(BenchmarkContext context, ServerProcess server, string database)
    {
        _context = context;
        _meter = new ServerMeter(server, database);
        _auditing = new NpgsqlConnection(server.ConnectionTo(database));
        _auditing.Open();
        _waiting = Count();
        _workers = [.. Enumerable.Range(0, Workers).Select(_ => new ServerCeilingClaims(server.ConnectionTo(database), context.Clock))];
    }

    public static async Task<ServerClaims> FillAsync(BenchmarkContext context, ServerProcess server, string database, int waiting, CancellationToken cancellation)
    {
        var connection = await server.CreateDatabaseAsync(database, cancellation);
        await using (var filling = new NpgsqlConnection(connection))
        {
            await filling.OpenAsync(cancellation);
            new ServerCeilingFill(filling, waiting, context.Clock.GetUtcNow().ToUnixTimeMilliseconds()).Run();
        }

        return new ServerClaims(context, server, database);
    }

    public Contender Loop(string name, int actions) => new(name, async ct =>
    {
        _workers[0].Plan(actions);
        var latencies = new Latencies(_context.Clock, actions);
        var done = 0;
        var sample = await _meter.MeasureAsync(
            _context.Clock, actions, async () => done = (await Task.WhenAll(_workers.Select(worker => Task.Run(() => worker.RunAll(latencies), ct)))).Sum(), ct);
        if (done != actions) throw new InvalidOperationException($"The bare loop completed {done:N0} of {actions:N0} actions.");
        return sample with { P50 = latencies.Percentile(0.50), P99 = latencies.Percentile(0.99) };
    });

    /// <summary>Throws when not exactly the actions that were planned for the rounds are gone.</summary>
    public void Check()
    {
        if (Count() is var left && left != _waiting) throw new InvalidOperationException($"The bare loop left {left:N0} actions where {_waiting:N0} were to wait.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers) worker.Dispose();
        await _auditing.DisposeAsync();
        await _meter.DisposeAsync();
    }

    private long Count()
    {
        using var command = new NpgsqlCommand("SELECT count(*) FROM action WHERE state = 0 AND attempts = 0", _auditing);
        return (long)command.ExecuteScalar()!;
    }
}
