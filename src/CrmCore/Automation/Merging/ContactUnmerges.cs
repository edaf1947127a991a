using System.Text.Json;

namespace CrmCore;

/// <summary>Takes a merge back (R33): both cards are what they were, and what came since goes to the right one.</summary>
internal static class ContactUnmerges
{
    public static CommandResult Unmerge(DecisionScope scope, JsonElement command)
    {
        var merges = scope.Set.Of(MergeRecords.Instance);
        if (command.Id("merge") is not { } id || merges.Find(MergeRecords.Key(scope.Account, new MergeId(id))) is not { } merge)
        {
            return new Refused($"There is no merge '{command.Text("merge")}'.");
        }

        if (Refusal(scope, merge) is { } refusal) return refusal;
        var survivor = Cards.Row(scope, merge.Survivor)!;
        var other = Cards.Row(scope, merge.Other)!;
        Foresee(scope, merge, survivor, other);
        var arrivals = Arrivals.Since(scope, merge, survivor, other);
        var (kept, back) = Restored.Of(merge, survivor, other, arrivals);
        var contacts = scope.Set.Of(ContactRecords.Instance);
        contacts.Update(kept with { Version = survivor.Version + 1 });
        contacts.Update(back with { State = CardState.Active, Version = other.Version + 1 });
        foreach (var claim in (merge.Personal.Claims ?? []).Concat(arrivals.ReturnedPoints.Select(p => new ContactPoint(p.Kind, p.Value))))
        {
            Claims.Transfer(scope.Set, scope.Account, new KnownPoint(claim.Kind, claim.Value, ""), survivor.Id, other.Id);
        }

        CompanyMembers.Follow(scope, survivor, kept);
        Scores.Part(scope, other.Id.Value, survivor.Id.Value);
        CompanyMembers.Follow(scope, other, back with { State = CardState.Active });
        UnmergedCards.Return(scope, merge, arrivals);
        Redirects.Remove(scope, other.Id.Value, survivor.Id.Value);
        merges.Update(merge with { UndoneAt = scope.Now, UndoneBy = scope.Actor, Version = merge.Version + 1 });
        MarkNotSame(scope, merge);
        Tell(scope, merge, survivor, other);
        Retiming.ContactChanged(scope, survivor, kept);
        Retiming.ContactReplaced(scope, [.. (merge.Moves.MainDeals ?? []).Select(d => new DealId(d)), .. arrivals.ReturnedDeals], survivor, back);
        scope.Contact = survivor.Id;
        return arrivals.Result(merge);
    }

    private static Refused? Refusal(DecisionScope scope, Merge merge)
    {
        if (merge is { UndoneAt: not null, UndoneBy: { } by }) return new Refused($"The merge {merge.Id} was undone already, by {by}.");
        if (merge.IsErased) return new Refused($"The merge {merge.Id} cannot be undone: the person's data were erased (R65).");
        var later = Later(scope, merge);
        if (later.Count > 0)
        {
            var names = string.Join(", ", later.Select(m => $"{m.Id} ({NameOf(scope, m.Other)} into {NameOf(scope, m.Survivor)})"));
            return new Refused($"Later merges stand upon it: undo {names} first, the last one first.");
        }

        return Cards.Row(scope, merge.Survivor) is { State: CardState.Active } ? null : new Refused($"The merge {merge.Id} cannot be undone: the contact {merge.Survivor} was deleted.");
    }

    private static List<Merge> Later(DecisionScope scope, Merge merge)
    {
        var merges = scope.Set.Of(MergeRecords.Instance);
        var key = new RecordKey(scope.Account, merge.Survivor.Value);
        var found = new List<Merge>();
        foreach (var other in merges.Lookup(MergeRecords.BySurvivor, key).Concat(merges.Lookup(MergeRecords.ByOther, key)))
        {
            if (merges.Find(other) is { Stands: true } later && later.Id.Value.CompareTo(merge.Id.Value) > 0) found.Add(later);
        }

        found.Sort((a, b) => b.Id.Value.CompareTo(a.Id.Value));
        return found;
    }

    private static string NameOf(DecisionScope scope, ContactId id) => Cards.Row(scope, id)?.Name ?? id.ToString();

    private static void Foresee(DecisionScope scope, Merge merge, Contact survivor, Contact other)
    {
        var account = scope.Account;
        var moves = merge.Moves;
        IEnumerable<Guid> deals = [.. moves.MainDeals ?? [], .. moves.OtherDeals ?? [], .. (moves.SharedDeals ?? []).Select(s => s.Deal)];
        scope.Set.Need([
            .. survivor.Points.Concat(other.Points).Select(p => new RecordLookup(ClaimRecords.Instance, -1, ClaimRecords.Key(account, p.Kind, p.Value))),
            .. deals.Select(d => new RecordLookup(DealRecords.Instance, -1, new RecordKey(account, d))),
            .. (moves.Leads ?? []).Select(l => new RecordLookup(LeadRecords.Instance, -1, new RecordKey(account, l))),
            .. (moves.Conversations ?? []).Select(c => new RecordLookup(ConversationRecords.Instance, -1, new RecordKey(account, c))),
            .. (moves.NotSame ?? []).Select(p => new RecordLookup(NotSameRecords.Instance, -1, NotSameRecords.Key(account, p.A, p.B))),
            new(NotSameRecords.Instance, -1, NotSameRecords.Key(account, survivor.Id.Value, other.Id.Value)),
            new(DealLinkRecords.Instance, DealLinkRecords.ByContact, DealLinkRecords.ContactKey(account, survivor.Id)),
            new(DealLinkRecords.Instance, DealLinkRecords.ByContact, DealLinkRecords.ContactKey(account, other.Id)),
            new(LeadRecords.Instance, LeadRecords.ByContact, LeadRecords.ContactKey(account, survivor.Id)),
            new(ConversationRecords.Instance, ConversationRecords.ByContact, new RecordKey(account, survivor.Id.Value)),
            new(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(account, survivor.Id.Value)),
            new(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(account, other.Id.Value)),
            new(RedirectRecords.Instance, -1, new RecordKey(account, other.Id.Value)),
            new(RedirectRecords.Instance, RedirectRecords.ByTarget, new RecordKey(account, survivor.Id.Value)),
            new(RedirectRecords.Instance, RedirectRecords.ByTarget, new RecordKey(account, other.Id.Value)),
        ]);
    }

    // Whoever takes a merge back says that they are two: no rule shall make one of them again.
    private static void MarkNotSame(DecisionScope scope, Merge merge)
    {
        NotSamePairs.Insert(scope, merge.Survivor.Value, merge.Other.Value);
        var pairs = scope.Set.Of(NotSameRecords.Instance);
        foreach (var pair in merge.Moves.NotSame ?? [])
        {
            var cleared = NotSame.Of(scope.Account, pair.A, pair.B, NodaTime.Instant.FromUnixTimeMilliseconds(pair.At), pair.By);
            if (pairs.Find(NotSameRecords.Instance.KeyOf(cleared)) is null) pairs.Insert(cleared);
        }
    }

    private static void Tell(DecisionScope scope, Merge merge, Contact survivor, Contact other)
    {
        var before = ContactCommands.Before(scope, survivor);
        var json = scope.Tools.Timeline.Begin();
        json.WriteString("merge", merge.Id.Value);
        json.WriteString("other", other.Id.Value);
        CardEntries.Write(scope, survivor.Id.Value, TimelineKinds.Unmerged, scope.Tools.Timeline.End(), before);
        before = ContactCommands.Before(scope, other);
        json = scope.Tools.Timeline.Begin();
        json.WriteString("merge", merge.Id.Value);
        json.WriteString("from", survivor.Id.Value);
        CardEntries.State(json, CardState.Merged, CardState.Active);
        CardEntries.Write(scope, other.Id.Value, TimelineKinds.Unmerged, scope.Tools.Timeline.End(), before);
    }
}
