using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>
/// Time travel (R63): a card as it stood, had by undoing its timeline from the end. "By then" is the moment at which the engine wrote an
/// entry down, so that the answer is what anybody who looked at that moment saw; a late event changes no earlier answer.
/// </summary>
internal static class CardHistory
{
    public static async ValueTask<List<TimelineEntry>> EntriesAsync(ICrmStore store, int account, Guid card, CancellationToken ct)
    {
        var found = new List<TimelineEntry>();
        await foreach (var entry in store.AllAsync(TimelineRecords.Instance, TimelineRecords.ByCard, new RecordKey(account, card), 2, ct).ConfigureAwait(false)) found.Add(entry);
        return found;
    }

    /// <summary>How many entries were written by then. A clock that went back hides nothing that was written before.</summary>
    public static int CountAt(IReadOnlyList<TimelineEntry> entries, Instant at)
    {
        var count = entries.Count;
        while (count > 0 && entries[count - 1].RecordedAt > at) count--;
        return count;
    }

    /// <summary>The deal after its first <paramref name="kept"/> entries; null before it was made.</summary>
    public static Deal? Deal(Deal now, IReadOnlyList<TimelineEntry> entries, int kept)
    {
        var deal = now;
        for (var i = entries.Count - 1; i >= kept; i--)
        {
            if (entries[i].Kind == TimelineKinds.Created) return null;
            deal = DealChanges.Undo(deal, entries[i].ReadData(), Personal(entries[i]));
        }

        return deal;
    }

    /// <summary>The contact after its first <paramref name="kept"/> entries; null before it was made.</summary>
    public static Contact? Contact(Contact now, IReadOnlyList<TimelineEntry> entries, int kept)
    {
        var contact = now;
        for (var i = entries.Count - 1; i >= kept; i--)
        {
            if (entries[i].Kind == TimelineKinds.Created) return null;
            if (entries[i].Kind is not TimelineKinds.Edited) contact = contact with { State = StateBefore(entries[i], contact.State) };
            if (!Personal(entries[i]).TryGetProperty("before", out var before)) continue;
            contact = contact with
            {
                Name = before.GetProperty("name").GetString()!,
                Owner = before.Text("owner") is { } owner ? new EmployeeId(owner) : (EmployeeId?)null,
                Details = JsonSerializer.Deserialize(before.GetProperty("details"), ContactJson.Stored.ContactDetails) ?? new(),
            };
        }

        return contact;
    }

    /// <summary>The lead after its first <paramref name="kept"/> entries; null before it was made.</summary>
    public static Lead? Lead(Lead now, IReadOnlyList<TimelineEntry> entries, int kept)
    {
        var lead = now;
        for (var i = entries.Count - 1; i >= kept; i--)
        {
            if (entries[i].Kind == TimelineKinds.Created) return null;
            if (!Personal(entries[i]).TryGetProperty("before", out var before)) continue;
            lead = lead with
            {
                State = (LeadState)before.GetProperty("state").GetInt32(),
                Name = before.Text("name"),
                Contact = before.Id("contact") is { } contact ? new ContactId(contact) : null,
                Deal = before.Id("deal") is { } deal ? new DealId(deal) : null,
                StatusId = before.Text("status"),
                Owner = before.Text("owner") is { } owner ? new EmployeeId(owner) : (EmployeeId?)null,
                Entry = before.TryGetProperty("entry", out var entry) ? entry.GetInt64() : 0,
                EnteredAt = before.TryGetProperty("enteredAt", out var entered) ? Instant.FromUnixTimeMilliseconds(entered.GetInt64()) : lead.CreatedAt,
                Details = JsonSerializer.Deserialize(before.GetProperty("details"), LeadJson.Stored.LeadDetails) ?? new(),
            };
        }

        return lead;
    }

    /// <summary>What the contact had been merged into after its first <paramref name="kept"/> entries.</summary>
    public static ContactId? MergedInto(IReadOnlyList<TimelineEntry> entries, int kept)
    {
        for (var i = kept - 1; i >= 0; i--)
        {
            if (entries[i].Kind == TimelineKinds.Merged && entries[i].ReadData().Id("into") is { } into) return new ContactId(into);
        }

        return null;
    }

    private static CardState StateBefore(TimelineEntry entry, CardState after) =>
        entry.ReadData().TryGetProperty("c", out var changes) && changes.TryGetProperty("state", out var state) ? (CardState)state[0].GetInt32() : after;

    private static JsonElement Personal(TimelineEntry entry) => JsonElement.Parse(string.IsNullOrEmpty(entry.Personal) ? "{}" : entry.Personal);
}
