using CrmCore;

namespace ManyNodes;

/// <summary>Holds what callers were told, and what went outside, against what is in the store. It asks the engine as any user would.</summary>
internal sealed class Proof(Shop shop, Ledger ledger)
{
    private const int Batch = 256;

    public async Task<IReadOnlyList<Check>> CheckAsync()
    {
        var answered = ledger.AllAnswered;
        var steps = answered.CountBy(e => e.Step).ToDictionary(s => s.Key, s => (long)s.Value);
        long asked = steps.GetValueOrDefault(0), called = steps.GetValueOrDefault(1), paid = steps.GetValueOrDefault(2);
        var deals = await DealsAsync();
        var totals = (await shop.Crm.Pipelines.TotalsAsync(Shop.Pipeline)).ToDictionary(t => t.Stage, t => t.Deals, StringComparer.Ordinal);
        return
        [
            new("answered events that are there: sent again, each is a duplicate", answered.Count, await DuplicatesAsync(answered)),
            new("events whose decision failed", 0, (await shop.Crm.Events.FailedAsync()).Count),
            new("one deal for each client who asked", asked, deals.Count),
            new("moves of deals: one for each call and each payment", called + paid, await MovesAsync(deals)),
            new("deals on 'new', and the counter of the stage", asked - called, Agreed(deals, totals, "new")),
            new("deals on 'talk', and the counter of the stage", called - paid, Agreed(deals, totals, "talk")),
            new("deals on 'paid', and the counter of the stage", paid, Agreed(deals, totals, "paid")),
            .. await EffectsAsync(called, paid),
        ];
    }

    private async Task<IReadOnlyList<Check>> EffectsAsync(long called, long paid)
    {
        var vouchers = ledger.Effects("voucher");
        var parked = (await shop.Crm.Actions.UncertainAsync()).Where(a => a.Action == "voucher").Select(a => a.Key);
        return
        [
            new("'tell', counted once by its key", called, ledger.Effects("tell").Count),
            new("'receipt', counted once by its key", paid, ledger.Effects("receipt").Count),
            new("'voucher' (once): went out, or is parked as uncertain", called, vouchers.Keys.Union(parked, StringComparer.Ordinal).Count()),
            new("'voucher' that went out twice", 0, vouchers.Values.Count(times => times > 1)),
            new("dead letters", 0, (await shop.Crm.Actions.DeadAsync()).Count),
        ];
    }

    private async Task<long> DuplicatesAsync(IEnumerable<ClientEvent> answered)
    {
        long duplicates = 0;
        foreach (var batch in answered.Chunk(Batch))
        {
            var outcomes = await shop.Crm.Events.IngestAsync([.. batch.Select(e => e.Make())]);
            duplicates += outcomes.Count(o => o.Status == EventStatus.Duplicate);
        }

        return duplicates;
    }

    private async Task<List<Deal>> DealsAsync()
    {
        var deals = new List<Deal>();
        string? after = null;
        do
        {
            var page = await shop.Crm.Deals.ListAsync(after, 1000);
            deals.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return deals;
    }

    private async Task<long> MovesAsync(List<Deal> deals)
    {
        long moves = 0;
        foreach (var deal in deals) moves += (await shop.Crm.Timeline.OfAsync(deal.Id)).Count(e => e.Kind == TimelineKinds.Moved);
        return moves;
    }

    // Minus one where the cards and the counter, which is kept with every move, do not agree.
    private static long Agreed(List<Deal> deals, Dictionary<string, long> totals, string stage)
    {
        var cards = deals.LongCount(deal => deal.Stage == stage);
        return totals.GetValueOrDefault(stage) == cards ? cards : -1;
    }
}
