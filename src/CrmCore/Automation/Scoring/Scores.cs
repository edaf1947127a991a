namespace CrmCore;

/// <summary>Gives cards the points of an event (R36), in the commit of the event. Costs nothing where the account has no scoring.</summary>
internal static class Scores
{
    /// <summary>Says that a card is new: nothing gave it points yet, and the store need not be asked.</summary>
    public static void Begin(DecisionScope scope, Guid card)
    {
        if (scope.Model.Scoring is not null) scope.Set.Of(ScoreRecords.Instance).Searched(-1, ScoreRecords.Key(scope.Account, card));
    }

    /// <summary>An event of a known contact: the contact and its open deals.</summary>
    public static void OfContact(DecisionScope scope, StoredEvent e, ContactId id, List<Deal> open)
    {
        if (RulesOf(scope, e) is not { } rules) return;
        var contact = Cards.Contact(scope, id);
        Count(scope, rules, id.Value, null, contact);
        foreach (var deal in open) Count(scope, rules, deal.Id.Value, deal, MainOf(scope, deal, contact));
    }

    /// <summary>An event of a lead.</summary>
    public static void OfLead(DecisionScope scope, StoredEvent e, LeadId id)
    {
        if (RulesOf(scope, e) is not { } rules) return;
        if (scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, id)) is not { } lead) return;
        Count(scope, rules, id.Value, LeadCard.AsDeal(lead), LeadCard.AsContact(lead, ""));
    }

    /// <summary>An event that named a deal.</summary>
    public static void OfDeal(DecisionScope scope, StoredEvent e, Deal deal)
    {
        if (!deal.IsClosed && RulesOf(scope, e) is { } rules) Count(scope, rules, deal.Id.Value, deal, MainOf(scope, deal, null));
    }

    /// <summary>The cards that the event made: it counts for them too.</summary>
    public static void OfNew(DecisionScope scope, StoredEvent e)
    {
        if (RulesOf(scope, e) is not { } rules) return;
        if (scope.Lead is { } lead && !scope.Scored.Contains(lead.Value)) OfLead(scope, e, lead);
        if (scope.Contact is { } contact && !scope.Scored.Contains(contact.Value)) Count(scope, rules, contact.Value, null, Cards.Contact(scope, contact));
        foreach (var outcome in scope.Deals)
        {
            if (outcome.Result == DealResult.Created && Cards.Deal(scope, outcome.Deal) is { } deal) Count(scope, rules, deal.Id.Value, deal, MainOf(scope, deal, null));
        }
    }

    /// <summary>What a lead earned is its contact's and its deal's.</summary>
    public static void Carry(DecisionScope scope, LeadId from, Guid to)
    {
        if (scope.Model.Scoring is null) return;
        var scores = scope.Set.Of(ScoreRecords.Instance);
        if (scores.Find(ScoreRecords.Key(scope.Account, from.Value)) is not { } earned) return;
        if (scores.Find(ScoreRecords.Key(scope.Account, to)) is null) scores.Insert(earned with { Card = to, Version = 1 });
    }

    /// <summary>What a card that is merged away earned by rules that gave the survivor nothing is the survivor's; its own row stays for the undoing.</summary>
    public static void Join(DecisionScope scope, Guid from, Guid to)
    {
        var scores = scope.Set.Of(ScoreRecords.Instance);
        if (scores.Find(ScoreRecords.Key(scope.Account, from)) is not { } earned) return;
        var known = scores.Find(ScoreRecords.Key(scope.Account, to));
        var hits = new Dictionary<string, ScoreHits>(earned.Hits, StringComparer.Ordinal);
        foreach (var (rule, own) in known?.Hits ?? new Dictionary<string, ScoreHits>(StringComparer.Ordinal)) hits[rule] = own;
        if (known is null) scores.Insert(new Score { Account = scope.Account, Card = to, Hits = hits });
        else scores.Update(known with { Hits = hits, Version = known.Version + 1 });
    }

    /// <summary>What the survivor had of the other card, and nothing was added to since, is taken from it again.</summary>
    public static void Part(DecisionScope scope, Guid other, Guid survivor)
    {
        var scores = scope.Set.Of(ScoreRecords.Instance);
        if (scores.Find(ScoreRecords.Key(scope.Account, other)) is not { } earned || scores.Find(ScoreRecords.Key(scope.Account, survivor)) is not { } joined) return;
        var hits = joined.Hits.Where(h => earned.Hits.GetValueOrDefault(h.Key) != h.Value).ToDictionary(h => h.Key, h => h.Value, StringComparer.Ordinal);
        scores.Update(joined with { Hits = hits, Version = joined.Version + 1 });
    }

    // History and late events are recorded and give nothing (R80).
    private static CompiledScoreRule[]? RulesOf(DecisionScope scope, StoredEvent e) =>
        !e.History && scope.Model.Scoring?.Of(e.Kind) is { Length: > 0 } rules ? rules : null;

    private static Contact? MainOf(DecisionScope scope, Deal deal, Contact? known) =>
        known is not null && deal.Contact == known.Id ? known : deal.Contact is { } id ? Cards.Contact(scope, id) : null;

    private static void Count(DecisionScope scope, CompiledScoreRule[] rules, Guid card, Deal? deal, Contact? contact)
    {
        if (!scope.Scored.Add(card)) return;
        var scores = scope.Set.Of(ScoreRecords.Instance);
        var facts = scope.FactsOf(deal, deal, contact);
        var before = scores.Find(ScoreRecords.Key(scope.Account, card));
        Dictionary<string, ScoreHits>? hits = null;
        foreach (var rule in rules)
        {
            if (rule.Condition is { } condition && !condition.Holds(facts)) continue;
            var known = (hits ?? before?.Hits)?.GetValueOrDefault(rule.Rule.Id);
            if (ScoreDecay.Add(rule.Rule, known, scope.OccurredAt) is not { } counted) continue;
            hits ??= new Dictionary<string, ScoreHits>(before?.Hits ?? new Dictionary<string, ScoreHits>(StringComparer.Ordinal), StringComparer.Ordinal);
            hits[rule.Rule.Id] = counted;
            scope.Log?.Add("score rule " + rule.Rule.Id, true, $"gives {card} {rule.Rule.Points} points (R36)");
        }

        if (hits is null) return;
        if (before is null) scores.Insert(new Score { Account = scope.Account, Card = card, Hits = hits });
        else scores.Update(before with { Hits = hits, Version = before.Version + 1 });
    }
}
