using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Reads accounts of choices out of timeline entries.</summary>
internal static class AssignmentAccounts
{
    public static IReadOnlyList<AssignmentAccount> Of(IReadOnlyList<TimelineEntry> entries) =>
        [.. entries.Where(IsAccount).Select(Of)];

    // A conversation that was passed on or taken by hand was nobody's choice.
    private static bool IsAccount(TimelineEntry entry) =>
        entry.Kind is TimelineKinds.Assigned or TimelineKinds.Waiting || (entry.Kind is TimelineKinds.ConversationGiven or TimelineKinds.ConversationWaits && entry.ReadData().Text("strategy") is not null);

    private static AssignmentAccount Of(TimelineEntry entry)
    {
        var data = entry.ReadData();
        return new()
        {
            At = entry.At,
            Rule = data.Text("rule") ?? data.Text("line") ?? "",
            Strategy = AssignmentRuleJson.StrategyOf(data.Text("strategy")),
            To = data.Text("to") is { } to ? new EmployeeId(to) : (EmployeeId?)null,
            OwnManager = data.Flag("ownManager"),
            Else = data.Text("else"),
            Number = Number(data, "number"),
            WaitingSince = Number(data, "since") is { } since ? Instant.FromUnixTimeMilliseconds(since) : null,
            Needs = data.Value("needs").AsList,
            Considered = (int)(Number(data, "considered") ?? 0),
            PassedOver = PassedOver(data),
            MorePassedOver = (int)(Number(data, "more") ?? 0),
        };
    }

    private static PassedOver[] PassedOver(JsonElement data) =>
        data.TryGetProperty("passedOver", out var list) ? [.. list.EnumerateArray().Select(p => new PassedOver(new EmployeeId(p[0].GetString()!), p[1].GetString()!))] : [];

    private static long? Number(JsonElement data, string name) => data.TryGetProperty(name, out var value) ? value.GetInt64() : null;
}
