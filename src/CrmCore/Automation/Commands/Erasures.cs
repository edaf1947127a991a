using System.Text.Json;

namespace CrmCore;

/// <summary>Begins to erase a person (R65): in one commit nothing finds them any more and nothing waits for them; the sweep of the tables follows.</summary>
internal static class Erasures
{
    public static CommandResult Contact(DecisionScope scope, JsonElement command)
    {
        var id = command.Id("contact") ?? Guid.Empty;
        if (Cards.Row(scope, new ContactId(id)) is not { } row) return new Refused($"There is no contact '{command.Text("contact")}'.");
        var target = row.State == CardState.Merged ? Cards.Row(scope, new ContactId(Cards.TargetOf(scope, id)))! : row;
        if (target.State == CardState.Erased) return new Refused($"The contact '{target.Id}' was erased already.");
        // A sweep that broke off is gone on with.
        if (target.State == CardState.Erasing) return new Done { Changed = false };
        Deletions.Remove(scope, target, CardState.Erasing, TimelineKinds.Erased, keepDeals: true);
        var redirects = scope.Set.Of(RedirectRecords.Instance);
        foreach (var key in redirects.Lookup(RedirectRecords.ByTarget, new RecordKey(scope.Account, target.Id.Value)))
        {
            if (Cards.Row(scope, new ContactId(key.G0)) is { } merged) Deletions.Remove(scope, merged, CardState.Erasing, TimelineKinds.Erased, keepDeals: true);
        }

        return new Done();
    }
}
