using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Carries out one of the engine's own kinds of action for a deal.</summary>
/// <param name="read">Reads the settings; null, with the problems added, when they cannot be read.</param>
internal abstract class DealActionExecutor<TSettings>(Func<JsonObject, List<string>, TSettings?> read) : ActionExecutor
    where TSettings : class
{
    public sealed override ValueTask<ActionOutcome> RunAsync(ActionRun run, CancellationToken ct)
    {
        if (run.Deal is not { } deal) return new(ActionOutcome.Skip("the deal is gone"));
        var problems = new List<string>();
        return read(run.Definition.Settings, problems) is { } settings
            ? RunAsync(run, deal, settings, ct)
            : new(ActionOutcome.Fail($"The settings of the action '{run.Definition.Id}' cannot be read. {string.Join(' ', problems)}"));
    }

    protected TSettings? Read(JsonObject settings) => read(settings, []);

    protected abstract ValueTask<ActionOutcome> RunAsync(ActionRun run, Deal deal, TSettings settings, CancellationToken ct);
}
