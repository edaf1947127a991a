namespace CrmCore.Benchmarks;

/// <summary>Counts the rows before and after the rounds: a ceiling that writes less than it says would be no ceiling.</summary>
internal sealed class CeilingAudit
{
    private const string Counts =
        """
        SELECT (SELECT count(*) FROM event_key), (SELECT count(*) FROM inbox), (SELECT count(*) FROM timeline),
          (SELECT count(*) FROM action), (SELECT sum(version) FROM deal),
          (SELECT sum(abs(c.deals - d.deals) + abs(c.amount - d.amount)) FROM stage_counter c JOIN
            (SELECT stage, count(*) AS deals, sum(amount) AS amount FROM deal GROUP BY stage) d ON d.stage = c.stage)
        """;

    private readonly CeilingFile _file;
    private readonly long[] _before;

    public CeilingAudit(CeilingFile file)
    {
        _file = file;
        _before = Read();
    }

    /// <summary>Throws when the file does not hold exactly the rows of so many more events (an even number).</summary>
    public void Check(long events)
    {
        var after = Read();
        Check("event keys", after[0] - _before[0], events);
        Check("events", after[1] - _before[1], events);
        Check("timeline rows", after[2] - _before[2], events);
        Check("actions", after[3] - _before[3], events * 3 / 2);

        // Seven of ten move; the last ten need not be complete.
        if (Math.Abs((after[4] - _before[4]) - (events * 0.7)) > 7) Check("deal updates", after[4] - _before[4], events * 7 / 10);
        Check("differences between the stage counters and the deals", after[5], 0);
    }

    private static void Check(string what, long found, long expected)
    {
        if (found != expected) throw new InvalidOperationException($"The ceiling wrote {found:N0} {what} where {expected:N0} were due.");
    }

    private long[] Read()
    {
        using var db = _file.Open();
        var select = db.Prepare(Counts);
        select.Step();
        var counts = Enumerable.Range(0, 6).Select(select.NumberAt).ToArray();
        select.Reset();
        return counts;
    }
}
