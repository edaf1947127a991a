namespace CrmCore;

/// <summary>All contacts of an account laid out before the matcher.</summary>
internal sealed class ContactRows(ContactMatching matching)
{
    // So many marked pairs are looked up at once.
    private const int PairsAtOnce = 500;

    public MatchTable Table { get; } = new(matching.Schema);

    public List<(ContactId Id, long Version)> Contacts { get; } = [];

    public List<(int A, int B)> Different { get; } = [];

    public static async ValueTask<ContactRows> ReadAsync(ICrmStore store, AccountModel model, IProgress<MatchProgress>? progress, CancellationToken ct)
    {
        var rows = new ContactRows(model.Matching);
        var rowOf = new Dictionary<Guid, int>();
        progress?.Report(new MatchProgress(MatchStep.Reading, 0));
        await foreach (var contact in store.AllAsync(ContactRecords.Instance, -1, new RecordKey(model.Number), 1, ct).ConfigureAwait(false))
        {
            if (contact.State != CardState.Active || !model.Matching.IsComparable(contact)) continue;
            rowOf[contact.Id.Value] = model.Matching.Add(rows.Table, contact);
            rows.Contacts.Add((contact.Id, contact.Version));
        }

        var pairs = new List<NotSame>();
        await foreach (var pair in store.AllAsync(NotSameRecords.Instance, -1, new RecordKey(model.Number), 1, ct).ConfigureAwait(false))
        {
            pairs.Add(pair);
            if (pairs.Count < PairsAtOnce) continue;
            await rows.MarkAsync(store, model.Number, pairs, rowOf, ct).ConfigureAwait(false);
            pairs.Clear();
        }

        await rows.MarkAsync(store, model.Number, pairs, rowOf, ct).ConfigureAwait(false);
        return rows;
    }

    // A card that has a row stands for itself; of the others some were merged away, and what stands for them has the row.
    private async ValueTask MarkAsync(ICrmStore store, int account, List<NotSame> pairs, Dictionary<Guid, int> rowOf, CancellationToken ct)
    {
        var absent = pairs.SelectMany(pair => new[] { pair.A, pair.B }).Where(card => !rowOf.ContainsKey(card));
        var targets = await RedirectReads.TargetsAsync(store, account, absent, ct).ConfigureAwait(false);
        foreach (var pair in pairs)
        {
            if (Row(pair.A) is { } x && Row(pair.B) is { } y && x != y) Different.Add((x, y));
        }

        int? Row(Guid card) => rowOf.TryGetValue(targets.GetValueOrDefault(card, card), out var row) ? row : null;
    }
}
