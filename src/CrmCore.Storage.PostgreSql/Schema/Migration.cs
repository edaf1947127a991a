using System.Globalization;
using CrmCore.Storage.Relational;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Makes the schema or brings it forward, wholly or not at all. Nodes that start together do it one after the other.</summary>
internal sealed class Migration(StoreTables tables, PostgreSqlOptions options, string place)
{
    private const int OldestServer = 140_000;
    private const int Lock = -1;

    public async ValueTask RunAsync(Session session, CancellationToken ct)
    {
        if (session.ServerVersion < OldestServer)
        {
            throw new StoreUnavailableException(
                $"'{place}': the server is PostgreSQL {session.ServerVersion / 10_000}, which is older than this library supports. Use PostgreSQL 14 or later.");
        }

        var transaction = await session.Connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        await session.RunAsync($"SELECT pg_advisory_xact_lock({tables.LockSpace}, {Lock})", ct).ConfigureAwait(false);
        var found = await FindVersionAsync(session, ct).ConfigureAwait(false);
        var script = new SchemaScript(tables.Schema, new PostgreSqlDialect(tables.Name, await IsPartitionedAsync(session, found, ct).ConfigureAwait(false)));
        var steps = script.From(found, place);
        if (found == 0) await MakeOwnAsync(session, script, ct).ConfigureAwait(false);
        foreach (var step in steps) await session.RunAsync(step, ct).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async ValueTask<int> FindVersionAsync(Session session, CancellationToken ct)
    {
        var table = tables.Dialect.Table(SchemaScript.VersionTable);
        if (await session.FindAsync($"SELECT to_regclass('{table}')::text", ct).ConfigureAwait(false) is null) return 0;
        var version = await session.FindAsync($"SELECT max(version) FROM {table}", ct).ConfigureAwait(false);
        return version is null ? 0 : Convert.ToInt32(version, CultureInfo.InvariantCulture);
    }

    // What the database is counts, not what is asked for: a table cannot be divided later.
    private async ValueTask<bool> IsPartitionedAsync(Session session, int found, CancellationToken ct)
    {
        if (found == 0) return options.PartitionByMonth;
        var isPartitioned = await Partitions.AreUsedAsync(session, tables, ct).ConfigureAwait(false);
        return isPartitioned || !options.PartitionByMonth ? isPartitioned : throw new StoreUnavailableException(
            $"'{place}': PostgreSqlOptions.PartitionByMonth is asked for, but the schema '{tables.Name}' was made without partitions. "
            + "Leave the option off, or copy the accounts into a new schema that is made with it.");
    }

    private async ValueTask MakeOwnAsync(Session session, SchemaScript script, CancellationToken ct)
    {
        var exists = await session.FindAsync($"SELECT to_regnamespace('{tables.Dialect.Schema}')::text", ct).ConfigureAwait(false) is not null;
        if (!exists) await session.RunAsync($"CREATE SCHEMA {tables.Dialect.Schema}", ct).ConfigureAwait(false);
        await session.RunAsync(script.CreateVersionTable, ct).ConfigureAwait(false);
        await session.RunAsync($"CREATE SEQUENCE {tables.NodeNumber}", ct).ConfigureAwait(false);
        await session.RunAsync(
            $"""
             CREATE TABLE {tables.Node} (
               number bigint NOT NULL PRIMARY KEY DEFAULT nextval('{tables.NodeNumber}'),
               host text NOT NULL, started_at timestamptz NOT NULL, alive_until timestamptz NOT NULL) WITH (fillfactor = 50)
             """,
            ct).ConfigureAwait(false);
    }
}
