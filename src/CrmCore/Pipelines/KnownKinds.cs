namespace CrmCore;

/// <summary>The kinds of triggers and actions that a pipeline may use: the engine's and those that the host registered. Immutable.</summary>
public sealed class KnownKinds
{
    private KnownKinds(IReadOnlyCollection<string> triggers, IReadOnlyCollection<string> actions)
    {
        Triggers = triggers;
        Actions = actions;
    }

    /// <summary>The engine's own kinds: all of <see cref="EventKinds"/> and <see cref="ActionKinds"/>.</summary>
    public static KnownKinds BuiltIn { get; } = new([.. Shapes.Triggers.Select(s => s.Kind)], [.. Shapes.Actions.Select(s => s.Kind)]);

    /// <summary>The kinds of events that may trigger.</summary>
    public IReadOnlyCollection<string> Triggers { get; }

    /// <summary>The kinds of actions.</summary>
    public IReadOnlyCollection<string> Actions { get; }

    /// <summary>The same with kinds of events that the host registered.</summary>
    /// <param name="kinds">The kinds, such as <c>acme.parcel-delivered</c>.</param>
    /// <returns>The kinds.</returns>
    public KnownKinds WithTriggers(params IEnumerable<string> kinds) => new([.. Triggers.Union(kinds, StringComparer.Ordinal)], Actions);

    /// <summary>The same with kinds of actions that the host registered.</summary>
    /// <param name="kinds">The kinds, such as <c>acme.ship-sample</c>.</param>
    /// <returns>The kinds.</returns>
    public KnownKinds WithActions(params IEnumerable<string> kinds) => new(Triggers, [.. Actions.Union(kinds, StringComparer.Ordinal)]);
}
