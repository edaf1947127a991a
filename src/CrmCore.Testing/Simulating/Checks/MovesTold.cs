using System.Text.Json;

namespace CrmCore.Testing;

/// <summary>The moves that triggers made: one for each event and deal (R10), forward (R09), and out of no closed stage.</summary>
internal sealed class MovesTold(SimulationPlan plan)
{
    private readonly HashSet<(Guid Event, Guid Card)> _moved = [];

    public void Look(Ledger ledger, TimelineEntry entry)
    {
        if (entry.Kind != TimelineKinds.Moved) return;
        var data = entry.ReadData();
        if (Text(data, "trigger") is not { } trigger || Text(data, "from") is not { } from || Text(data, "to") is not { } to) return;
        if (from is Outcomes.Won or Outcomes.Lost) ledger.Break("closed deals stay closed", $"the trigger '{trigger}' moved the deal {entry.Card} from '{from}' to '{to}'");
        if (!IsForward(trigger, from, to)) ledger.Break("triggers move forward", $"the trigger '{trigger}' moved the deal {entry.Card} from '{from}' back to '{to}'");
        if (Text(data, "event") is not null && entry.Cause is { } cause && !_moved.Add((cause.Value, entry.Card)))
        {
            ledger.Break("an event moves a deal once", $"the event {cause} moved the deal {entry.Card} a second time, by '{trigger}' to '{to}'");
        }
    }

    // A pipeline that has the trigger and both stages; one that was changed since says nothing.
    private bool IsForward(string trigger, string from, string to)
    {
        foreach (var pipeline in plan.Pipelines)
        {
            StageDefinition[] stages = [.. pipeline.Stages, pipeline.Won, pipeline.Lost];
            var (at, target) = (Array.FindIndex(stages, s => s.Id == from), Array.FindIndex(stages, s => s.Id == to && s.Triggers.Any(t => t.Id == trigger)));
            if (at >= 0 && target >= 0) return target > at;
        }

        return true;
    }

    private static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out var value) ? value.GetString() : null;
}
