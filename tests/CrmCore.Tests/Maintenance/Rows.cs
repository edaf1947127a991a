using System.Globalization;

namespace CrmCore.Tests.Maintenance;

/// <summary>What stands in a store, row by row and column by column, as texts that can be compared.</summary>
internal static class Rows
{
    /// <summary>All rows of an account's id, without the account's number, what is the store's own (epochs, leases) left out.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> OfAsync(ICrmStore store, string account)
    {
        var found = await store.PageAsync(new PageRequest(AccountRecords.Instance, AccountRecords.ById, new RecordKey(0, T0: account), 1, 1), default);
        var tables = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (found.Items.Count == 0) return tables;
        foreach (var type in RecordCatalog.Schema.Types.Where(t => t != AccountEpochRecords.Instance))
        {
            tables[type.Name] = [.. (await OfAsync(store, type, ((Account)found.Items[0]).Number)).Order(StringComparer.Ordinal)];
        }

        return tables;
    }

    public static async Task<int> CountAsync(ICrmStore store, int account)
    {
        var count = 0;
        foreach (var type in RecordCatalog.Schema.Types) count += (await OfAsync(store, type, account)).Count;
        return count;
    }

    public static async Task<List<string>> OfAsync(ICrmStore store, RecordType type, int account)
    {
        var rows = new List<string>();
        string? after = null;
        do
        {
            var page = await store.PageAsync(new PageRequest(type, -1, new RecordKey(account), 1, 1_000) { After = after }, default);
            rows.AddRange(page.Items.Select(record => Text(type, record)));
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }

    private static string Text(RecordType type, object record)
    {
        var row = RowCapture.Of(type, record);
        return string.Join('|', Enumerable.Range(1, type.Columns.Count - 1).Where(i => i != type.LeaseColumn).Select(i => row[i] switch
        {
            ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        }));
    }
}
