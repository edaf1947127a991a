namespace CrmCore;

/// <summary>Adds statuses of leads. Begin with <see cref="LeadStatuses.Define"/>.</summary>
public sealed class LeadStatusesBuilder
{
    private readonly List<LeadStatus> _statuses = [];

    internal LeadStatusesBuilder()
    {
    }

    /// <summary>Adds a status of leads in the inbox.</summary>
    /// <param name="id">The id, stable when the status is renamed.</param>
    /// <param name="define">Describes it; null for one that only has its id.</param>
    /// <returns>The same builder.</returns>
    public LeadStatusesBuilder New(string id, Action<LeadStatusBuilder>? define = null) => Add(id, LeadState.New, define);

    /// <summary>Adds a status of leads that somebody works on.</summary>
    /// <param name="id">The id, stable when the status is renamed.</param>
    /// <param name="define">Describes it; null for one that only has its id.</param>
    /// <returns>The same builder.</returns>
    public LeadStatusesBuilder InWork(string id, Action<LeadStatusBuilder>? define = null) => Add(id, LeadState.InWork, define);

    /// <summary>Adds a status of leads that became a contact, a company or a deal.</summary>
    /// <param name="id">The id, stable when the status is renamed.</param>
    /// <param name="define">Describes it; null for one that only has its id.</param>
    /// <returns>The same builder.</returns>
    public LeadStatusesBuilder Accepted(string id, Action<LeadStatusBuilder>? define = null) => Add(id, LeadState.Accepted, define);

    /// <summary>Adds a status of refusal. There may be several, each with its reasons.</summary>
    /// <param name="id">The id, stable when the status is renamed.</param>
    /// <param name="define">Describes it; null for one that only has its id.</param>
    /// <returns>The same builder.</returns>
    public LeadStatusesBuilder Refused(string id, Action<LeadStatusBuilder>? define = null) => Add(id, LeadState.Refused, define);

    internal IReadOnlyList<LeadStatus> Build() => [.. _statuses];

    private LeadStatusesBuilder Add(string id, LeadState state, Action<LeadStatusBuilder>? define)
    {
        ArgumentNullException.ThrowIfNull(id);
        var status = new LeadStatusBuilder();
        define?.Invoke(status);
        _statuses.Add(status.Build(id, state));
        return this;
    }
}
