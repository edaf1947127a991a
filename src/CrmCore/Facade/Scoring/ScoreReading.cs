namespace CrmCore;

/// <summary>Reads scores and probabilities.</summary>
internal static class ScoreReading
{
    public static async ValueTask<CardScore> ReadAsync(Crm crm, Guid card, Deal? deal, Contact? contact, CancellationToken ct)
    {
        var model = await crm.ModelAsync(ct).ConfigureAwait(false);
        if (model.Scoring is not { } scoring) return new CardScore(0, Temperature.Cold, []);
        var score = await crm.Engine.Store.FindAsync(ScoreRecords.Instance, ScoreRecords.Key(model.Number, card), ct).ConfigureAwait(false);
        var reasons = ScorePoints.Of(model, score, deal, contact, crm.Engine.Now)
            .Select(r => new ScoreReason(r.Rule.Id, r.Rule.Name ?? r.Rule.Id, Round(r.Points), r.Hits?.Times ?? 1, r.Hits?.First, r.Hits?.Last))
            .ToList();
        var sum = ScorePoints.Sum(model, score, deal, contact, crm.Engine.Now);
        return new CardScore(Round(sum), scoring.TemperatureOf(sum), reasons);
    }

    public static async ValueTask<Contact?> ContactOfAsync(Crm crm, Deal deal, CancellationToken ct) =>
        deal.Contact is { } id ? await crm.Engine.Store.FindAsync(ContactRecords.Instance, ContactRecords.Key(deal.Account, id), ct).ConfigureAwait(false) : null;

    public static async ValueTask<WinProbability> WinAsync(Crm crm, Deal deal, CancellationToken ct)
    {
        var model = await crm.ModelAsync(ct).ConfigureAwait(false);
        var values = WinFields.Of(model, crm.Engine.Tools.Points, deal, await ContactOfAsync(crm, deal, ct).ConfigureAwait(false));
        if (!deal.IsClosed) values.Add([WinFields.Stage, deal.Stage]);
        var all = await CountAsync(crm, model, deal.Pipeline, "", "", ct).ConfigureAwait(false);
        var factors = new List<WinFactor>();
        var odds = Math.Log((all.Won + 1.0) / (all.Lost + 1.0));
        foreach (var value in values)
        {
            var count = await CountAsync(crm, model, deal.Pipeline, value[0], value[1], ct).ConfigureAwait(false);
            var lift = Lift(count, all);
            factors.Add(new WinFactor(value[0], value[1], count.Won, count.Lost, Math.Round(lift, 3)));
            odds += lift * Math.Log(2);
        }

        var learned = all.Won + all.Lost == 0 || model.Scoring is not { Definition.LearnsFromDeals: true } ? (double?)null : 1 / (1 + Math.Exp(-odds));
        var manual = deal.WinProbability is { } percent ? (double)percent / 100 : (double?)null;
        return new WinProbability { Deal = deal.Id, Learned = learned, Manual = manual, Won = all.Won, Lost = all.Lost, Factors = factors };
    }

    // A value that no closed deal had says nothing.
    private static double Lift(WinCount value, WinCount all) =>
        value.Won + value.Lost == 0 ? 0 : Math.Log2((value.Won + 1.0) / (all.Won + 2.0)) - Math.Log2((value.Lost + 1.0) / (all.Lost + 2.0));

    private static async ValueTask<WinCount> CountAsync(Crm crm, AccountModel model, string pipeline, string field, string value, CancellationToken ct) =>
        await crm.Engine.Store.FindAsync(WinCountRecords.Instance, WinCountRecords.Key(model.Number, pipeline, field, value), ct).ConfigureAwait(false)
            ?? new WinCount(model.Number, pipeline, field, value, 0, 0);

    private static decimal Round(double points) => (decimal)Math.Round(points, 2);
}
