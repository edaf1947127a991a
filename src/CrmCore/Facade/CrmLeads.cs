using System.Text.Json;

namespace CrmCore;

/// <summary>Leads: the inbox of requests (R29 to R35, R75). Make, list, take, put back, refuse, accept, convert, count.</summary>
public sealed class CrmLeads
{
    private readonly Crm _crm;

    internal CrmLeads(Crm crm) => _crm = crm;

    /// <summary>
    /// Takes a request in by hand or from the host's own code: an API call, a visit in a shop, a row of a file. It goes the way of every request:
    /// the source's intake policy decides, a known person's is noted on what is there (R32).
    /// </summary>
    /// <param name="lead">What is known; no field is mandatory, but all of them empty is refused (R30).</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key, so that the same call twice counts once; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Captured"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> CreateAsync(NewLead lead, Actor? by = null, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(lead);
        return _crm.Commands.RunAsync(CommandKinds.CreateLead, by ?? Actor.System, key, lead.Write, ct);
    }

    /// <summary>Accepts a lead: it becomes a contact and a deal (R15, R35).</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="by">Who accepts it, and owns the deal unless somebody has the lead; null for the host's own code.</param>
    /// <param name="pipeline">The pipeline; null for the source's, or the account's first.</param>
    /// <param name="stage">The stage; null for the pipeline's first.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Created"/> with the deal's id, or <see cref="Refused"/>, which says who may.</returns>
    public ValueTask<CommandResult> AcceptAsync(
        LeadId lead, Actor? by = null, string? pipeline = null, string? stage = null, string? key = null, CancellationToken ct = default)
    {
        return RunAsync(CommandKinds.AcceptLead, lead, by, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.Member("pipeline", pipeline);
            json.Member("stage", stage);
        }
    }

    /// <summary>Converts a lead to a contact, a company, a deal, or any of them together; nothing is typed twice (R35).</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="into">What it becomes.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Converted"/>, or <see cref="Refused"/>, which says who may.</returns>
    public ValueTask<CommandResult> ConvertAsync(LeadId lead, LeadConversion into, Actor? by = null, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(into);
        return RunAsync(CommandKinds.ConvertLead, lead, by, key, into.Write, ct);
    }

    /// <summary>Takes a lead: the employee works on it from now on.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="by">Who takes it; with <paramref name="owner"/> null, an employee.</param>
    /// <param name="owner">For whom; null for the author.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when somebody else has it.</returns>
    public ValueTask<CommandResult> TakeAsync(LeadId lead, Actor by, EmployeeId? owner = null, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.TakeLead, lead, by, key, json => json.Member("owner", owner?.Value), ct);

    /// <summary>Puts a lead back into the inbox: nobody has it then.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> PutBackAsync(LeadId lead, Actor? by = null, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.PutBackLead, lead, by, key, _ => { }, ct);

    /// <summary>Refuses a lead with a reason (R35): junk.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="reason">Why; one of the status's reasons where it has any.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="status">The status of refusal; null for the account's first.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> RejectAsync(LeadId lead, string reason, Actor? by = null, string? status = null, string? key = null, CancellationToken ct = default) =>
        SetStatusAsync(lead, status, by, reason, key, ct);

    /// <summary>Gives a lead another of the account's statuses (R75). A status of acceptance is reached by accepting or converting.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="status">The status; null for the first of refusal.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="reason">Why, for a refusal; null otherwise.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SetStatusAsync(LeadId lead, string? status, Actor? by = null, string? reason = null, string? key = null, CancellationToken ct = default)
    {
        return RunAsync(CommandKinds.SetLeadStatus, lead, by, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.Member("status", status);
            json.Member("reason", reason);
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
    public ValueTask<Page<Lead>> ListAsync(LeadState state = LeadState.New, string? after = null, CancellationToken ct = default) =>
        ListAsync(new LeadFilter { State = state }, after, ct);

    /// <summary>The leads that a filter lets through, the oldest first.</summary>
    /// <param name="filter">Which leads.</param>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>A page of leads; it may be short and not be the last: go on while <see cref="Page{T}.Next"/> is given.</returns>
    public async ValueTask<Page<Lead>> ListAsync(LeadFilter filter, string? after = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return await LeadLists.ReadAsync(_crm, filter, after, ct).ConfigureAwait(false);
    }

    /// <summary>How many leads there are by status, source and owner (R56, R75): counted when they change, not now.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The counts, in the order of the statuses.</returns>
    public async ValueTask<IReadOnlyList<LeadTotal>> TotalsAsync(CancellationToken ct = default) => await LeadLists.TotalsAsync(_crm, ct).ConfigureAwait(false);

    /// <summary>The account's statuses of leads (R75).</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The statuses in order.</returns>
    public async ValueTask<LeadStatuses> StatusesAsync(CancellationToken ct = default) => (await _crm.ModelAsync(ct).ConfigureAwait(false)).Leads.Definition;

    private ValueTask<CommandResult> RunAsync(string kind, LeadId lead, Actor? by, string? key, Action<Utf8JsonWriter> rest, CancellationToken ct)
    {
        return _crm.Commands.RunAsync(kind, by ?? Actor.System, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("lead", lead.ToString());
            rest(json);
        }
    }
}
