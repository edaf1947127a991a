using System.Globalization;
using System.Text.Json;

namespace CrmCore.Testing;

/// <summary>Every change of a deal is told on its timeline by the same commit: so the timeline, read from its beginning, gives the deal.</summary>
internal static class DealsTold
{
    private static readonly string[] Names = ["pipeline", "stage", "entry", "enteredAt", "owner", "contact", "amount", "currency", "state"];

    public static void Look(Ledger ledger, ChangeKind kind, Deal? before, Deal after, List<TimelineEntry> entries)
    {
        if (kind == ChangeKind.Delete)
        {
            ledger.Break("timeline and state agree", $"the row of the deal {after.Id} was deleted");
            return;
        }

        var state = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (before is not null)
        {
            foreach (var name in Names) state[name] = ValueOf(before, name);
        }

        foreach (var entry in entries)
        {
            if (entry.Card == after.Id.Value && Apply(state, entry) is { } wrong) ledger.Break("timeline and state agree", $"the timeline of the deal {after.Id} says {wrong}");
        }

        foreach (var (name, told) in state)
        {
            if (ValueOf(after, name) is var stored && stored != told) ledger.Break("timeline and state agree", $"the timeline of the deal {after.Id} leads to the {name} '{told}', and the deal has '{stored}'");
        }
    }

    private static string? Apply(Dictionary<string, string?> state, TimelineEntry entry)
    {
        var data = entry.ReadData();
        if (entry.Kind == TimelineKinds.Created)
        {
            if (data.TryGetProperty("to", out var stage)) state["stage"] = stage.GetString();
            state["entry"] = "1";
        }

        if (!data.TryGetProperty("c", out var changes)) return null;
        foreach (var change in changes.EnumerateObject())
        {
            if (!Names.Contains(change.Name, StringComparer.Ordinal)) continue;
            var (was, now) = (Text(change.Value[0]), Text(change.Value[1]));
            if (state.TryGetValue(change.Name, out var known) && known != was) return $"at '{entry.Kind}' that the {change.Name} was '{was}', and it was '{known}'";
            state[change.Name] = now;
        }

        return null;
    }

    private static string? ValueOf(Deal deal, string name) => name switch
    {
        "pipeline" => deal.Pipeline,
        "stage" => deal.Stage,
        "entry" => deal.Entry.ToString(CultureInfo.InvariantCulture),
        "enteredAt" => deal.EnteredAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        "owner" => deal.Owner?.Value,
        "contact" => deal.Contact?.ToString(),
        "amount" => deal.Amount?.Minor.ToString(CultureInfo.InvariantCulture),
        "currency" => deal.Amount?.Currency,
        _ => ((int)deal.State).ToString(CultureInfo.InvariantCulture),
    };

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
