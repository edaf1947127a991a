namespace CrmCore;

/// <summary>Describes a status of leads.</summary>
public sealed class LeadStatusBuilder
{
    private readonly List<ActionDefinition> _onEnter = [];
    private string? _name;
    private string? _color;
    private string[] _reasons = [];
    private bool _staysClosed;

    internal LeadStatusBuilder()
    {
    }

    /// <summary>Gives the status the name that people see. Without it they see the id.</summary>
    /// <param name="name">The name; it may change at any time.</param>
    /// <returns>The same builder.</returns>
    public LeadStatusBuilder Named(string name)
    {
        _name = name;
        return this;
    }

    /// <summary>Gives the status a colour.</summary>
    /// <param name="color">The colour as <c>#rrggbb</c>.</param>
    /// <returns>The same builder.</returns>
    public LeadStatusBuilder Color(string color)
    {
        _color = color;
        return this;
    }

    /// <summary>Names the reasons that a lead may be refused for. Without them any words will do.</summary>
    /// <param name="reasons">The reasons in order.</param>
    /// <returns>The same builder.</returns>
    public LeadStatusBuilder Reasons(params string[] reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        _reasons = reasons;
        return this;
    }

    /// <summary>Leaves a refused lead refused when its sender asks again: spam. Otherwise it goes back to the inbox.</summary>
    /// <returns>The same builder.</returns>
    public LeadStatusBuilder StaysClosed()
    {
        _staysClosed = true;
        return this;
    }

    /// <summary>Does something when a lead enters the status, by whatever way (R17, R75). What waits is cancelled when it leaves.</summary>
    /// <param name="id">The action's id, stable over versions and unique among the statuses.</param>
    /// <param name="action">The action, from <see cref="Do"/>; a change of stage names a status.</param>
    /// <returns>The same builder.</returns>
    public LeadStatusBuilder OnEnter(string id, ActionDraft action)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(action);
        _onEnter.Add(action.Build(id));
        return this;
    }

    internal LeadStatus Build(string id, LeadState state) => new()
    {
        Id = id, State = state, Name = _name, Color = _color, Reasons = _reasons, StaysClosed = _staysClosed, OnEnter = [.. _onEnter],
    };
}
