namespace CrmCore.Benchmarks;

/// <summary>The frozen work unit: a hand-written loop over prepared statements, one transaction for a given number of events.</summary>
internal sealed class CeilingWriter : IDisposable
{
    /// <summary>What a page costs in the WAL: 4,096 bytes and a header of 24.</summary>
    public const int FrameBytes = 4_096 + 24;

    private readonly CeilingFile _file;
    private readonly RawDatabase _db;
    private readonly CeilingCheckpointer _checkpointer;
    private readonly CeilingUnit _unit;
    private readonly RawStatement _begin;
    private readonly RawStatement _commit;
    private readonly CeilingAudit _audit;
    private long _events;

    public CeilingWriter(CeilingFile file, TimeProvider clock)
    {
        _file = file;
        _audit = new CeilingAudit(file);
        _db = file.Open();
        _checkpointer = new CeilingCheckpointer(file);
        _unit = new CeilingUnit(_db, clock);
        _begin = _db.Prepare("BEGIN IMMEDIATE");
        _commit = _db.Prepare("COMMIT");
    }

    /// <summary>Pages written to the WAL since the writer was opened.</summary>
    public long PagesWritten => _db.PagesWritten;

    /// <summary>Takes events in; answers when the last transaction is on the disk. Durations of the transactions go to <paramref name="latencies"/>.</summary>
    public void Ingest(int events, int perTransaction, Latencies latencies)
    {
        for (var done = 0; done < events; done += perTransaction)
        {
            var started = latencies.Start();
            _begin.Run();
            for (var n = 0; n < perTransaction; n++) _unit.TakeIn(_file.Contacts);
            _unit.MergeCounters();
            _commit.Run();
            latencies.Stop(started);
            _checkpointer.AfterCommit(_db);
            _events += perTransaction;
        }
    }

    /// <summary>Leaves no work of this run to the next one: waits for the checkpoint and empties the WAL.</summary>
    public void Settle()
    {
        _checkpointer.Rest();
        _db.CheckpointFully();
    }

    /// <summary>Throws when the file does not hold exactly the rows of the events taken in.</summary>
    public void Check() => _audit.Check(_events);

    public void Dispose()
    {
        _checkpointer.Dispose();
        _db.Dispose();
    }
}
