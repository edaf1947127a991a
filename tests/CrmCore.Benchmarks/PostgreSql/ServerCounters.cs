using System.Globalization;
using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary>What a server has counted so far. The difference of two says what a piece of work cost it.</summary>
/// <param name="Statements">Statements run in the database, <c>BEGIN</c> and <c>COMMIT</c> included (pg_stat_statements).</param>
/// <param name="Transactions">Transactions that wrote: each has taken a number of its own.</param>
/// <param name="Wal">Bytes written to the write-ahead log.</param>
/// <param name="FullPages">How many whole pages are among them: the first change of a page after a checkpoint.</param>
/// <param name="Cpu">CPU time of the server's processes, where the system tells it (Linux).</param>
internal sealed record ServerCounters(long Statements, long Transactions, long Wal, long FullPages, TimeSpan Cpu)
{
    private const string Select =
        """
        SELECT coalesce(sum(calls), 0)::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
          (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint, coalesce(sum(wal_fpi), 0)::bigint
        FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = $1
        """;

    /// <summary>Reads the counters of one database.</summary>
    /// <param name="source">Connections to another database of the server, so that reading counts as nothing.</param>
    /// <param name="database">The database.</param>
    /// <param name="postmaster">The process id of the server; 0 leaves its CPU out.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<ServerCounters> ReadAsync(NpgsqlDataSource source, string database, int postmaster, CancellationToken cancellation)
    {
        await using var select = source.CreateCommand(Select);
        select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database });
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new ServerCounters(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), CpuOf(postmaster));
    }

    public ServerCounters Since(ServerCounters before) => new(
        Statements - before.Statements, Transactions - before.Transactions, Wal - before.Wal, FullPages - before.FullPages, Cpu - before.Cpu);

    /// <summary>The postmaster, those of its children that have ended, and those that run.</summary>
    private static TimeSpan CpuOf(int postmaster)
    {
        if (postmaster == 0 || !Directory.Exists("/proc/self")) return TimeSpan.Zero;
        long ticks = 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            if (StatOf(folder) is not { } stat) continue;
            if (id == postmaster) ticks += stat.Own + stat.Ended;
            else if (stat.Parent == postmaster) ticks += stat.Own;
        }

        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    private static (int Parent, long Own, long Ended)? StatOf(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));

            // The program's name stands in brackets and may hold anything; behind it come state, parent, …
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), Field(11) + Field(12), Field(13) + Field(14));

            long Field(int number) => long.Parse(fields[number], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
