using System.Runtime.InteropServices;

namespace CrmCore.Benchmarks;

/// <summary>
/// Writes contacts and the lists under which they are found, without capturing each: the same rows as the engine would write. The last ones
/// are new: they are not on the lists, and their search is planned.
/// </summary>
internal sealed class DoublesFill(AccountModel model, ICrmStore store, Instant now)
{
    private const int Batch = 20_000;
    private const ulong Seed = 42;

    /// <summary>The generator's columns behind name, phone and e-mail.</summary>
    public static readonly string[] Fields = ["company", "city", "address"];

    private readonly List<RecordChange> _changes = new(Batch);
    private readonly Dictionary<long, byte> _counts = [];
    private readonly List<(long Key, int Contact)> _entries = [];

    /// <summary>The planned searches.</summary>
    public List<ScheduledAction> Searches { get; } = [];

    /// <summary>How many lists there are.</summary>
    public int Postings => _counts.Count;

    public async Task RunAsync(int contacts, int searches, CancellationToken ct)
    {
        var leads = new LeadGenerator(Seed);
        var persons = contacts * 7 / 10;
        for (var n = 0; n < contacts + searches; n++)
        {
            var contact = Contact(n, leads.Lead(n < persons ? n : (int)(StableHash.Mix((ulong)n) % (ulong)persons), n));
            await AddAsync(ContactRecords.Instance, contact, ct);
            if (n < contacts) Enter(contact, n);
            else if (model.Matching.IsComparable(contact)) await PlanAsync(contact, ct);
        }

        await WriteListsAsync(ct);
        await CommitAsync(ct);
    }

    private static Guid IdOf(int number) => EngineData.Id(Instant.FromUnixTimeMilliseconds(1_700_000_000_000), number, 1);

    private Contact Contact(int number, string?[] cells)
    {
        var points = new List<KnownPoint>(2);
        if (cells[1] is { } phone) points.Add(new(ContactPointKind.Phone, "+7" + string.Concat(phone.Where(char.IsAsciiDigit))[^10..], phone));
        if (cells[2] is { } email) points.Add(new(ContactPointKind.Email, email.ToLowerInvariant(), email));
        var fields = FieldBag.Empty;
        for (var i = 0; i < Fields.Length; i++) fields = cells[3 + i] is { } text ? fields.With(Fields[i], FieldValue.Of(text)) : fields;
        return new Contact
        {
            Account = model.Number,
            Id = new ContactId(IdOf(number)),
            Name = cells[0] ?? model.Account.Settings.PlaceholderName,
            CreatedAt = now,
            Details = new ContactDetails { Points = points, Fields = fields },
        };
    }

    private void Enter(Contact contact, int number)
    {
        if (!model.Matching.IsComparable(contact)) return;
        foreach (var key in model.Matching.KeysOf(contact))
        {
            if (Enter(key.Key, number)) continue;
            foreach (var second in key.Seconds) Enter(second, number);
        }
    }

    // False when the list is full.
    private bool Enter(long key, int number)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _);
        if (count == MatchPosting.Capacity) return false;
        count++;
        _entries.Add((key, number));
        return true;
    }

    private async Task PlanAsync(Contact contact, CancellationToken ct)
    {
        var action = new ScheduledAction
        {
            Account = model.Number, Subject = contact.Id.Value, Entry = contact.Version, Phase = ActionPhase.Search, Action = DoublesSearch.Action,
            DueAt = now, Do = DoublesSearch.Action, Pipeline = "", Revision = 0, Stage = "", PlannedAt = now,
        };
        Searches.Add(action);
        await AddAsync(ScheduledActionRecords.Instance, action, ct);
    }

    private async Task WriteListsAsync(CancellationToken ct)
    {
        _entries.Sort();
        for (var at = 0; at < _entries.Count;)
        {
            var key = _entries[at].Key;
            var count = _counts[key];
            var cards = new byte[count * 16];
            for (var i = 0; i < count; i++) IdOf(_entries[at + i].Contact).TryWriteBytes(cards.AsSpan(i * 16), bigEndian: true, out _);
            await AddAsync(MatchPostingRecords.Instance, new MatchPosting { Account = model.Number, Key = key, Cards = cards, Version = count }, ct);
            at += count;
        }
    }

    private async ValueTask AddAsync<T>(RecordType<T> type, T record, CancellationToken ct)
        where T : class
    {
        _changes.Add(new RecordChange(type, ChangeKind.Insert, type.KeyOf(record), record, 0));
        if (_changes.Count == Batch) await CommitAsync(ct);
    }

    private async ValueTask CommitAsync(CancellationToken ct)
    {
        var result = await store.CommitAsync(new ChangeSet(_changes), ct);
        if (!result.IsCommitted) throw new InvalidOperationException($"{result.Conflicts.Count} rows stood there already.");
        _changes.Clear();
    }
}
