namespace CrmCore;

/// <summary>A client has another manager: what waits for the one before is asked for anew, at its old place in the queue (R41, R43).</summary>
internal static class OwnerChanges
{
    /// <summary>Looks at all that waits of a contact whose owner has changed.</summary>
    public static void Apply(DecisionScope scope, ContactId contact)
    {
        if (!Dispatching.AnythingWaits(scope)) return;
        if (scope.Model.Lines.Any) ClientConversations.AskAnew(scope, contact);
        foreach (var deal in Cards.DealsOf(scope, contact).Where(d => d.Contact == contact)) AskAnew(scope, WorkKinds.Deal, deal.Id.Value);
        foreach (var key in scope.Set.Of(LeadRecords.Instance).Lookup(LeadRecords.ByContact, LeadRecords.ContactKey(scope.Account, contact)).ToArray()) AskAnew(scope, WorkKinds.Lead, key.G1);
    }

    private static void AskAnew(DecisionScope scope, string kind, Guid card)
    {
        if (CardAssigning.Waiting(scope, card) is not { } waiting || !scope.Model.Rules.TryGetValue(waiting.Queue, out var rule)) return;
        if (rule.Definition.OwnManager is not null) scope.Owned.ToAssign.Add(new CardToAssign(card, kind, waiting.Queue, Replaces: true));
    }
}
