namespace CrmCore;

/// <summary>Reads lists and counts of leads.</summary>
internal static class LeadLists
{
    private const int PageSize = 100;

    public static async ValueTask<Page<Lead>> ReadAsync(Crm crm, LeadFilter filter, string? after, CancellationToken ct)
    {
        var model = await crm.ModelAsync(ct).ConfigureAwait(false);
        var state = filter.State ?? (filter.Status is { } id ? model.Leads.Find(id)?.State : null);
        if (filter.Status is not null && state is null) return new Page<Lead>([], null);
        var (index, key, columns) = filter.Owner is { } owner ? (LeadRecords.ByOwner, LeadRecords.OwnerKey(model.Number, owner), 2)
            : state is { } known ? (LeadRecords.ByState, new RecordKey(model.Number, N1: (int)known), 2)
            : (-1, new RecordKey(model.Number), 1);
        var page = await crm.Engine.Store.PageAsync(LeadRecords.Instance, index, key, columns, PageSize, after, false, ct).ConfigureAwait(false);
        return filter is { Status: null, Source: null, OnlyUnowned: false } && (filter.Owner is null || state is null)
            ? page
            : new Page<Lead>([.. page.Items.Where(l => Passes(l, filter, state))], page.Next);
    }

    public static async ValueTask<IReadOnlyList<LeadTotal>> TotalsAsync(Crm crm, CancellationToken ct)
    {
        var model = await crm.ModelAsync(ct).ConfigureAwait(false);
        var totals = new Dictionary<(string Status, string Source, string Owner), long>();
        await foreach (var count in crm.Engine.Store.AllAsync(LeadCountRecords.Instance, LeadCountRecords.ByAccount, new RecordKey(model.Number), 1, ct).ConfigureAwait(false))
        {
            Add(totals, (count.Status, count.Source, count.Owner), count.Leads);
        }

        // Leads from before there were counters come first in the order of ids, and are counted as soon as they change.
        await foreach (var lead in crm.Engine.Store.AllAsync(LeadRecords.Instance, -1, new RecordKey(model.Number), 1, ct).ConfigureAwait(false))
        {
            if (lead.IsCountedFromStart) break;
            if (lead.StatusId is null) Add(totals, (lead.Status, lead.Source, lead.Owner?.Value ?? ""), 1);
        }

        var order = model.Leads.Definition.Statuses.Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i, StringComparer.Ordinal);
        return [.. totals.Where(t => t.Value != 0)
            .OrderBy(t => order.GetValueOrDefault(t.Key.Status, int.MaxValue)).ThenBy(t => t.Key.Source, StringComparer.Ordinal).ThenBy(t => t.Key.Owner, StringComparer.Ordinal)
            .Select(t => new LeadTotal(t.Key.Status, t.Key.Source, t.Key.Owner.Length == 0 ? (EmployeeId?)null : new EmployeeId(t.Key.Owner), t.Value))];
    }

    private static void Add(Dictionary<(string Status, string Source, string Owner), long> totals, (string Status, string Source, string Owner) key, long leads) =>
        totals[key] = totals.GetValueOrDefault(key) + leads;

    private static bool Passes(Lead lead, LeadFilter filter, LeadState? state) =>
        (state is null || lead.State == state)
        && (filter.Status is null || lead.Status == filter.Status)
        && (filter.Source is null || lead.Source == filter.Source)
        && (!filter.OnlyUnowned || lead.Owner is null);
}
