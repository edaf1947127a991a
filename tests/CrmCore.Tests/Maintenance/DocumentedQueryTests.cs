using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SQLitePCL;

namespace CrmCore.Tests.Maintenance;

/// <summary>The queries of docs/operations.md run on what is really there.</summary>
public sealed partial class DocumentedQueryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-queries-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_queries_for_a_file_can_be_run()
    {
        var path = Path.Combine(_folder, "crm.db");
        await using (var desk = await BusyAccount.LiveAsync(crm => crm.UseSqlite(path))) desk.Clock.Advance(Duration.FromDays(60));
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open_v2(path, out var db, raw.SQLITE_OPEN_READONLY, null));
        using (db)
        {
            var queries = Queries("SQLite");
            Assert.Equal(4, queries.Count);
            foreach (var sql in queries)
            {
                // The shell sqlite3 has dbstat, the library may be built without it.
                var isPrepared = raw.sqlite3_prepare_v2(db, sql, out var statement) == raw.SQLITE_OK;
                var error = raw.sqlite3_errmsg(db).utf8_to_string();
                Assert.True(isPrepared || error == "no such table: dbstat", error + ": " + sql);
                if (!isPrepared) continue;
                using (statement) Assert.Contains(raw.sqlite3_step(statement), new[] { raw.SQLITE_ROW, raw.SQLITE_DONE });
            }
        }
    }

    [SkippableFact]
    public async Task The_queries_for_a_server_can_be_run()
    {
        var database = PostgreSqlCluster.Shared.CreateDatabase();
        await using var desk = await BusyAccount.LiveAsync(crm => crm.UsePostgreSql(database));
        await using var source = NpgsqlDataSource.Create(database);
        var queries = Queries("PostgreSQL");
        Assert.Equal(5, queries.Count);
        foreach (var sql in queries)
        {
            await using var command = source.CreateCommand(sql);
            await using var rows = await command.ExecuteReaderAsync();
            Assert.True(await rows.ReadAsync() || !sql.Contains("crm_node", StringComparison.Ordinal), sql);
        }
    }

    private static List<string> Queries(string database)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CrmCore.sln"))) folder = Path.GetDirectoryName(folder)!;
        var page = File.ReadAllText(Path.Combine(folder, "docs", "operations.md"));
        return [.. Blocks().Matches(page).Where(m => m.Groups["on"].Value == database).Select(m => m.Groups["sql"].Value)];
    }

    [GeneratedRegex("```sql\n-- (?<on>\\w+)\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
