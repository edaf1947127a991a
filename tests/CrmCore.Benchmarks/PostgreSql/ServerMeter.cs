using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary><see cref="Meter"/> around work on one database of a server: what the server counted comes along.</summary>
internal sealed class ServerMeter(ServerProcess server, string database) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _counting = NpgsqlDataSource.Create(server.ConnectionTo("postgres"));

    public async Task<Sample> MeasureAsync(TimeProvider clock, long operations, Func<Task> work, CancellationToken cancellation)
    {
        var before = await ReadAsync(cancellation);
        var sample = await Meter.MeasureAsync(clock, operations, work);
        var cost = (await ReadAsync(cancellation)).Since(before);
        return sample with
        {
            Written = null,
            Wal = cost.Wal,
            ServerCpu = OperatingSystem.IsLinux() ? cost.Cpu : null,
            Statements = cost.Statements,
            Transactions = cost.Transactions,
        };
    }

    public Task<ServerCounters> ReadAsync(CancellationToken cancellation) => ServerCounters.ReadAsync(_counting, database, server.Id, cancellation);

    public ValueTask DisposeAsync() => _counting.DisposeAsync();
}
