using Npgsql;

namespace CrmCore.Benchmarks;

/// <summary>Counts the rows before and after the rounds: a ceiling that writes less than it says would be no ceiling.</summary>
internal sealed class ServerCeilingAudit
{
    private const string Counts =
        """
        SELECT (SELECT count(*) FROM event_key), (SELECT count(*) FROM inbox), (SELECT count(*) FROM timeline),
          (SELECT count(*) FROM action), (SELECT sum(version)::bigint FROM deal),
          (SELECT sum(abs(c.deals - d.deals) + abs(c.amount - d.amount))::bigint FROM stage_counter c JOIN
            (SELECT stage, count(*) AS deals, sum(amount) AS amount FROM deal GROUP BY stage) d ON d.stage = c.stage)
        """;

    private readonly NpgsqlConnection _connection;
    private readonly long[] _before;

    public ServerCeilingAudit(NpgsqlConnection connection)
    {
        _connection = connection;
        _before = Read();
    }

    /// <summary>Throws when the database does not hold exactly the rows of so many more events (of each writer an even number).</summary>
    /// <param name="events">Taken in by all writers.</param>
    /// <param name="writers">How many there were: of each one the last ten events need not be complete.</param>
    public void Check(long events, int writers)
    {
        var after = Read();
        Check("event keys", after[0] - _before[0], events);
        Check("events", after[1] - _before[1], events);
        Check("timeline rows", after[2] - _before[2], events);
        Check("actions", after[3] - _before[3], events * 3 / 2);
        if (Math.Abs((after[4] - _before[4]) - (events * 0.7)) > 7 * writers) Check("deal updates", after[4] - _before[4], events * 7 / 10);
        Check("differences between the stage counters and the deals", after[5], 0);
    }

    private static void Check(string what, long found, long expected)
    {
        if (found != expected) throw new InvalidOperationException($"The ceiling wrote {found:N0} {what} where {expected:N0} were due.");
    }

    private long[] Read()
    {
        using var command = new NpgsqlCommand(Counts, _connection);
        using var reader = command.ExecuteReader();
        reader.Read();
        return [.. Enumerable.Range(0, 6).Select(reader.GetInt64)];
    }
}
