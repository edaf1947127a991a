using System.Text.Json;

namespace CrmCore;

/// <summary>Leads: list, accept.</summary>
public sealed class CrmLeads
{
    private readonly Crm _crm;

    internal CrmLeads(Crm crm) => _crm = crm;

    /// <summary>Accepts a lead: it becomes a contact and a deal (R15, R35).</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="by">Who accepts it, and owns the deal unless the policy names somebody; null for the host's own code.</param>
    /// <param name="pipeline">The pipeline; null for the source's, or the account's first.</param>
    /// <param name="stage">The stage; null for the pipeline's first.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Created"/> with the deal's id, or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> AcceptAsync(
        LeadId lead, Actor? by = null, string? pipeline = null, string? stage = null, string? key = null, CancellationToken ct = default)
    {
        return _crm.Commands.RunAsync(CommandKinds.AcceptLead, by ?? Actor.System, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("lead", lead.ToString());
            json.Member("pipeline", pipeline);
            json.Member("stage", stage);
        }
    }

    /// <summary>A lead as it stands now.</summary>
    /// <param name="lead">Its id.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The lead.</returns>
    /// <exception cref="InvalidOperationException">There is none of that id in this account.</exception>
    public async ValueTask<Lead> GetAsync(LeadId lead, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await _crm.Engine.Store.FindAsync(LeadRecords.Instance, LeadRecords.Key(model.Number, lead), ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The account '{_crm.AccountId}' has no lead {lead}.");
    }

    /// <summary>The leads in a state, the oldest first.</summary>
    /// <param name="state">The state. Default: those in the inbox.</param>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>A page of leads.</returns>
    public async ValueTask<Page<Lead>> ListAsync(LeadState state = LeadState.New, string? after = null, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await _crm.Engine.Store.PageAsync(LeadRecords.Instance, LeadRecords.ByState, new RecordKey(model.Number, N1: (int)state), 2, 100, after, false, ct).ConfigureAwait(false);
    }
}
