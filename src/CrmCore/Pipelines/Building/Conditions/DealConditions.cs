namespace CrmCore;

/// <summary>Conditions on a deal.</summary>
public sealed class DealConditions
{
    private readonly string _root;

    internal DealConditions(string root) => _root = root;

    /// <summary>The id of the stage it stands on.</summary>
    public FieldConditions Stage => new(_root + "stage");

    /// <summary>The amount, in major units when it is compared with a number.</summary>
    public FieldConditions Amount => new(_root + CrmCore.Fields.Amount);

    /// <summary>The id of the employee who owns it.</summary>
    public FieldConditions Owner => new(_root + CrmCore.Fields.Owner);

    /// <summary>The source it came from.</summary>
    public FieldConditions Source => new(_root + "source");

    /// <summary>A UTM tag.</summary>
    /// <param name="name">The tag's name without <c>utm_</c>, such as <c>campaign</c>.</param>
    /// <returns>The field, to compare.</returns>
    public FieldConditions Utm(string name) => new(_root + "utm." + name);

    /// <summary>The points of the account's scoring at that moment (R36).</summary>
    public FieldConditions Score => new(_root + ConditionPaths.Score);

    /// <summary><c>cold</c>, <c>warm</c> or <c>hot</c> by the account's thresholds (R36).</summary>
    public FieldConditions Temperature => new(_root + ConditionPaths.Temperature);

    /// <summary>A field.</summary>
    /// <param name="id">A name of <see cref="Fields"/>, or the id of a custom field.</param>
    /// <returns>The field, to compare.</returns>
    public FieldConditions Field(string id) => new(_root + (id == CrmCore.Fields.Tags ? "tag" : id));

    /// <summary>It carries a tag.</summary>
    /// <param name="tag">The tag; without regard to case.</param>
    /// <returns>The condition.</returns>
    public Condition Tag(string tag) => new FieldConditions(_root + "tag").Is(tag);
}
