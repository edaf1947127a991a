using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace CrmCore;

/// <summary>Runs one due action: decides it in the pump, or calls its port and hands the outcome in.</summary>
internal sealed class ActionRunner(
    ICrmStore store, AccountDirectory accounts, PumpLanes queue, EventPump pump, IEnumerable<ActionExecutor> executors, ILogger logger)
{
    private readonly FrozenDictionary<string, ActionExecutor> _executors = executors.GroupBy(e => e.Do, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);

    /// <summary>Looks for doubles and merges what is sure.</summary>
    public DoublesRun Doubles { get; init; } = new(queue);

    private readonly ConcurrentDictionary<RecordKey, ScheduledAction?> _running = new();

    public IReadOnlyCollection<string> Kinds => _executors.Keys;

    /// <summary>Told what happens.</summary>
    public EngineTelemetry? Telemetry { get; set; }

    /// <summary>Runs it; nothing when it is being carried out already.</summary>
    public async Task RunAsync(ScheduledAction action, CancellationToken ct)
    {
        // The started mark is a change of the row, and a store gives a changed row again: it must not be taken for a crash's.
        var key = ScheduledActionRecords.Instance.KeyOf(action);
        while (!_running.TryAdd(key, null))
        {
            if (_running.TryGetValue(key, out var known) && _running.TryUpdate(key, action, known)) return;
        }

        try
        {
            await CarryOutAsync(action, ct).ConfigureAwait(false);
        }
        finally
        {
            if (_running.TryRemove(key, out var again) && again is not null) store.Release([again]);
        }
    }

    private async Task CarryOutAsync(ScheduledAction action, CancellationToken ct)
    {
        var model = await accounts.FindAsync(AccountRef.Of(action.Account), ct).ConfigureAwait(false);
        if (model is null) return;
        Telemetry?.Begun(action, pump.Now);
        if (action.Do == DoublesSearch.Action)
        {
            await Doubles.RunAsync(model, action, ct).ConfigureAwait(false);
            return;
        }

        if (action.Phase == ActionPhase.Timer)
        {
            await queue.RunAsync(new TimerItem(action), ct).ConfigureAwait(false);
            return;
        }

        var paused = model.Paused.Contains(AccountModel.PauseId(action.Pipeline, action.Action)) && action.Phase is not (ActionPhase.Leave or ActionPhase.Notify);
        if (paused || action.Do == TimeLimits.Action || CompiledAction.IsDecidedKind(action.Do))
        {
            await DecideAsync(action, paused, ct).ConfigureAwait(false);
            return;
        }

        if (action.Lease != 0 && action.Attempts > Retries.MaxAttempts)
        {
            await FinishAsync(action, ActionOutcome.Fail($"The node that ran it died, {Retries.MaxAttempts} times. See what it does to the process, then send it again."), true).ConfigureAwait(false);
            return;
        }

        if (!_executors.TryGetValue(action.Do, out var executor))
        {
            await FinishAsync(action, ActionOutcome.Fail($"Nothing carries out actions of the kind '{action.Do}'. Register its package or handler, then send it again."), false).ConfigureAwait(false);
            return;
        }

        if (await PrepareAsync(model, action, ct).ConfigureAwait(false) is { } run) await TryAsync(executor, run, ct).ConfigureAwait(false);
    }

    private async Task DecideAsync(ScheduledAction action, bool paused, CancellationToken ct)
    {
        var item = new DueItem(action);
        await queue.RunAsync(item, ct).ConfigureAwait(false);
        if (item.Failure is not null) Telemetry?.Buried(action);
        else if (!paused && action.Do != TimeLimits.Action) Telemetry?.Done(action);
    }

    private async Task TryAsync(ActionExecutor executor, ActionRun run, CancellationToken ct)
    {
        var action = run.Action;
        if (action.Phase == ActionPhase.Enter && executor.Recipients(run) is { } recipients)
        {
            if (recipients.Count == 0) await FinishAsync(action, ActionOutcome.Skip(executor.NobodyReason), false).ConfigureAwait(false);
            else await queue.RunAsync(new DueItem(action, recipients), ct).ConfigureAwait(false);
            return;
        }

        var once = executor.DeliveryOf(run) == Delivery.Once;
        if (once)
        {
            if (action.Started)
            {
                await FinishAsync(action, ActionOutcome.Unknown("it was begun before the engine stopped, and nobody knows how it ended"), true, onlyAsTaken: true).ConfigureAwait(false);
                return;
            }

            var start = new StartItem(action);
            await queue.RunAsync(start, ct).ConfigureAwait(false);
            if (start.Started is not { } started) return;
            run = run with { Action = started };
        }

        using var activity = Telemetry?.StartAction(run.Model, run.Action);
        var ended = await CallAsync(executor, run, once, ct).ConfigureAwait(false);
        activity?.SetTag(TelemetryNames.ActionOutcome, ended is null ? "stopped" : EngineTelemetry.NameOf(ended));
        if (ended is { } outcome) await FinishAsync(run.Action, outcome, once).ConfigureAwait(false);
        else store.Release([action]);
    }

    // Null when the host stops: a repeatable action is simply tried again at the next start.
    private async Task<ActionOutcome?> CallAsync(ActionExecutor executor, ActionRun run, bool once, CancellationToken ct)
    {
        try
        {
            return await executor.RunAsync(run, ct).ConfigureAwait(false);
        }
        catch (ChannelException error)
        {
            RunnerLog.PortFailed(logger, error, run.Action.Do, run.Action.Key);
            return error.Failure switch
            {
                ChannelFailure.Transient => ActionOutcome.RetryLater(error.Message, error.RetryAfter),
                ChannelFailure.Unknown when once => ActionOutcome.Unknown(error.Message),
                ChannelFailure.Unknown => ActionOutcome.RetryLater(error.Message, error.RetryAfter),
                _ => ActionOutcome.Fail(error.Message),
            };
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return once ? ActionOutcome.Unknown("the host stopped while it ran") : null;
        }
#pragma warning disable CA1031 // a host's handler may throw anything; it is a failed try
        catch (Exception error)
#pragma warning restore CA1031
        {
            RunnerLog.PortFailed(logger, error, run.Action.Do, run.Action.Key);
            return once ? ActionOutcome.Unknown(error.Message) : ActionOutcome.RetryLater(error.Message);
        }
    }

    private async Task<ActionRun?> PrepareAsync(AccountModel model, ScheduledAction action, CancellationToken ct)
    {
        // What a message says is in its payload: it is about no deal.
        if (action.Phase == ActionPhase.Message) return new ActionRun { Model = model, Action = action, Definition = new ActionDefinition { Id = action.Action, Do = action.Do }, Now = pump.Now };
        var definition = action.Do == Notices.Action || action.Action == SystemAnalytics.Action
            ? new ActionDefinition { Id = action.Action, Do = action.Do }
            : model.DefinitionOf(action)?.Definition;
        if (definition is null)
        {
            await FinishAsync(action, ActionOutcome.Skip("the definition does not have it any more (R05)"), false).ConfigureAwait(false);
            return null;
        }

        if (action.Pipeline == LeadStatuses.Pipeline) return await PrepareLeadAsync(model, action, definition, ct).ConfigureAwait(false);
        var deal = await store.FindAsync(DealRecords.Instance, new RecordKey(action.Account, action.Subject), ct).ConfigureAwait(false);
        if (deal is not { State: CardState.Active } && action.Phase is not (ActionPhase.Notify or ActionPhase.Leave))
        {
            await FinishAsync(action, ActionOutcome.Skip("the deal was deleted"), false).ConfigureAwait(false);
            return null;
        }

        if (action.Phase == ActionPhase.Leave && await IsBeingDoneAsync(action, ct).ConfigureAwait(false))
        {
            await FinishAsync(action, ActionOutcome.RetryLater("what it undoes has not ended yet"), true).ConfigureAwait(false);
            return null;
        }

        return new ActionRun { Model = model, Action = action, Definition = definition, Deal = deal, Contacts = await ContactsAsync(deal, ct).ConfigureAwait(false), Now = pump.Now };
    }

    private async Task<ActionRun?> PrepareLeadAsync(AccountModel model, ScheduledAction action, ActionDefinition definition, CancellationToken ct)
    {
        var lead = await store.FindAsync(LeadRecords.Instance, new RecordKey(action.Account, action.Subject), ct).ConfigureAwait(false);
        if (lead is null && action.Phase != ActionPhase.Notify)
        {
            await FinishAsync(action, ActionOutcome.Skip("the lead is gone"), false).ConfigureAwait(false);
            return null;
        }

        var run = new ActionRun { Model = model, Action = action, Definition = definition, Now = pump.Now, Lead = lead };
        return lead is null ? run : run with { Deal = LeadCard.AsDeal(lead), Contacts = [LeadCard.AsContact(lead, model.Account.Settings.PlaceholderName)] };
    }

    private async Task<bool> IsBeingDoneAsync(ScheduledAction action, CancellationToken ct)
    {
        var entering = ScheduledActionRecords.Instance.KeyOf(action with { Phase = ActionPhase.Enter });
        return await store.FindAsync(ScheduledActionRecords.Instance, entering, ct).ConfigureAwait(false) is { DueAt: not null };
    }

    private async Task<IReadOnlyList<Contact>> ContactsAsync(Deal? deal, CancellationToken ct)
    {
        if (deal is null) return [];
        var contacts = new List<Contact>();
        foreach (var id in deal.Contact is { } main ? deal.OtherContacts.Prepend(main) : deal.OtherContacts)
        {
            if (await RedirectReads.ContactAsync(store, deal.Account, id, ct).ConfigureAwait(false) is { State: CardState.Active } contact) contacts.Add(contact);
        }

        return contacts;
    }

    // An outcome is handed in even when the host stops: it happened.
    private async ValueTask FinishAsync(ScheduledAction action, ActionOutcome outcome, bool counted, bool onlyAsTaken = false)
    {
        var item = new OutcomeItem(action, outcome, counted) { OnlyAsTaken = onlyAsTaken };
        await queue.RunAsync(item, CancellationToken.None).ConfigureAwait(false);
        if (item.IsLate) RunnerLog.TakenOver(logger, action.Do, action.Key);
        else Telemetry?.Ended(action, outcome, item.Buried);
    }
}
