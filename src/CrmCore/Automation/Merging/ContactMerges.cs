using System.Text.Json;

namespace CrmCore;

/// <summary>Merges two contacts (R33): the survivor takes everything over, the other card's id leads to it, and the record of the merge can take it back.</summary>
internal static class ContactMerges
{
    public static CommandResult Merge(DecisionScope scope, JsonElement command)
    {
        if (command.Text("survivor") == command.Text("other")) return new Refused("A contact cannot be merged with itself. Name two cards.");
        if (Cards.Contact(scope, command, "survivor", out var absent) is not { } survivor) return absent!;
        if (Cards.Contact(scope, command, "other", out absent) is not { } other) return absent!;
        if (survivor.Id == other.Id) return new Refused($"They are merged already: '{command.Text("survivor")}' and '{command.Text("other")}' are both the card {survivor.Id}.");
        Foresee(scope, survivor, other);
        var pairs = NotSamePairs.Between(scope, survivor.Id.Value, other.Id.Value);
        if ((scope.Actor.Kind != ActorKind.Person || IsPlanned(command)) && RefusalOfRule(command, survivor, other, pairs) is { } refusal) return refusal;
        return Merge(scope, survivor, other, pairs, command.Text("reason"));
    }

    // What was decided from cards that have changed since, or against what a person said, is not carried out (R68).
    private static Refused? RefusalOfRule(JsonElement command, Contact survivor, Contact other, List<NotSame> pairs)
    {
        if (pairs.Count > 0) return new Refused($"{pairs[0].By} said that they are not the same (R33). Only a person merges them.");
        var isStale = IsChanged(command, "survivorVersion", survivor) || IsChanged(command, "otherVersion", other);
        return isStale ? new Refused("One of the cards was changed since this was decided. Look again and repeat (R68).") : null;
    }

    // What was decided from versions of the cards is the plan of a search, whoever applies it.
    private static bool IsPlanned(JsonElement command) => command.TryGetProperty("survivorVersion", out _);

    private static bool IsChanged(JsonElement command, string seen, Contact contact) =>
        command.TryGetProperty(seen, out var version) && version.GetInt64() != contact.Version;

    private static Merged Merge(DecisionScope scope, Contact survivor, Contact other, List<NotSame> pairs, string? reason)
    {
        var merged = Survivorship.Combine(scope.Model.MergeRules, scope.Model.Account.Settings.PlaceholderName, survivor, other, out var notTaken);
        merged = merged with { Version = survivor.Version + 1 };
        foreach (var value in notTaken) scope.Log?.Add(value.Field, null, "the two cards differ: one value is kept, the other beside it");
        var contacts = scope.Set.Of(ContactRecords.Instance);
        contacts.Update(merged);
        contacts.Update(other with { State = CardState.Merged, Version = other.Version + 1 });
        var id = new MergeId(scope.Cause is { } cause && cause != default ? cause.Value : scope.NewId());
        CompanyMembers.Follow(scope, survivor, merged);
        Scores.Join(scope, other.Id.Value, survivor.Id.Value);
        CompanyMembers.Follow(scope, other, other with { State = CardState.Merged });
        var claims = MoveClaims(scope, other, survivor);
        var moves = MergedCards.Move(scope, id, survivor.Id, other.Id) with { NotSame = Clear(scope, pairs) };
        Redirects.Add(scope, CardKind.Contact, other.Id.Value, survivor.Id.Value, id);
        scope.Set.Of(MergeRecords.Instance).Insert(new Merge
        {
            Account = scope.Account,
            Id = id,
            Survivor = survivor.Id,
            Other = other.Id,
            At = scope.Now,
            By = scope.Actor,
            Moves = moves,
            Personal = new MergePersonal
            {
                Before = ContactSnapshot.Of(survivor),
                After = ContactSnapshot.Of(merged),
                NotTaken = notTaken.Count == 0 ? null : notTaken,
                Claims = claims.Count == 0 ? null : claims,
                Reason = reason,
            },
        });
        if (merged.Owner != survivor.Owner || merged.Owner != other.Owner) scope.Owned.NewManagers.Add(merged.Id);
        Tell(scope, id, survivor, other, reason);
        ReviewList.Clear(scope, other.Id);
        DoublesSearch.Plan(scope, merged);
        Retiming.ContactReplaced(scope, [.. (moves.MainDeals ?? []).Select(d => new DealId(d))], other, merged);
        Retiming.ContactChanged(scope, survivor, merged);
        scope.Contact = survivor.Id;
        return new Merged(id, survivor.Id, other.Id);
    }

    // Everything that the decision will look at, in two rounds instead of one for each record.
    private static void Foresee(DecisionScope scope, Contact survivor, Contact other)
    {
        var account = scope.Account;
        var set = scope.Set;
        set.Need([
            .. other.Points.Select(p => new RecordLookup(ClaimRecords.Instance, -1, ClaimRecords.Key(account, p.Kind, p.Value))),
            new(DealLinkRecords.Instance, DealLinkRecords.ByContact, DealLinkRecords.ContactKey(account, other.Id)),
            new(DealLinkRecords.Instance, DealLinkRecords.ByContact, DealLinkRecords.ContactKey(account, survivor.Id)),
            new(LeadRecords.Instance, LeadRecords.ByContact, LeadRecords.ContactKey(account, other.Id)),
            new(ConversationRecords.Instance, ConversationRecords.ByContact, new RecordKey(account, other.Id.Value)),
            new(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(account, other.Id.Value)),
            new(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(account, survivor.Id.Value)),
            new(RedirectRecords.Instance, RedirectRecords.ByTarget, new RecordKey(account, other.Id.Value)),
            new(RedirectRecords.Instance, RedirectRecords.ByTarget, new RecordKey(account, survivor.Id.Value)),
            new(RedirectRecords.Instance, -1, new RecordKey(account, other.Id.Value)),
            new(ScoreRecords.Instance, -1, ScoreRecords.Key(account, other.Id.Value)),
            new(ScoreRecords.Instance, -1, ScoreRecords.Key(account, survivor.Id.Value)),
            .. ReviewList.Lookups(account, other.Id),
        ]);
        set.Need(set.Of(DealLinkRecords.Instance).Lookup(DealLinkRecords.ByContact, DealLinkRecords.ContactKey(account, other.Id))
            .Select(link => new RecordLookup(DealRecords.Instance, -1, new RecordKey(account, link.G1))));
    }

    private static List<ContactPoint> MoveClaims(DecisionScope scope, Contact other, Contact survivor)
    {
        var moved = new List<ContactPoint>();
        foreach (var point in other.Points)
        {
            if (Claims.Transfer(scope.Set, scope.Account, point, other.Id, survivor.Id)) moved.Add(new ContactPoint(point.Kind, point.Value));
        }

        return moved;
    }

    private static List<MergeMoves.ClearedPair>? Clear(DecisionScope scope, List<NotSame> pairs)
    {
        foreach (var pair in pairs) scope.Set.Of(NotSameRecords.Instance).Delete(NotSameRecords.Instance.KeyOf(pair));
        return pairs.Count == 0 ? null : [.. pairs.Select(p => new MergeMoves.ClearedPair(p.A, p.B, p.At.ToUnixTimeMilliseconds(), p.By))];
    }

    private static void Tell(DecisionScope scope, MergeId id, Contact survivor, Contact other, string? reason)
    {
        var before = ContactCommands.Before(scope, survivor, reason);
        var json = scope.Tools.Timeline.Begin();
        json.WriteString("merge", id.Value);
        json.WriteString("other", other.Id.Value);
        CardEntries.Write(scope, survivor.Id.Value, TimelineKinds.Merged, scope.Tools.Timeline.End(), before);
        var why = reason is null ? null : ContactCommands.Wrap(scope, reason);
        json = scope.Tools.Timeline.Begin();
        json.WriteString("merge", id.Value);
        json.WriteString("into", survivor.Id.Value);
        CardEntries.State(json, CardState.Active, CardState.Merged);
        CardEntries.Write(scope, other.Id.Value, TimelineKinds.Merged, scope.Tools.Timeline.End(), why);
    }
}
