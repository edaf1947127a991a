namespace CrmCore;

/// <summary>A template of a letter or message (R21, R22), in the language of the registered <c>ITemplateRenderer</c>. Immutable.</summary>
public sealed record MessageTemplate
{
    /// <summary>The id that actions name.</summary>
    public required string Id { get; init; }

    /// <summary>The subject of a letter; null for messages.</summary>
    public string? Subject { get; init; }

    /// <summary>The text; null when there is only HTML.</summary>
    public string? Text { get; init; }

    /// <summary>The HTML of a letter; null when there is only text.</summary>
    public string? Html { get; init; }
}
