using NodaTime;

namespace CrmCore;

/// <summary>Tries a changed pipeline on what was recorded, without touching anything (R62).</summary>
public sealed class CrmDryRun
{
    private static readonly string[] PortKinds =
    [
        ActionKinds.SendEmail, ActionKinds.MessageClient, ActionKinds.AddToAnalytics, ActionKinds.SendWebhook, ActionKinds.AdAudience, ActionKinds.MailingList,
        ActionKinds.StartTunnel, ActionKinds.RingBack, ActionKinds.CreatePaymentLink, ActionKinds.CreateCustomer, Notices.Action,
    ];

    private readonly Crm _crm;

    internal CrmDryRun(Crm crm) => _crm = crm;

    /// <summary>
    /// Replays the time since a moment under a changed definition, in memory: the cards as they stood then, the events and commands recorded
    /// since, the moves decided anew by the same code, each planned action answered as done. Then it is compared with what really happened.
    /// </summary>
    /// <param name="changed">The changed definition of a pipeline that the account has.</param>
    /// <param name="from">Where the replay begins.</param>
    /// <param name="progress">Told after each event how many were fed in; null for nobody.</param>
    /// <param name="ct">Stops the replay.</param>
    /// <returns>What would have been different.</returns>
    /// <exception cref="InvalidPipelineException">The changed definition has errors.</exception>
    /// <exception cref="InvalidOperationException">The account has no pipeline of that id, or retention has removed what events of the period said.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period begins in the future.</exception>
    public async ValueTask<DryRunReport> ReplayAsync(PipelineDefinition changed, Instant from, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var engine = _crm.Engine;
        var to = engine.Now;
        if (from > to) throw new ArgumentOutOfRangeException(nameof(from), $"The period begins at {from}; it is {to} now. Give a moment that is over.");
        var problems = changed.Validate(engine.Kinds).Where(p => p.Severity == ProblemSeverity.Error).ToArray();
        if (problems.Length > 0) throw new InvalidPipelineException(problems);
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        if (!model.Pipelines.ContainsKey(changed.Id)) throw new InvalidOperationException($"The account '{_crm.AccountId}' has no pipeline '{changed.Id}': only a pipeline that it has can be tried on its past.");
        var kinds = engine.Runner.Kinds.Concat(PortKinds).Distinct(StringComparer.Ordinal).ToArray();
        return await new DryRun(engine.Store, model, engine.Tools, kinds).ReplayAsync(changed, from, to, progress, ct).ConfigureAwait(false);
    }

    /// <summary>Replays the last days, weeks or months; see <see cref="ReplayAsync(PipelineDefinition, Instant, IProgress{int}?, CancellationToken)"/>.</summary>
    /// <param name="changed">The changed definition of a pipeline that the account has.</param>
    /// <param name="last">How far back, by the account's calendar.</param>
    /// <param name="progress">Told after each event how many were fed in; null for nobody.</param>
    /// <param name="ct">Stops the replay.</param>
    /// <returns>What would have been different.</returns>
    public async ValueTask<DryRunReport> ReplayAsync(PipelineDefinition changed, Period last, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(last);
        var zone = (await _crm.ModelAsync(ct).ConfigureAwait(false)).Zone;
        var from = (_crm.Engine.Now.InZone(zone).LocalDateTime - last).InZoneLeniently(zone).ToInstant();
        return await ReplayAsync(changed, from, progress, ct).ConfigureAwait(false);
    }
}
