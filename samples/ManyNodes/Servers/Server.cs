using System.Globalization;
using Npgsql;

namespace ManyNodes;

/// <summary>The PostgreSQL of a run: a throw-away one, or the user's, in which the run has a schema of its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly ThrowAwayServer? _own;

    private Server(ThrowAwayServer? own, Database database, string name)
    {
        _own = own;
        Database = database;
        Name = name;
    }

    public Database Database { get; }

    /// <summary>In words, for the first line of the output.</summary>
    public string Name { get; }

    /// <summary>Opens it.</summary>
    /// <param name="connection">The user's; null for a throw-away one.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="ServerException">There is none; the message says what to install or to correct.</exception>
    public static async Task<Server> OpenAsync(string? connection, CancellationToken stop)
    {
        if (connection is null)
        {
            var own = ThrowAwayServer.Start();
            return new Server(own, new Database(own.Connection, "crm"), string.Create(CultureInfo.InvariantCulture, $"A PostgreSQL {own.Version} of its own on port {own.Port}, thrown away at the end."));
        }

        try
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await using var command = source.CreateCommand("SHOW server_version");
            var version = await command.ExecuteScalarAsync(stop);
            var schema = string.Create(CultureInfo.InvariantCulture, $"many_nodes_{Environment.ProcessId}");
            return new Server(null, new Database(connection, schema), $"PostgreSQL {version}; the schema {schema} is dropped at the end.");
        }
        catch (Exception error) when (error is NpgsqlException or ArgumentException or TimeoutException)
        {
            throw new ServerException($"--connection: {error.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            _own.Dispose();
            return;
        }

        await using var source = NpgsqlDataSource.Create(Database.Connection);
        await using var command = source.CreateCommand($"DROP SCHEMA IF EXISTS {Database.Schema} CASCADE");
        await command.ExecuteNonQueryAsync();
    }
}
