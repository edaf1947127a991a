namespace CrmCore;

/// <summary>Short ways to read one record or all of an index.</summary>
internal static class StoreReads
{
    public static async ValueTask<T?> FindAsync<T>(this ICrmStore store, RecordType<T> type, RecordKey key, CancellationToken ct)
        where T : class
    {
        var page = await store.PageAsync(new PageRequest(type, -1, key, type.KeyColumns, 1), ct).ConfigureAwait(false);
        return page.Items.Count == 0 ? null : (T)page.Items[0];
    }

    public static async ValueTask<Page<T>> PageAsync<T>(
        this ICrmStore store, RecordType<T> type, int index, RecordKey key, int keyColumns, int limit, string? after, bool descending, CancellationToken ct)
        where T : class
    {
        var page = await store.PageAsync(new PageRequest(type, index, key, keyColumns, limit) { After = after, Descending = descending }, ct).ConfigureAwait(false);
        return new Page<T>([.. page.Items.Cast<T>()], page.Next);
    }

    public static async IAsyncEnumerable<T> AllAsync<T>(
        this ICrmStore store, RecordType<T> type, int index, RecordKey key, int keyColumns, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        where T : class
    {
        string? after = null;
        do
        {
            var page = await store.PageAsync(type, index, key, keyColumns, 500, after, false, ct).ConfigureAwait(false);
            foreach (var item in page.Items) yield return item;
            after = page.Next;
        }
        while (after is not null);
    }
}
