namespace CrmCore;

/// <summary>All contacts of an account laid out before the matcher.</summary>
internal sealed class ContactRows(ContactMatching matching)
{
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

        await foreach (var pair in store.AllAsync(NotSameRecords.Instance, -1, new RecordKey(model.Number), 1, ct).ConfigureAwait(false))
        {
            var a = await RedirectReads.TargetAsync(store, model.Number, pair.A, ct).ConfigureAwait(false);
            var b = await RedirectReads.TargetAsync(store, model.Number, pair.B, ct).ConfigureAwait(false);
            if (rowOf.TryGetValue(a, out var x) && rowOf.TryGetValue(b, out var y) && x != y) rows.Different.Add((x, y));
        }

        return rows;
    }
}
