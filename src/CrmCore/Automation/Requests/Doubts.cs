namespace CrmCore;

/// <summary>Whether a key that found a contact is to be believed (R33): a switchboard and a family's phone do not glue strangers together.</summary>
internal static class Doubts
{
    /// <summary>
    /// Looks at the sender's name: counts it where it clearly is not the contact's, and says whether the request is somebody else's.
    /// </summary>
    /// <returns>Why it does not join the contact; null when it does.</returns>
    public static string? Against(DecisionScope scope, StoredEvent e, ContactId id, List<KnownPoint> points)
    {
        if (e.Kind is EventKinds.IncomingCall or EventKinds.OutgoingCall or EventKinds.OutgoingEmail) return null;
        if (Request.Name(scope.Model, e) is not { } name || Cards.Contact(scope, id) is not { } contact) return null;
        if (Intake.IsPlaceholder(scope.Model, contact.Name) || !SenderNames.AreClearlyDifferent(scope.Tools.Points.Names, name, contact.Name)) return null;
        if (!FoundByPhoneOrAddress(scope, id, points)) return null;
        var shared = false;
        foreach (var point in points)
        {
            if (point.Kind is ContactPointKind.Phone or ContactPointKind.Email && Holds(scope, id, point)) shared |= Count(scope, id, point, name);
        }

        if (shared) return $"it came with too many names that clearly are not '{contact.Name}': the value is shared from now on";
        return HasAnotherAddress(scope, contact, points)
            ? $"the name given clearly is not '{contact.Name}', and the address is another than theirs"
            : null;
    }

    private static bool Count(DecisionScope scope, ContactId id, KnownPoint point, string name)
    {
        if (SharedKeys.Count(scope.Set, scope.Model.Account, point, name) is not { } shared) return false;
        KeyNotes.Write(scope, id.Value, shared ? TimelineKinds.KeyShared : TimelineKinds.KeyDoubted, point, name);
        return shared;
    }

    // What says who it is by itself, a conversation or a host's id, is not doubted.
    private static bool FoundByPhoneOrAddress(DecisionScope scope, ContactId id, List<KnownPoint> points) =>
        points.Exists(p => p.Kind is ContactPointKind.Phone or ContactPointKind.Email && Holds(scope, id, p))
        && !points.Exists(p => p.Kind is ContactPointKind.Messenger or ContactPointKind.External && Holds(scope, id, p));

    // A phone may be a family's; the address of another person says that it is.
    private static bool HasAnotherAddress(DecisionScope scope, Contact contact, List<KnownPoint> points)
    {
        var given = points.FindAll(p => p.Kind == ContactPointKind.Email && !IsShared(scope, p));
        return given.Count > 0 && given.TrueForAll(p => !Holds(scope, contact.Id, p)) && contact.Points.Any(p => p.Kind == ContactPointKind.Email && Holds(scope, contact.Id, p));
    }

    private static bool Holds(DecisionScope scope, ContactId id, KnownPoint point) => ClaimOf(scope, point)?.Holder == id.Value;

    private static bool IsShared(DecisionScope scope, KnownPoint point) => ClaimOf(scope, point) is { IsShared: true };

    private static Claim? ClaimOf(DecisionScope scope, KnownPoint point) =>
        scope.Set.Of(ClaimRecords.Instance).Find(ClaimRecords.Key(scope.Account, point.Kind, point.Value));
}
