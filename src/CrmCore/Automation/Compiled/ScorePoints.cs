using NodaTime;

namespace CrmCore;

/// <summary>Reckons a card's points at a moment (R36): what its behaviour gave, decayed, and what the card is now. Pure.</summary>
internal static class ScorePoints
{
    /// <summary>The points by rule, in the order of the rules; those that give nothing now are left out.</summary>
    public static IEnumerable<(ScoreRule Rule, double Points, ScoreHits? Hits)> Of(AccountModel model, Score? score, Deal? deal, Contact? contact, Instant at)
    {
        if (model.Scoring is not { } scoring) yield break;
        var hits = score?.Hits;
        var facts = new Facts(model, deal, deal, contact, default, at);
        foreach (var rule in scoring.OnCard)
        {
            if (rule.Condition!.Holds(facts)) yield return (rule.Rule, rule.Rule.Points, null);
        }

        if (hits is null) yield break;
        foreach (var rule in scoring.Definition.Rules)
        {
            if (rule.On is not null && hits.TryGetValue(rule.Id, out var hit)) yield return (rule, ScoreDecay.At(rule, hit, at), hit);
        }
    }

    public static double Sum(AccountModel model, Score? score, Deal? deal, Contact? contact, Instant at)
    {
        var sum = 0.0;
        foreach (var (_, points, _) in Of(model, score, deal, contact, at)) sum += points;
        return sum;
    }

    /// <summary>The value of <c>deal.score</c>, <c>contact.temperature</c> and so on in a condition.</summary>
    public static FieldValue Field(in Facts facts, bool ofDeal, bool temperature)
    {
        if (facts.Model.Scoring is not { } scoring || facts.Set is null) return FieldValue.Empty;
        var card = ofDeal ? facts.Deal?.Id.Value : facts.Contact?.Id.Value;
        if (card is not { } id) return FieldValue.Empty;
        var score = facts.Set.Of(ScoreRecords.Instance).Find(ScoreRecords.Key(facts.Model.Number, id));
        var points = Sum(facts.Model, score, ofDeal ? facts.Deal : null, facts.Contact, facts.At);
        return temperature ? FieldValue.Of(Word(scoring.TemperatureOf(points))) : FieldValue.Of((decimal)Math.Round(points, 2));
    }

    public static string Word(Temperature temperature) => temperature switch { Temperature.Hot => "hot", Temperature.Warm => "warm", _ => "cold" };
}
