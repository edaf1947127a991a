using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>
/// Keeps contacts in a group outside while their deal stands on the stage: entering adds, leaving takes away (R26, R27). A try that comes
/// late, after the deal moved on or came back, must not overrule the later move.
/// </summary>
internal abstract class MembershipExecutor<TSettings>(Func<JsonObject, List<string>, TSettings?> read) : DealActionExecutor<TSettings>(read)
    where TSettings : class
{
    public sealed override Delivery DeliveryOf(ActionRun run) => Delivery.Repeatable;

    protected sealed override ValueTask<ActionOutcome> RunAsync(ActionRun run, Deal deal, TSettings settings, CancellationToken ct)
    {
        var leaving = run.Action.Phase == ActionPhase.Leave;
        if (deal.Entry != run.Action.Entry && Outdated(run, deal, settings, leaving) is { } reason) return new(ActionOutcome.Skip(reason));
        var change = Change(run, settings, leaving);
        return change.Emails.Count + change.Phones.Count == 0
            ? new(ActionOutcome.Skip("the deal's contacts have nothing by which the service could know them"))
            : ApplyAsync(run, settings, change, ct);
    }

    /// <summary>Whether two actions keep the same group.</summary>
    protected abstract bool IsSameGroup(TSettings mine, TSettings other);

    /// <summary>Whether leaving the group is for good, whatever the deal does afterwards.</summary>
    protected abstract bool IsForGood(TSettings settings);

    protected abstract MembershipChange Change(ActionRun run, TSettings settings, bool leaving);

    protected abstract ValueTask<ActionOutcome> ApplyAsync(ActionRun run, TSettings settings, MembershipChange change, CancellationToken ct);

    private string? Outdated(ActionRun run, Deal deal, TSettings settings, bool leaving)
    {
        var keeper = Keeper(run.Model, deal, settings);
        if (!leaving) return keeper is null ? "the deal has left the stage already" : null;
        // Only an entering that surely has added, or is about to, makes the leaving outdated.
        return keeper is { IsAtOnce: true, Condition: null, Definition.OnReentry: OnReentry.Again } && !IsForGood(settings)
            ? "the deal stands on a stage of the same group again"
            : null;
    }

    private CompiledAction? Keeper(AccountModel model, Deal deal, TSettings settings)
    {
        var stage = model.Pipelines.TryGetValue(deal.Pipeline, out var pipeline) ? pipeline.Stage(deal.Stage) : null;
        return Array.Find(
            stage?.UndoneOnLeaving ?? [],
            a => a.Definition.Do == Do && Read(a.Definition.Settings) is { } other && IsSameGroup(settings, other));
    }
}
