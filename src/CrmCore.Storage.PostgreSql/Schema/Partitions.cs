namespace CrmCore.Storage.PostgreSql;

/// <summary>The months of the tables that grow with time.</summary>
internal static class Partitions
{
    public static async ValueTask<bool> AreUsedAsync(Session session, StoreTables tables, CancellationToken ct)
    {
        foreach (var type in tables.Schema.Types)
        {
            if (PostgreSqlDialect.MonthColumn(type) is null) continue;
            var kind = await session.FindAsync($"SELECT relkind::text FROM pg_class WHERE oid = to_regclass('{tables[type].Name}')", ct).ConfigureAwait(false);
            if (kind is "p") return true;
        }

        return false;
    }
}
