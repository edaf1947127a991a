namespace CrmCore;

/// <summary>What stages and outcomes have in common: names, required fields, triggers, actions.</summary>
/// <typeparam name="TSelf">The builder itself.</typeparam>
public abstract class StageBuilder<TSelf>
    where TSelf : StageBuilder<TSelf>
{
    private readonly List<TriggerDefinition> _triggers = [];
    private readonly List<ActionDefinition> _onEnter = [];
    private readonly List<string> _requires = [];
    private string? _name;
    private string? _color;

    private protected StageBuilder()
    {
    }

    private TSelf Self => (TSelf)this;

    /// <summary>Gives the stage the name that people see. Without it they see the id.</summary>
    /// <param name="name">The name; it may change at any time.</param>
    /// <returns>The same builder.</returns>
    public TSelf Named(string name)
    {
        _name = name;
        return Self;
    }

    /// <summary>Gives the stage a colour.</summary>
    /// <param name="color">The colour as <c>#rrggbb</c>.</param>
    /// <returns>The same builder.</returns>
    public TSelf Color(string color)
    {
        _color = color;
        return Self;
    }

    /// <summary>Names fields that a move by hand into the stage needs (R03). An automatic move does not ask for them.</summary>
    /// <param name="fields">Names of <see cref="Fields"/> or ids of custom fields of the deal.</param>
    /// <returns>The same builder.</returns>
    public TSelf Requires(params string[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        _requires.AddRange(fields);
        return Self;
    }

    /// <summary>Brings deals here from any earlier stage when an event comes (R09).</summary>
    /// <param name="id">The trigger's id, stable over versions and unique in the pipeline.</param>
    /// <param name="trigger">The event, from <see cref="Triggers"/>.</param>
    /// <returns>The same builder.</returns>
    public TSelf MoveHereOn(string id, TriggerDraft trigger)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(trigger);
        _triggers.Add(trigger.Build(id));
        return Self;
    }

    /// <summary>Does something when a deal enters the stage, by whatever way (R17).</summary>
    /// <param name="id">The action's id, stable over versions and unique in the pipeline.</param>
    /// <param name="action">The action, from <see cref="Do"/>.</param>
    /// <returns>The same builder.</returns>
    public TSelf OnEnter(string id, ActionDraft action)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(action);
        _onEnter.Add(action.Build(id));
        return Self;
    }

    internal virtual StageDefinition Build(string id) => new()
    {
        Id = id,
        Name = _name,
        Color = _color,
        Requires = [.. _requires],
        Triggers = [.. _triggers],
        OnEnter = [.. _onEnter],
    };
}
