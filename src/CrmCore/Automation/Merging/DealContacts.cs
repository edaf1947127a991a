namespace CrmCore;

/// <summary>Changes who takes part in a deal when contacts are merged, unmerged or deleted.</summary>
internal static class DealContacts
{
    /// <summary>The deal with one contact in the place of another; nobody stands there twice.</summary>
    public static Deal Replaced(Deal deal, Guid from, Guid to)
    {
        var main = deal.Contact?.Value == from ? to : deal.Contact?.Value;
        return With(deal, main, deal.Details.OtherContacts.Select(c => c == from ? to : c));
    }

    /// <summary>The deal without a contact; where it was the main one, the next takes its place.</summary>
    public static Deal Without(Deal deal, Guid contact)
    {
        var others = deal.Details.OtherContacts.Where(c => c != contact).ToArray();
        if (deal.Contact?.Value != contact) return With(deal, deal.Contact?.Value, others);
        return With(deal, others.Length > 0 ? others[0] : null, others.Skip(1));
    }

    public static Deal With(Deal deal, Guid? main, IEnumerable<Guid> others)
    {
        Guid[] beside = [.. others.Where(c => c != main).Distinct()];
        var changed = deal with { Contact = main is { } id ? new ContactId(id) : null };
        return beside.SequenceEqual(deal.Details.OtherContacts) ? changed : changed with { Details = deal.Details with { OtherContacts = beside } };
    }

    /// <summary>Saves the deal and tells it on its timeline.</summary>
    public static void Save(DecisionScope scope, Deal before, Deal after, MergeId? merge)
    {
        after = after with { Version = before.Version + 1 };
        OwnedCards.Update(scope, after);
        var story = new DealStory(TimelineKinds.Edited, before);
        story.Fact("merge", merge?.ToString());
        story.Write(scope, after, scope.Actor);
    }
}
