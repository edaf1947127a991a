using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Planned actions: see, run now, move, cancel, send again (R71).</summary>
public sealed class CrmActions
{
    private readonly Crm _crm;

    internal CrmActions(Crm crm) => _crm = crm;

    /// <summary>What waits for a deal, dead letters and uncertain ones too.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The actions.</returns>
    public async ValueTask<IReadOnlyList<ScheduledAction>> OfAsync(DealId deal, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var found = new List<ScheduledAction>();
        var key = ScheduledActionRecords.SubjectKey(model.Number, deal.Value);
        await foreach (var action in _crm.Engine.Store.AllAsync(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, key, 2, ct).ConfigureAwait(false)) found.Add(action);
        return found;
    }

    /// <summary>What waits for a lead: what its status planned (R75), and notifications about it.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The actions.</returns>
    public ValueTask<IReadOnlyList<ScheduledAction>> OfAsync(LeadId lead, CancellationToken ct = default) => OfAsync(new DealId(lead.Value), ct);

    /// <summary>Everything of the account that waits, in no order that means anything.</summary>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>A page of actions.</returns>
    public async ValueTask<Page<ScheduledAction>> ListAsync(string? after = null, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await _crm.Engine.Store.PageAsync(ScheduledActionRecords.Instance, -1, new RecordKey(model.Number), 1, 100, after, false, ct).ConfigureAwait(false);
    }

    /// <summary>The dead letters: actions whose every try failed. <see cref="RunNowAsync"/> sends one again.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The actions.</returns>
    public ValueTask<IReadOnlyList<ScheduledAction>> DeadAsync(CancellationToken ct = default) => HeldAsync(HeldReasons.Dead, ct);

    /// <summary>The actions of which nobody knows whether they had their effect: look, then <see cref="RunNowAsync"/> or <see cref="CancelAsync"/>.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The actions.</returns>
    public ValueTask<IReadOnlyList<ScheduledAction>> UncertainAsync(CancellationToken ct = default) => HeldAsync(HeldReasons.Uncertain, ct);

    /// <summary>Makes an action due now: a waiting one, a dead letter, an uncertain one.</summary>
    /// <param name="action">The action.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when it waits no more.</returns>
    public ValueTask<CommandResult> RunNowAsync(ScheduledAction action, Actor? by = null, CancellationToken ct = default) => ChangeAsync(action, "run", null, by, ct);

    /// <summary>Moves an action to another moment; no rule moves it back.</summary>
    /// <param name="action">The action.</param>
    /// <param name="due">The new moment, to the millisecond.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when it waits no more.</returns>
    public ValueTask<CommandResult> MoveAsync(ScheduledAction action, Instant due, Actor? by = null, CancellationToken ct = default) => ChangeAsync(action, "move", due, by, ct);

    /// <summary>Cancels an action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when it waits no more.</returns>
    public ValueTask<CommandResult> CancelAsync(ScheduledAction action, Actor? by = null, CancellationToken ct = default) => ChangeAsync(action, "cancel", null, by, ct);

    /// <summary>The automations that paused themselves (R69), as <c>pipeline/action</c>.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>Their names.</returns>
    public async ValueTask<IReadOnlyCollection<string>> PausedAsync(CancellationToken ct = default) => [.. (await _crm.ModelAsync(ct).ConfigureAwait(false)).Paused];

    /// <summary>Switches a paused automation on again; what waited becomes due, the count begins anew (R69).</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="action">The action's id.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> ResumeAsync(string pipeline, string action, Actor? by = null, CancellationToken ct = default)
    {
        return _crm.Commands.RunAsync(CommandKinds.ResumeAutomation, by ?? Actor.System, null, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("pipeline", pipeline);
            json.WriteString("action", action);
        }
    }

    private async ValueTask<IReadOnlyList<ScheduledAction>> HeldAsync(string held, CancellationToken ct)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var found = new List<ScheduledAction>();
        var key = new RecordKey(model.Number, T0: held);
        await foreach (var action in _crm.Engine.Store.AllAsync(ScheduledActionRecords.Instance, ScheduledActionRecords.ByHeld, key, 2, ct).ConfigureAwait(false)) found.Add(action);
        return found;
    }

    private ValueTask<CommandResult> ChangeAsync(ScheduledAction action, string op, Instant? due, Actor? by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(action);
        return _crm.Commands.RunAsync(CommandKinds.ChangeAction, by ?? Actor.System, null, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("subject", action.Subject.ToString());
            json.WriteNumber("entry", action.Entry);
            json.WriteNumber("phase", (int)action.Phase);
            json.WriteString("action", action.Action);
            json.WriteString("target", action.Target);
            json.WriteString("op", op);
            if (due is { } moment) json.WriteNumber("due", moment.ToUnixTimeMilliseconds());
        }
    }
}
