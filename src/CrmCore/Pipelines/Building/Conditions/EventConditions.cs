namespace CrmCore;

/// <summary>Conditions on the event.</summary>
public sealed class EventConditions
{
    private readonly string _root;

    internal EventConditions(string root) => _root = root;

    /// <summary>A member of the event's body.</summary>
    /// <param name="name">The member's name; a dot leads into a member, as in <c>utm.campaign</c>.</param>
    /// <returns>The field, to compare.</returns>
    public FieldConditions Field(string name) => new(_root + name);
}
