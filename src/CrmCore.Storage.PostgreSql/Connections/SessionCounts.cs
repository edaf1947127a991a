namespace CrmCore.Storage.PostgreSql;

/// <summary>Counts for tests and benchmarks, which guard them.</summary>
internal sealed class SessionCounts
{
    private long _statements;
    private long _commits;

    public long Statements => Interlocked.Read(ref _statements);

    public long Commits => Interlocked.Read(ref _commits);

    public void AddStatements(int count) => Interlocked.Add(ref _statements, count);

    public void AddCommit() => Interlocked.Increment(ref _commits);
}
