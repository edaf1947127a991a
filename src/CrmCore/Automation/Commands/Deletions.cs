using System.Text.Json;

namespace CrmCore;

/// <summary>
/// Deletes cards (R18). The row stays as a tombstone, so that the id answers clearly and time travel knows the card; everything that would
/// find it, or wait for it, goes. Audiences and lists are left as they are (R26).
/// </summary>
internal static class Deletions
{
    public static CommandResult Deal(DecisionScope scope, JsonElement command)
    {
        if (command.Id("deal") is not { } id || scope.Set.Of(DealRecords.Instance).Find(new RecordKey(scope.Account, id)) is not { } deal)
        {
            return new Refused($"There is no deal '{command.Text("deal")}'.");
        }

        if (deal.State != CardState.Active) return new Refused($"The deal '{deal.Id}' was deleted already.");
        var story = new DealStory(TimelineKinds.Deleted, deal);
        foreach (var action in CancelActions(scope, id)) story.Cancel(action);
        StageMoves.Count(scope, deal, -1);
        ReleaseUniqueFields(scope, deal);
        Unlink(scope, deal);
        var deleted = deal with { State = CardState.Deleted, Version = deal.Version + 1 };
        OwnedCards.Update(scope, deleted);
        story.Write(scope, deleted, scope.Actor);
        return new Done();
    }

    public static CommandResult Contact(DecisionScope scope, JsonElement command)
    {
        if (Cards.Contact(scope, command, "contact", out var absent) is not { } contact) return absent!;
        Remove(scope, contact, CardState.Deleted, TimelineKinds.Deleted);
        return new Done();
    }

    /// <summary>Takes a contact out of use: frees its points, takes it out of its deals, cancels what waits for it.</summary>
    public static void Remove(DecisionScope scope, Contact contact, CardState state, string kind, bool keepDeals = false)
    {
        Foresee(scope, contact);
        ReleaseClaims(scope, contact);
        var left = keepDeals ? [] : LeaveDeals(scope, contact);
        var cancelled = CancelActions(scope, contact.Id.Value);
        ReviewList.Clear(scope, contact.Id);
        Postings.Leave(scope, contact);
        CompanyMembers.Follow(scope, contact, contact with { State = state });
        ClientConversations.Close(scope, contact.Id);
        scope.Set.Of(ContactRecords.Instance).Update(contact with { State = state, Version = contact.Version + 1 });
        var json = scope.Tools.Timeline.Begin();
        json.Member("cancelled", cancelled);
        json.Member("deals", left);
        CardEntries.State(json, contact.State, state);
        CardEntries.Write(scope, contact.Id.Value, kind, scope.Tools.Timeline.End(), null);
    }

    // The deals that were the contact's are told: whoever erases the person later looks there too (R65).
    private static List<string> LeaveDeals(DecisionScope scope, Contact contact)
    {
        var left = new List<string>();
        var links = scope.Set.Of(DealLinkRecords.Instance);
        var own = links.Lookup(DealLinkRecords.ByContact, DealLinkRecords.ContactKey(scope.Account, contact.Id)).ToArray();
        scope.Set.Need(own.Select(link => new RecordLookup(DealRecords.Instance, -1, new RecordKey(scope.Account, link.G1))));
        foreach (var link in own)
        {
            links.Delete(link);
            if (scope.Set.Of(DealRecords.Instance).Find(new RecordKey(scope.Account, link.G1)) is not { } deal) continue;
            if (deal.Contact == contact.Id) left.Add(deal.Id.ToString());
            DealContacts.Save(scope, deal, DealContacts.Without(deal, contact.Id.Value), null);
        }

        return left;
    }

    private static void ReleaseClaims(DecisionScope scope, Contact contact)
    {
        var claims = scope.Set.Of(ClaimRecords.Instance);
        foreach (var point in contact.Points)
        {
            var key = ClaimRecords.Key(scope.Account, point.Kind, point.Value);
            if (claims.Find(key) is { } claim && claim.Holder == contact.Id.Value) claims.Delete(key);
        }
    }

    private static void Foresee(DecisionScope scope, Contact contact)
    {
        var links = DealLinkRecords.ContactKey(scope.Account, contact.Id);
        scope.Set.Need([
            .. contact.Points.Select(p => new RecordLookup(ClaimRecords.Instance, -1, ClaimRecords.Key(scope.Account, p.Kind, p.Value))),
            new(DealLinkRecords.Instance, DealLinkRecords.ByContact, links),
            new(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, contact.Id.Value)),
            new(ConversationRecords.Instance, ConversationRecords.ByContact, new RecordKey(scope.Account, contact.Id.Value)),
            .. ReviewList.Lookups(scope.Account, contact.Id),
        ]);
    }

    // What a stage must undo on leaving is never cancelled; employees hear what they were to hear.
    private static List<string> CancelActions(DecisionScope scope, Guid subject)
    {
        var cancelled = new List<string>();
        var actions = scope.Set.Of(ScheduledActionRecords.Instance);
        foreach (var key in actions.Lookup(ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(scope.Account, subject)).ToArray())
        {
            if (actions.Find(key) is not { Phase: not (ActionPhase.Leave or ActionPhase.Notify) } action) continue;
            actions.Delete(key);
            if (action.Phase is ActionPhase.Enter or ActionPhase.Recipient) cancelled.Add(action.Action);
        }

        return [.. cancelled.Distinct(StringComparer.Ordinal)];
    }

    private static void ReleaseUniqueFields(DecisionScope scope, Deal deal)
    {
        var claims = scope.Set.Of(ClaimRecords.Instance);
        foreach (var (field, value) in deal.Fields.Values)
        {
            if (!scope.Model.Fields.TryGetValue((CardKind.Deal, field), out var definition) || !definition.Unique) continue;
            var key = ClaimRecords.Key(scope.Account, ContactPointKind.UniqueField, UniqueFields.ClaimValue(field, value));
            if (claims.Find(key) is { } claim && claim.Holder == deal.Id.Value) claims.Delete(key);
        }
    }

    private static void Unlink(DecisionScope scope, Deal deal)
    {
        var links = scope.Set.Of(DealLinkRecords.Instance);
        foreach (var contact in deal.Contact is { } main ? deal.OtherContacts.Prepend(main) : deal.OtherContacts)
        {
            var key = new RecordKey(scope.Account, contact.Value, G1: deal.Id.Value);
            if (links.Find(key) is not null) links.Delete(key);
        }
    }
}
