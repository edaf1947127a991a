using System.Globalization;
using CrmCore.Storage.PostgreSql;

namespace CrmCore.Tests.Storage;

/// <summary>One database for the tests of a class; each test has a schema of its own.</summary>
public sealed class PostgreSqlPlace
{
    private readonly Lazy<string> _connectionString = new(() => PostgreSqlCluster.Shared.CreateDatabase());
    private int _schemas;

    public string ConnectionString => _connectionString.Value;

    public string NewSchema() => string.Create(CultureInfo.InvariantCulture, $"crm{Interlocked.Increment(ref _schemas)}");

    public PostgreSqlOptions NewOptions() => new() { ConnectionString = ConnectionString, Schema = NewSchema() };
}
