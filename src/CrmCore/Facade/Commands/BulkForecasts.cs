namespace CrmCore;

/// <summary>Decides changes into a set that nobody saves, and counts.</summary>
internal static class BulkForecasts
{
    public static async ValueTask<BulkForecast> CountAsync(Crm crm, IReadOnlyList<DealId> deals, DealChange change, CancellationToken ct)
    {
        var changed = 0;
        var refused = 0;
        var moved = 0;
        foreach (var deal in deals)
        {
            var body = JsonBody.Write(json =>
            {
                json.WriteString("deal", deal.ToString());
                change.Write(json);
            });
            var scope = await Rehearsal.DecideAsync(crm, CommandKinds.EditDeal, body, Actor.System, ct).ConfigureAwait(false);
            if (scope.Result is Refused) refused++;
            else if (scope.Result is Done { Changed: true }) changed++;
            if (await crm.Deals.FindAsync(deal, ct).ConfigureAwait(false) is { } now && scope.Set.Of(DealRecords.Instance).Find(DealRecords.Key(scope.Account, deal))?.Stage != now.Stage) moved++;
        }

        return new BulkForecast(deals.Count, changed, refused, moved);
    }
}
