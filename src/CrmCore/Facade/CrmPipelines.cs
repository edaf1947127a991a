using System.Text;

namespace CrmCore;

/// <summary>Pipelines: publish new versions, read, count.</summary>
public sealed class CrmPipelines
{
    private readonly Crm _crm;

    internal CrmPipelines(Crm crm) => _crm = crm;

    /// <summary>
    /// Publishes a new version (R05). No deal is lost: a removed stage that still holds deals needs a replacement
    /// (<c>.Replaces("old", with: "new")</c>), and then its deals are moved there.
    /// </summary>
    /// <param name="pipeline">The new version.</param>
    /// <param name="by">Who; an administrator (R07), or null for the host's own code.</param>
    /// <param name="waiting">Under which version the actions that wait already run.</param>
    /// <param name="expectedVersion">The version that the author read; another one is refused (R68). Null asks for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> with the deals that stand in the way.</returns>
    /// <exception cref="InvalidPipelineException">The definition is wrong; every problem is listed.</exception>
    public async ValueTask<CommandResult> PublishAsync(
        PipelineDefinition pipeline, Actor? by = null, OnRevision waiting = OnRevision.Pinned, long? expectedVersion = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var problems = pipeline.Validate(_crm.Engine.Kinds).Where(p => p.Severity == ProblemSeverity.Error).ToArray();
        if (problems.Length > 0) throw new InvalidPipelineException(problems);
        var body = Encoding.UTF8.GetBytes(PipelineJson.Write(pipeline));
        var result = await _crm.Commands.RunAsync(
            CommandKinds.SaveSetting, by ?? Actor.System, null,
            json => SettingWriting.Write(json, SettingKinds.Pipeline, pipeline.Id, body, null, expectedVersion, waiting == OnRevision.Follow), ct).ConfigureAwait(false);
        if (result is Done { Changed: true } && pipeline.Replaced.Count > 0) await MoveReplacedAsync(pipeline, by, ct).ConfigureAwait(false);
        return result;
    }

    /// <summary>The current version of a pipeline.</summary>
    /// <param name="id">The pipeline.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The definition and its version; null when there is none.</returns>
    public async ValueTask<StoredPipeline?> FindAsync(string id, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return model.Pipelines.TryGetValue(id, out var pipeline) ? Read(model, pipeline) : null;
    }

    /// <summary>The account's pipelines in the order of their ids.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The current versions.</returns>
    public async ValueTask<IReadOnlyList<StoredPipeline>> ListAsync(CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return [.. model.Pipelines.Values.OrderBy(p => p.Definition.Id, StringComparer.Ordinal).Select(p => Read(model, p))];
    }

    /// <summary>How many deals stand on each stage, and their sums by currency. Kept with every change: nothing is counted now.</summary>
    /// <param name="id">The pipeline.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The stages in order, then Won, then Lost.</returns>
    public async ValueTask<IReadOnlyList<StageTotal>> TotalsAsync(string id, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        if (!model.Pipelines.TryGetValue(id, out var pipeline)) throw new InvalidOperationException($"The account '{_crm.AccountId}' has no pipeline '{id}'.");
        var rows = new List<StageCount>();
        await foreach (var row in _crm.Engine.Store.AllAsync(StageCountRecords.Instance, StageCountRecords.ByPipeline, new RecordKey(model.Number, T0: id), 2, ct).ConfigureAwait(false)) rows.Add(row);
        return [.. pipeline.Stages.Select(stage => Total(stage, rows.FindAll(r => pipeline.Stage(r.Stage) == stage)))];
    }

    /// <summary>Looks for what is doubtful in a definition, with the account's templates, calendars, employees and connections at hand (R06).</summary>
    /// <param name="pipeline">The definition.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>Every finding with its remedy.</returns>
    public async ValueTask<IReadOnlyList<PipelineProblem>> LintAsync(PipelineDefinition pipeline, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var settings = model.Account.Settings;
        return pipeline.Lint(new LintContext
        {
            Templates = [.. model.Templates.Keys],
            Calendars = [.. model.Calendars.Keys],
            Connections = [.. model.Connections.Keys],
            DealFields = [.. model.Fields.Keys.Where(k => k.On == CardKind.Deal).Select(k => k.Id)],
            ContactFields = [.. model.Fields.Keys.Where(k => k.On == CardKind.Contact).Select(k => k.Id)],
            Employees = [.. model.Employees.Keys],
            Teams = [.. model.Teams.Keys],
            Assignments = [.. model.Rules.Keys],
            Pipelines = [.. model.Pipelines.Keys],
            HasDefaultSenderAndMailbox = settings.DefaultSender is not null && settings.DefaultMailbox is not null,
        });
    }

    private static StageTotal Total(CompiledStage stage, List<StageCount> rows) => new(
        stage.Id, stage.Definition.Name ?? stage.Id, rows.Sum(r => r.Deals),
        [.. rows.Where(r => r.Currency.Length > 0 && r.Deals != 0).GroupBy(r => r.Currency, StringComparer.Ordinal).Select(g => new Money(g.Sum(r => r.Amount), g.Key))]);

    private static StoredPipeline Read(AccountModel model, CompiledPipeline pipeline)
    {
        var stored = model.Settings[(SettingKinds.Pipeline, pipeline.Definition.Id)];
        return new StoredPipeline(pipeline.Definition, pipeline.Revision, stored.Edited && stored.SeedHash is not null);
    }

    // The decisions find the new stage already; this makes the cards say so.
    private async ValueTask MoveReplacedAsync(PipelineDefinition pipeline, Actor? by, CancellationToken ct)
    {
        var compiled = new CompiledPipeline(pipeline, 0);
        string? after = null;
        do
        {
            var page = await _crm.Deals.ListAsync(after, 500, ct).ConfigureAwait(false);
            foreach (var deal in page.Items)
            {
                if (deal.Pipeline != pipeline.Id || compiled.Has(deal.Stage) || compiled.Stage(deal.Stage) is not { } target) continue;
                await _crm.Commands.RunAsync(CommandKinds.RehouseDeal, by ?? Actor.System, null, json =>
                {
                    json.WriteString("deal", deal.Id.ToString());
                    json.WriteString("stage", target.Id);
                }, ct).ConfigureAwait(false);
            }

            after = page.Next;
        }
        while (after is not null);
    }
}
