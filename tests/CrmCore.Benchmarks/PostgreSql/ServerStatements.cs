using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary>The statements that cost a server most, for whoever wants to know where the time goes.</summary>
internal static class ServerStatements
{
    private const string Select =
        """
        SELECT d.datname, s.calls, s.total_exec_time, s.mean_exec_time, s.rows, s.wal_bytes::bigint, regexp_replace(s.query, '\s+', ' ', 'g')
        FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE s.query NOT LIKE 'COPY%' AND s.query NOT LIKE 'VACUUM%' AND s.query NOT LIKE 'CREATE%'
        ORDER BY s.total_exec_time DESC LIMIT $1
        """;

    public static async Task PrintAsync(ServerProcess server, int most, TextWriter output, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionTo("postgres"));
        await using var select = source.CreateCommand(Select);
        select.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        output.WriteLine("database          calls   total ms   mean ms       rows     WAL KB  statement");
        while (await reader.ReadAsync(cancellation))
        {
            var query = reader.GetString(6);
            output.WriteLine(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{reader.GetString(0),-12} {reader.GetInt64(1),10:N0} {reader.GetDouble(2),10:N0} {reader.GetDouble(3),9:N3} {reader.GetInt64(4),10:N0} {reader.GetInt64(5) / 1024,10:N0}  {query[..Math.Min(query.Length, 160)]}"));
        }
    }
}
