namespace CrmCore;

/// <summary>Decides one event for show: the same pure code on a set of its own that nobody saves (R61, R62, R66).</summary>
internal static class Rehearsal
{
    public static async ValueTask<DecisionScope> DecideAsync(Crm crm, string kind, ReadOnlyMemory<byte> body, Actor by, CancellationToken ct)
    {
        var model = await crm.ModelAsync(ct).ConfigureAwait(false);
        var now = crm.Engine.Now;
        var e = new StoredEvent
        {
            Account = model.Number, Id = default, Source = "crm", Kind = kind, OccurredAt = now, RecordedAt = now, Actor = by.ToString(), Body = body,
        };
        var set = RecordCatalog.NewSet();
        var tools = crm.Engine.Tools.With(crm.Engine.Tools.Ids);
        while (true)
        {
            tools.Rosters.Forget();
            var scope = EventItem.NewScope(set, model, tools, now, e, new ExplainLog());
            try
            {
                CommandDecision.Decide(scope, e);
                Settling.Run(scope);
                return scope;
            }
            catch (RecordNotLoadedException missing)
            {
                // A fresh set each time: what the broken-off decision did is thrown away.
                var wanted = Loaded(set, missing.Lookups);
                set = RecordCatalog.NewSet();
                foreach (var lookup in wanted) set.Want(lookup);
                await LoadAsync(crm.Engine.Store, set, ct).ConfigureAwait(false);
            }
        }
    }

    private static List<RecordLookup> Loaded(WorkingSet set, IReadOnlyList<RecordLookup> missing) => [.. set.Asked, .. missing];

    private static async ValueTask LoadAsync(ICrmStore store, WorkingSet set, CancellationToken ct) => await store.LoadAsync(set, ct).ConfigureAwait(false);
}
