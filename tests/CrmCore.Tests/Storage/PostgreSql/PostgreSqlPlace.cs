using System.Globalization;
using CrmCore.Storage.PostgreSql;
using Npgsql;

namespace CrmCore.Tests.Storage;

/// <summary>One database for the tests of a class; each test has a schema of its own.</summary>
public sealed class PostgreSqlPlace
{
    private readonly Lazy<string> _connectionString = new(() => PostgreSqlCluster.Shared.CreateDatabase());
    private int _schemas;

    public string ConnectionString => _connectionString.Value;

    public string Database => new NpgsqlConnectionStringBuilder(ConnectionString).Database!;

    public string NewSchema() => string.Create(CultureInfo.InvariantCulture, $"crm{Interlocked.Increment(ref _schemas)}");

    public void Execute(string sql) => Read<object>(sql);

    public T? Read<T>(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar() is T value ? value : default;
    }

    public PostgreSqlOptions NewOptions() => new() { ConnectionString = ConnectionString, Schema = NewSchema() };
}
