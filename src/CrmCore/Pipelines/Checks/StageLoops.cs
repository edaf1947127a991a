namespace CrmCore;

/// <summary>Finds loops of change-stage actions.</summary>
internal static class StageLoops
{
    public static void Find(PipelineDefinition definition, Problems problems)
    {
        var moves = definition.AllActions()
            .Select(a => new Move(a.Stage.Id, a.Action.MovesTo(definition), a.Action))
            .Where(m => m.To is not null)
            .ToLookup(m => m.From, StringComparer.Ordinal);
        var order = definition.AllStages().Select(s => s.Id).Distinct(StringComparer.Ordinal).ToList();
        foreach (var stage in order)
        {
            // Each loop is told once, from its first stage.
            var loop = Shortest(stage, moves, order.IndexOf(stage), order);
            if (loop is not null) Report(definition, loop, problems);
        }
    }

    private static List<Move>? Shortest(string start, ILookup<string, Move> moves, int least, List<string> order)
    {
        var cameBy = new Dictionary<string, Move>(StringComparer.Ordinal);
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var stage))
        {
            foreach (var move in moves[stage])
            {
                if (order.IndexOf(move.To!) < least) continue;
                if (!cameBy.TryAdd(move.To!, move)) continue;
                if (move.To == start) return Back(start, cameBy);
                queue.Enqueue(move.To!);
            }
        }

        return null;
    }

    private static List<Move> Back(string start, Dictionary<string, Move> cameBy)
    {
        var loop = new List<Move>();
        var stage = start;
        do
        {
            loop.Insert(0, cameBy[stage]);
            stage = cameBy[stage].From;
        }
        while (stage != start);
        return loop;
    }

    private static void Report(PipelineDefinition definition, List<Move> loop, Problems problems)
    {
        var path = string.Join(" → ", loop.Select(m => $"\"{m.From}\"").Append($"\"{loop[0].From}\""));
        var first = definition.AllStages().First(s => s.Id == loop[0].From);
        var where = problems.At(first, loop[0].Action);
        var remedy = "Remove one of the moves, or give it a condition that stops holding.";
        if (loop.TrueForAll(m => m.Action.When is null && m.Action.IsAtOnce()))
            problems.Error(
                "stage-loop",
                where,
                $"The deal goes round without an end: {path}. The engine cuts the chain after a number of moves.",
                remedy);
        else
            problems.Warning(
                "stage-loop",
                where,
                $"The deal may go round: {path}. The engine cuts the chain after a number of moves.",
                remedy);
    }

    private sealed record Move(string From, string? To, ActionDefinition Action);
}
