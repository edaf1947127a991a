using System.Text.Json;

namespace CrmCore;

/// <summary>Learns from deals that were closed before the account learned (R36).</summary>
internal static class ScoreCommands
{
    public static CommandResult Learn(DecisionScope scope, JsonElement command)
    {
        if (scope.Model.Scoring is not { Definition.LearnsFromDeals: true }) return new Refused("The account does not learn from its deals: save scoring rules that do, with LearnsFromDeals.");
        var changed = false;
        foreach (var text in command.Value("deals").AsList)
        {
            if (Guid.TryParse(text, out var id) && Cards.Deal(scope, new DealId(id)) is { } deal) changed |= WinLearning.CatchUp(scope, deal);
        }

        return new Done { Changed = changed };
    }
}
