namespace CrmCore;

/// <summary>Why something happened, or did not (R61).</summary>
public sealed class CrmExplain
{
    private readonly Crm _crm;

    internal CrmExplain(Crm crm) => _crm = crm;

    /// <summary>
    /// What an event was decided to mean: who was found by it, every deal and trigger that was considered, what matched and what did not and why.
    /// It is decided once more by the same code, on the cards and pipelines as they were then; nothing is saved. Where that differs from
    /// the trace that was stored with the decision, a line says so.
    /// </summary>
    /// <param name="e">The event: an outcome's or a timeline entry's <see cref="TimelineEntry.Cause"/>. Commands are events too.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="InvalidOperationException">There is no such event in this account.</exception>
    public async ValueTask<Explanation> EventAsync(EventId e, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await new EventExplanation(_crm.Engine.Store, model, _crm.Engine.Tools).ExplainAsync(e, ct).ConfigureAwait(false);
    }

    /// <summary>A deal's story in words: what happened and because of what, what was planned, done and cancelled, what waits and until when.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="InvalidOperationException">There is no such deal in this account.</exception>
    public async ValueTask<Explanation> DealAsync(DealId deal, CancellationToken ct = default) =>
        await new DealExplanation(_crm.Engine.Store, await _crm.ModelAsync(ct).ConfigureAwait(false)).ExplainAsync(deal, ct).ConfigureAwait(false);

    /// <summary>Why an action waits, until when, under which version of the pipeline, and what becomes of it when the deal leaves the stage.</summary>
    /// <param name="action">The action, as <see cref="CrmActions"/> gives it.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The explanation.</returns>
    public async ValueTask<Explanation> ActionAsync(ScheduledAction action, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        return ActionExplanation.Of(await _crm.ModelAsync(ct).ConfigureAwait(false), action);
    }
}
