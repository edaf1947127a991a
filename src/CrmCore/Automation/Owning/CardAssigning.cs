using NodaTime;

namespace CrmCore;

/// <summary>Gives leads and deals to somebody by a rule (R41): now, or when somebody is free.</summary>
internal static class CardAssigning
{
    /// <summary>Gives a card to somebody by a rule.</summary>
    /// <returns>What became of it; null when it is closed, has an owner who stays, or the rule is gone.</returns>
    public static Assigned? Run(DecisionScope scope, CardToAssign wish, Actor? by = null)
    {
        if (!scope.Model.Rules.TryGetValue(wish.Rule, out var rule) || OwnedCard.Find(scope, wish.Kind, wish.Card) is not { IsOpen: true } card) return null;
        if (card.Owner is not null && !wish.Replaces) return null;
        var known = Waiting(scope, wish.Card);
        var request = RequestOf(scope, rule, card, wish.IsRepeat) with { Kind = wish.Kind };
        // Whoever asks for the same once more keeps the place in the queue.
        if (known is not null && known.Queue == request.Queue) request = request with { Number = known.Number, Since = known.Since };
        if (known is not null) Assigning.WithdrawAll(scope, wish.Card);
        var assigned = Assigning.Assign(scope, request);
        // What waits longer was given first: that may have been this very card's owner's.
        card = OwnedCard.Find(scope, wish.Kind, wish.Card)!;
        var entry = new AssignmentEntry(rule.Definition, request, assigned);
        if (assigned.To is { } to) card.GiveTo(scope, to, entry, by ?? scope.Model.Automation);
        else if (known is null || known.Queue != request.Queue || scope.Log is not null) AssignmentEntries.Waits(scope, card, entry, by ?? scope.Model.Automation);
        scope.Log?.Add("assignment " + wish.Rule, assigned.To is not null, assigned.To is { } chosen ? $"{chosen} gets it" : $"nobody is free: it waits under the number {assigned.Number}");
        return assigned;
    }

    /// <summary>Who a task goes to by a rule (R20): whose turn it is among those who are there; null when nobody is.</summary>
    public static EmployeeId? ForTask(DecisionScope scope, CompiledRule rule, Deal deal)
    {
        if (!scope.Model.Queues.TryGetValue(rule.Definition.Id, out var queue)) return null;
        var state = scope.Tools.Rosters.Of(scope);
        var (needs, preferred) = rule.NeedsOf(OwnedCard.FactsOf(scope, rule, deal));
        foreach (var wanted in preferred.Append(needs))
        {
            // Tasks have turns of their own: they shall not cost anybody a client.
            var ring = wanted.Ring(queue.Id + "/task");
            Rosters.NeedRing(scope, state, ring);
            var choice = state.Choose(new ChoiceRequest(queue.Pool, ring, wanted, "task", null, []), scope.Now);
            if (choice.Employee is not { } chosen) continue;
            RosterWrites.Turn(scope, state, choice);
            return new EmployeeId(chosen);
        }

        return null;
    }

    private static WorkRequest RequestOf(DecisionScope scope, CompiledRule rule, OwnedCard card, bool isRepeat)
    {
        var (needs, preferred) = rule.NeedsOf(card.Facts(scope, rule));
        return new WorkRequest
        {
            Kind = "",
            Subject = card.Id,
            Queue = rule.Definition.Id,
            Needs = needs,
            Preferred = preferred,
            OwnManager = rule.Definition.OwnManager is null && !isRepeat ? null : ManagerOf(scope, card),
            WaitForManager = rule.Definition.OwnManager is { } manager ? manager.Longest : Duration.Zero,
            KeepsManager = rule.Definition.OwnManager is not null,
            Since = scope.OccurredAt,
        };
    }

    // The contact's owner; else who had the client's latest deal.
    private static EmployeeId? ManagerOf(DecisionScope scope, OwnedCard card)
    {
        if (card.Contact is not { } id || Cards.Contact(scope, id) is not { } contact) return null;
        if (contact.Owner is { } owner) return owner;
        return Cards.DealsOf(scope, contact.Id).FindLast(d => d.Owner is not null && d.Id.Value != card.Id)?.Owner;
    }

    /// <summary>What waits for a card in a queue; null for nothing.</summary>
    public static WaitingRequest? Waiting(DecisionScope scope, Guid card)
    {
        var rows = scope.Set.Of(WaitingRecords.Instance);
        foreach (var key in rows.Lookup(WaitingRecords.BySubject, WaitingRecords.SubjectKey(scope.Account, card)))
        {
            if (rows.Find(key) is { } waiting) return waiting;
        }

        return null;
    }
}
