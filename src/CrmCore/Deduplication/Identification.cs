namespace CrmCore;

/// <summary>Finds who an event is about: the subject that it names, else the first contact point that somebody holds exclusively.</summary>
internal static class Identification
{
    /// <summary>The look-ups that identifying needs.</summary>
    public static void Want(WorkingSet set, int account, string? subject, List<KnownPoint> points)
    {
        if (subject is not null)
        {
            set.Want(ClaimRecords.Instance, -1, ClaimRecords.Key(account, ContactPointKind.External, subject));
            if (Guid.TryParse(subject, out var id))
            {
                set.Want(DealRecords.Instance, -1, new RecordKey(account, id));
                set.Want(ContactRecords.Instance, -1, new RecordKey(account, id));
                set.Want(LeadRecords.Instance, -1, new RecordKey(account, id));
                set.Want(RedirectRecords.Instance, -1, new RecordKey(account, id));
            }
        }

        foreach (var point in points) set.Want(ClaimRecords.Instance, -1, ClaimRecords.Key(account, point.Kind, point.Value));
    }

    public static Identity Identify(WorkingSet set, int account, string? subject, List<KnownPoint> points, Action<string, bool, string>? log)
    {
        if (subject is not null && BySubject(set, account, subject) is { IsKnown: true } named)
        {
            log?.Invoke("subject " + subject, true, $"names the {Word(named)} {named.Id}");
            return named;
        }

        // A contact outweighs a lead: the lead's points may have been claimed before the contact was known.
        var found = Identity.Stranger;
        var by = ContactPointKind.External;
        foreach (var point in points)
        {
            var claim = set.Of(ClaimRecords.Instance).Find(ClaimRecords.Key(account, point.Kind, point.Value));
            if (log is not null) Log(log, point, claim);
            if (claim is null || claim.IsShared) continue;
            if (Contradicts(found, by, point.Kind, claim))
            {
                log?.Invoke(Name(point), false, $"the {by.ToString().ToLowerInvariant()} is the contact {found.Id}'s and this is {claim.Holder}'s: the keys contradict each other and join nobody (R33)");
                return Identity.Stranger with { Contradiction = [found.Id, claim.Holder] };
            }

            if (found.IsKnown && Weight(claim.HolderKind) <= Weight(found.Kind!.Value)) continue;
            found = new Identity(claim.HolderKind, claim.Holder);
            by = point.Kind;
        }

        return found;
    }

    // A conversation goes on where it was, and a cookie is the device's: only a phone and an address can say two different people.
    private static bool Contradicts(Identity found, ContactPointKind by, ContactPointKind kind, Claim claim) =>
        found.Kind == CardKind.Contact && claim.HolderKind == CardKind.Contact && found.Id != claim.Holder
        && by is ContactPointKind.Phone or ContactPointKind.Email && kind is ContactPointKind.Phone or ContactPointKind.Email && by != kind;

    private static int Weight(CardKind kind) => kind switch { CardKind.Contact => 3, CardKind.Lead => 2, _ => 1 };

    private static void Log(Action<string, bool, string> log, KnownPoint point, Claim? claim) => log(
        Name(point),
        claim is { IsShared: false },
        claim is null ? "nobody holds it"
            : claim.IsShared ? "several use it: it is shared and decides nothing alone (R33)"
            : $"held by the {claim.HolderKind.ToString().ToLowerInvariant()} {claim.Holder}");

    /// <summary>Whether a subject names a card.</summary>
    public static bool IsNamed(WorkingSet set, int account, string subject) =>
        BySubject(set, account, subject).IsKnown
        || (Guid.TryParse(subject, out var id) && set.Of(ContactRecords.Instance).Find(new RecordKey(account, id)) is not null);

    public static string Name(KnownPoint point) => new ContactPoint(point.Kind, point.Value).ToString();

    private static Identity BySubject(WorkingSet set, int account, string subject)
    {
        if (Guid.TryParse(subject, out var id))
        {
            if (set.Of(DealRecords.Instance).Find(new RecordKey(account, id)) is not null) return new(CardKind.Deal, id);
            if (set.Of(ContactRecords.Instance).Find(new RecordKey(account, id)) is { } contact && ByContact(set, contact) is { IsKnown: true } named) return named;
            if (set.Of(LeadRecords.Instance).Find(new RecordKey(account, id)) is not null) return new(CardKind.Lead, id);
        }

        return set.Of(ClaimRecords.Instance).Find(ClaimRecords.Key(account, ContactPointKind.External, subject)) is { } claim
            && !claim.IsShared
            ? new(claim.HolderKind, claim.Holder)
            : Identity.Stranger;
    }

    // Who was merged away is known as the card that stands for him; who was deleted is a stranger.
    private static Identity ByContact(WorkingSet set, Contact contact) => contact.State switch
    {
        CardState.Active => new(CardKind.Contact, contact.Id.Value),
        CardState.Merged when set.Of(RedirectRecords.Instance).Find(new RecordKey(contact.Account, contact.Id.Value)) is { } redirect => new(CardKind.Contact, redirect.Target),
        _ => Identity.Stranger,
    };

    private static string Word(Identity identity) => identity.Kind.ToString()!.ToLowerInvariant();
}
