using System.Text.Json;

namespace CrmCore;

/// <summary>Whom a row is about. A switchboard or a family's phone does not make one person of two whose names clearly differ (R33).</summary>
internal static class ImportIdentity
{
    public static Identity Of(DecisionScope scope, JsonElement command, List<KnownPoint> points)
    {
        var found = Identification.Identify(scope.Set, scope.Account, null, points, null);
        if (found.Kind is CardKind.Company) return Identity.Stranger;
        if (Request.Clean(command.Text("name")) is not { } name || NameOf(scope, found) is not { } known) return found;
        var keys = points.FindAll(point => Holder(scope, point) == found.Id);
        if (keys.Exists(point => point.Kind is not (ContactPointKind.Phone or ContactPointKind.Email)) || !SenderNames.AreClearlyDifferent(scope.Tools.Points.Names, name, known)) return found;
        scope.Log?.Add("row", false, $"it has a phone or an address of '{known}', who clearly is somebody else");
        foreach (var point in keys) SharedKeys.Count(scope.Set, scope.Model.Account, point, name);
        return Identity.Stranger;
    }

    private static Guid? Holder(DecisionScope scope, KnownPoint point) =>
        scope.Set.Of(ClaimRecords.Instance).Find(ClaimRecords.Key(scope.Account, point.Kind, point.Value)) is { IsShared: false } claim ? claim.Holder : null;

    private static string? NameOf(DecisionScope scope, Identity found)
    {
        if (found.Contact is { } id) return Cards.Contact(scope, id) is { } contact && contact.Name != scope.Model.Account.Settings.PlaceholderName ? contact.Name : null;
        return found.Lead is { } lead ? scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, lead))?.Name : null;
    }
}
