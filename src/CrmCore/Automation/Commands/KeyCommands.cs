using System.Text.Json;

namespace CrmCore;

/// <summary>Marks a phone or an address as shared by several people, or gives it to one again (R33).</summary>
internal static class KeyCommands
{
    public static CommandResult Share(DecisionScope scope, JsonElement command)
    {
        if (PointOf(scope, command) is not { } point) return new Refused($"'{command.Text("value")}' is no {command.Text("kind")} that people can be known by.");
        var version = scope.Tools.Points.PhoneVersion;
        if (command.Id("contact") is not { } holder)
        {
            var was = scope.Set.Of(ClaimRecords.Instance).Find(ClaimRecords.Key(scope.Account, point.Kind, point.Value));
            if (!SharedKeys.Share(scope.Set, scope.Account, point, version)) return new Done { Changed = false };
            if (was is not null) KeyNotes.Write(scope, was.Holder, TimelineKinds.KeyShared, point);
            return new Done();
        }

        if (Cards.Contact(scope, new ContactId(holder)) is not { } contact) return new Refused($"There is no contact '{holder}'.");
        if (!contact.Points.Any(p => p.Kind == point.Kind && p.Value == point.Value)) return new Refused($"The contact {holder} does not have {Identification.Name(point)}: add it first.");
        if (!SharedKeys.Unshare(scope.Set, scope.Account, point, CardKind.Contact, holder))
        {
            return scope.Set.Of(ClaimRecords.Instance).Find(ClaimRecords.Key(scope.Account, point.Kind, point.Value)) is { } claim && claim.Holder != holder
                ? new Refused($"{Identification.Name(point)} is not shared: the {claim.HolderKind.ToString().ToLowerInvariant()} {claim.Holder} holds it.")
                : new Done { Changed = false };
        }

        KeyNotes.Write(scope, holder, TimelineKinds.KeyUnshared, point);
        return new Done();
    }

    private static KnownPoint? PointOf(DecisionScope scope, JsonElement command)
    {
        var value = command.Required("value");
        var points = new List<KnownPoint>(1);
        switch (Enum.TryParse<ContactPointKind>(command.Text("kind"), out var kind) ? kind : default)
        {
            case ContactPointKind.Phone: scope.Tools.Points.Phone(value, scope.Model.Account.Region, points); break;
            case ContactPointKind.Email: ContactPoints.Email(value, points); break;
            case ContactPointKind.Messenger or ContactPointKind.Visitor: points.Add(new KnownPoint(kind, value, value)); break;
        }

        return points.Count == 0 ? null : points[0];
    }
}
