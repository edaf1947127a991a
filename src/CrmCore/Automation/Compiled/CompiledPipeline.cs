namespace CrmCore;

/// <summary>A pipeline's definition as decision tables: triggers by kind of event, sorted by stage. Immutable; shared by all threads.</summary>
internal sealed class CompiledPipeline
{
    private readonly Dictionary<string, TriggerTable> _triggers;
    private readonly Dictionary<string, CompiledStage> _stagesById;
    private readonly Dictionary<string, CompiledAction> _actions = new(StringComparer.Ordinal);

    public CompiledPipeline(PipelineDefinition definition, long revision)
    {
        Definition = definition;
        Revision = revision;
        var number = 0;
        var all = new List<StageDefinition>(definition.Stages) { definition.Won, definition.Lost };
        Stages = [.. all.Select((stage, position) => new CompiledStage(stage, position, [.. stage.OnEnter.Select(a => new CompiledAction(a, number++))]))];
        _stagesById = Stages.ToDictionary(s => s.Id, StringComparer.Ordinal);
        number = 0;
        _triggers = Stages
            .SelectMany(s => s.Definition.Triggers.Select(t => new CompiledTrigger(t, s.Position, number++)))
            .GroupBy(t => t.Definition.On, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => TriggerTable.Of(g, Stages.Length), StringComparer.Ordinal);
        foreach (var stage in Stages)
        {
            foreach (var action in stage.Actions) _actions[action.Definition.Id] = action;
        }

        ContactKinds = _triggers.Where(t => t.Value.Triggers.Any(x => x.Condition?.NeedsContact == true)).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
    }

    public PipelineDefinition Definition { get; }

    public long Revision { get; }

    /// <summary>The stages in order, then Won, then Lost.</summary>
    public CompiledStage[] Stages { get; }

    /// <summary>The kinds of events whose triggers look at the contact.</summary>
    public HashSet<string> ContactKinds { get; }

    /// <summary>A stage by its id; a removed one leads to the stage that took its deals (R05).</summary>
    public CompiledStage? Stage(string id)
    {
        for (var hops = 0; hops <= Definition.Replaced.Count; hops++)
        {
            if (_stagesById.TryGetValue(id, out var stage)) return stage;
            if (!Definition.Replaced.TryGetValue(id, out var next)) return null;
            id = next;
        }

        return null;
    }

    /// <summary>Whether a stage of that id stands in this version itself.</summary>
    public bool Has(string stage) => _stagesById.ContainsKey(stage);

    public CompiledAction? Action(string id) => _actions.GetValueOrDefault(id);

    /// <summary>An action by its number in a compact trace.</summary>
    public CompiledAction? Action(int number) => _actions.Values.FirstOrDefault(a => a.Number == number);

    /// <summary>A trigger by its number in a compact trace.</summary>
    public CompiledTrigger? Trigger(int number) => _triggers.Values.SelectMany(t => t.Triggers).FirstOrDefault(t => t.Number == number);

    /// <summary>The triggers of a kind that stand behind a stage, the nearest first (R09, R10).</summary>
    public ReadOnlySpan<CompiledTrigger> TriggersAfter(string kind, int stage)
    {
        return _triggers.TryGetValue(kind, out var table) ? table.Triggers.AsSpan(table.FirstAfter[stage]) : [];
    }

    /// <summary>The triggers of one kind by stage, and for each stage where those behind it begin.</summary>
    private sealed record TriggerTable(CompiledTrigger[] Triggers, int[] FirstAfter)
    {
        public static TriggerTable Of(IEnumerable<CompiledTrigger> triggers, int stages)
        {
            CompiledTrigger[] sorted = [.. triggers.OrderBy(t => t.Stage)];
            var firstAfter = new int[stages];
            for (var stage = 0; stage < stages; stage++) firstAfter[stage] = sorted.Count(t => t.Stage <= stage);
            return new TriggerTable(sorted, firstAfter);
        }
    }
}
