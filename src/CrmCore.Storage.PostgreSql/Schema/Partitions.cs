using System.Buffers.Binary;
using System.Globalization;

namespace CrmCore.Storage.PostgreSql;

/// <summary>The months of the tables that grow with time: their ids begin with the millisecond, so that a month is a range of ids.</summary>
internal sealed class Partitions(Sessions sessions, StoreTables tables)
{
    private const int Lock = -2;
    private const int MonthsAhead = 2;
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    private long _lookedAt;
    private bool _areUsed;

    /// <summary>Whether a table is kept in months.</summary>
    public static async ValueTask<bool> AreUsedAsync(Session session, StoreTables tables, CancellationToken ct)
    {
        foreach (var type in Types(tables))
        {
            var kind = await session.FindAsync($"SELECT relkind::text FROM pg_class WHERE oid = to_regclass('{tables[type].Name}')", ct).ConfigureAwait(false);
            if (kind is "p") return true;
        }

        return false;
    }

    /// <summary>The first id of a month.</summary>
    public static Guid FirstId(DateTimeOffset month)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, month.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Makes the partitions of this month and the next, where the tables are kept in months.</summary>
    public async ValueTask BeginAsync(Session session, CancellationToken ct)
    {
        _areUsed = await AreUsedAsync(session, tables, ct).ConfigureAwait(false);
        if (_areUsed) await MakeAsync(session, ct).ConfigureAwait(false);
    }

    /// <summary>The same, once an hour.</summary>
    public async ValueTask BeatAsync(Session session, CancellationToken ct)
    {
        if (_areUsed && sessions.Factory.TimeProvider.GetElapsedTime(_lookedAt) > LookAgain) await MakeAsync(session, ct).ConfigureAwait(false);
    }

    /// <summary>Drops the months that ended before a moment; answers how many partitions.</summary>
    public async ValueTask<int> DropBeforeAsync(Session session, DateTimeOffset before, CancellationToken ct)
    {
        if (!_areUsed)
        {
            throw new InvalidOperationException(
                $"The schema '{tables.Name}' was made without partitions (PostgreSqlOptions.PartitionByMonth): there is nothing that could be dropped by month.");
        }

        var dropped = 0;
        foreach (var type in Types(tables))
        {
            foreach (var name in await NamesAsync(session, type, ct).ConfigureAwait(false))
            {
                if (MonthOf(type, name) is { } month && month.AddMonths(1) <= before && await DropAsync(session, type, name, ct).ConfigureAwait(false)) dropped++;
            }
        }

        return dropped;
    }

    private static IEnumerable<RecordType> Types(StoreTables tables) => tables.Schema.Types.Where(type => PostgreSqlDialect.MonthColumn(type) is not null);

    private static string NameOf(RecordType type, DateTimeOffset month) => string.Create(CultureInfo.InvariantCulture, $"{type.Name}_{month:yyyy_MM}");

    private static DateTimeOffset? MonthOf(RecordType type, string name) =>
        DateTimeOffset.TryParseExact(name.AsSpan(type.Name.Length + 1), "yyyy_MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var month) ? month : null;

    private async ValueTask<IReadOnlyList<string>> NamesAsync(Session session, RecordType type, CancellationToken ct)
    {
        var names = await session.FindAsync(
            $"SELECT coalesce(string_agg(c.relname, ' ' ORDER BY c.relname), '') FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '{tables[type].Name}'::regclass",
            ct).ConfigureAwait(false);
        return ((string)names!).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private async ValueTask MakeAsync(Session session, CancellationToken ct)
    {
        _lookedAt = sessions.Factory.TimeProvider.GetTimestamp();
        var now = sessions.Factory.TimeProvider.GetUtcNow();
        var first = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var type in Types(tables))
        {
            var there = await NamesAsync(session, type, ct).ConfigureAwait(false);
            await MakeMissingAsync(session, type, there, first, ct).ConfigureAwait(false);
        }
    }

    private async ValueTask MakeMissingAsync(Session session, RecordType type, IReadOnlyList<string> there, DateTimeOffset first, CancellationToken ct)
    {
        var rest = type.Name + "_rest";
        if (!there.Contains(rest)) await MakeOneAsync(session, type, rest, "DEFAULT", ct).ConfigureAwait(false);
        for (var i = 0; i <= MonthsAhead; i++)
        {
            var month = first.AddMonths(i);
            if (there.Contains(NameOf(type, month))) continue;
            var (from, to) = (FirstId(month), FirstId(month.AddMonths(1)));

            // What stands in the rest already would have to move: such a month stays there.
            var isInRest = await session.FindAsync(
                $"SELECT 1 FROM {tables.Dialect.Table(type.Name)} WHERE {tables.Dialect.Quote(PostgreSqlDialect.MonthColumn(type)!)} >= '{from}' AND {tables.Dialect.Quote(PostgreSqlDialect.MonthColumn(type)!)} < '{to}' LIMIT 1",
                ct).ConfigureAwait(false);
            if (isInRest is null) await MakeOneAsync(session, type, NameOf(type, month), $"FOR VALUES FROM ('{from}') TO ('{to}')", ct).ConfigureAwait(false);
        }
    }

    // Nodes that do it at once do it one after the other, and the second finds it done.
    private async ValueTask MakeOneAsync(Session session, RecordType type, string name, string bounds, CancellationToken ct)
    {
        var transaction = await session.Connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        await session.RunAsync($"SELECT pg_advisory_xact_lock({tables.LockSpace}, {Lock})", ct).ConfigureAwait(false);
        await session.RunAsync($"CREATE TABLE IF NOT EXISTS {tables.Dialect.Table(name)} PARTITION OF {tables[type].Name} {bounds}", ct).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    // Events that wait or failed are not dropped: nothing that was accepted is lost.
    private async ValueTask<bool> DropAsync(Session session, RecordType type, string name, CancellationToken ct)
    {
        var table = tables.Dialect.Table(name);
        var transaction = await session.Connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        await session.RunAsync("SET LOCAL lock_timeout = '5s'", ct).ConfigureAwait(false);
        await session.RunAsync($"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", ct).ConfigureAwait(false);
        foreach (var waits in type.Indexes.Select(index => index.Where).OfType<string>().Distinct())
        {
            var found = await session.FindAsync($"SELECT 1 FROM {table} WHERE {tables.Dialect.Quote(waits)} IS NOT NULL LIMIT 1", ct).ConfigureAwait(false);
            if (found is not null) return false;
        }

        await session.RunAsync($"DROP TABLE {table}", ct).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return true;
    }
}
