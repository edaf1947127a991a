namespace CrmCore;

/// <summary>Goes through every table of an account and blanks what is a person's; then searches all of it once more for what was forgotten (R65).</summary>
internal sealed class ErasureSweep(CrmEngine engine, int account, PersonalValues person)
{
    private const int Page = 1000;
    private const int Batch = 200;

    // The cards last: while they stand, a sweep that broke off knows what to look for.
    public static IEnumerable<RecordType> Tables => RecordCatalog.Schema.Types.OrderBy(t => t == ContactRecords.Instance ? 1 : 0);

    public async ValueTask<IReadOnlyList<ErasedTable>> RunAsync(CancellationToken ct)
    {
        var swept = new List<ErasedTable>();
        foreach (var type in Tables) swept.Add(await SweepAsync(type, ct).ConfigureAwait(false));
        for (var i = 0; i < swept.Count; i++)
        {
            var type = RecordCatalog.Schema.Types.First(t => t.Name == swept[i].Table);
            swept[i] = swept[i] with { Left = await SearchAsync(type, ct).ConfigureAwait(false) };
        }

        return swept;
    }

    private async ValueTask<ErasedTable> SweepAsync(RecordType type, CancellationToken ct)
    {
        long looked = 0;
        long blanked = 0;
        long removed = 0;
        var found = new List<RecordKey>(Batch);
        await foreach (var record in AllAsync(type, ct).ConfigureAwait(false))
        {
            looked++;
            if (type.PersonalColumns is not { Count: > 0 } || !type.IsAbout(record, person)) continue;
            found.Add(type.KeyOfAny(record));
            if (found.Count == Batch) await EraseAsync().ConfigureAwait(false);
        }

        if (found.Count > 0) await EraseAsync().ConfigureAwait(false);
        return new ErasedTable(type.Name, looked, blanked, removed, 0);

        async ValueTask EraseAsync()
        {
            var item = new EraseItem(account, type, found.ToArray(), person);
            await engine.Queue.RunAsync(item, ct).ConfigureAwait(false);
            blanked += item.Blanked;
            removed += item.Removed;
            found.Clear();
        }
    }

    // Every column of every row, personal or not: keys anywhere, names where the row is about the person.
    private async ValueTask<long> SearchAsync(RecordType type, CancellationToken ct)
    {
        long left = 0;
        await foreach (var record in AllAsync(type, ct).ConfigureAwait(false))
        {
            var row = RowCapture.Of(type, record);
            var values = Enumerable.Range(0, type.Columns.Count).Select(i => row[i]).ToArray();
            var isTheirs = values.Any(v => v is Guid id && person.Has(id));
            if (values.Select(RecordType.TextOf).OfType<string>().Any(text => isTheirs ? person.HasAny(text) : person.HasKey(text))) left++;
        }

        return left;
    }

    private async IAsyncEnumerable<object> AllAsync(RecordType type, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await engine.Store.PageAsync(new PageRequest(type, -1, new RecordKey(account), 1, Page) { After = after }, ct).ConfigureAwait(false);
            foreach (var record in page.Items) yield return record;
            after = page.Next;
        }
        while (after is not null);
    }
}
