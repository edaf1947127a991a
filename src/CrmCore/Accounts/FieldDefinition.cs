namespace CrmCore;

/// <summary>A custom field of a kind of card (R74). Immutable.</summary>
public sealed record FieldDefinition
{
    /// <summary>The id that the author gave; stable when the field is renamed. Lower-case letters, digits, dashes, underscores.</summary>
    public required string Id { get; init; }

    /// <summary>The name people see; the id where none was given.</summary>
    public string? Name { get; init; }

    /// <summary>Which cards have it. Default: deals.</summary>
    public CardKind On { get; init; } = CardKind.Deal;

    /// <summary>What it holds. Default: text.</summary>
    public FieldKind Kind { get; init; } = FieldKind.Text;

    /// <summary>The choices of a choice field.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether a card made by hand must have it. Default: no.</summary>
    public bool Required { get; init; }

    /// <summary>Whether no two cards may share a value. Default: no.</summary>
    public bool Unique { get; init; }

    /// <summary>The value of a new card; null for none.</summary>
    public FieldValue? Default { get; init; }
}
