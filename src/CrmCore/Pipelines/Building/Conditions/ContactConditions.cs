namespace CrmCore;

/// <summary>Conditions on the deal's main contact.</summary>
public sealed class ContactConditions
{
    private readonly string _root;

    internal ContactConditions(string root) => _root = root;

    /// <summary>The name.</summary>
    public FieldConditions Name => new(_root + "name");

    /// <summary>The id of the employee who looks after the contact.</summary>
    public FieldConditions Owner => new(_root + CrmCore.Fields.Owner);

    /// <summary>The source the contact first came from.</summary>
    public FieldConditions Source => new(_root + "source");

    /// <summary>A UTM tag of the first request.</summary>
    /// <param name="name">The tag's name without <c>utm_</c>, such as <c>campaign</c>.</param>
    /// <returns>The field, to compare.</returns>
    public FieldConditions Utm(string name) => new(_root + "utm." + name);

    /// <summary>The points of the account's scoring at that moment (R36).</summary>
    public FieldConditions Score => new(_root + ConditionPaths.Score);

    /// <summary><c>cold</c>, <c>warm</c> or <c>hot</c> by the account's thresholds (R36).</summary>
    public FieldConditions Temperature => new(_root + ConditionPaths.Temperature);

    /// <summary>A custom field.</summary>
    /// <param name="id">The field's id.</param>
    /// <returns>The field, to compare.</returns>
    public FieldConditions Field(string id) => new(_root + (id == CrmCore.Fields.Tags ? "tag" : id));

    /// <summary>The contact carries a tag.</summary>
    /// <param name="tag">The tag; without regard to case.</param>
    /// <returns>The condition.</returns>
    public Condition Tag(string tag) => new FieldConditions(_root + "tag").Is(tag);
}
