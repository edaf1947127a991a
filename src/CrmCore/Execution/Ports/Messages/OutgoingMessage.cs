namespace CrmCore;

/// <summary>A message to a client in a messenger or chat.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The client's id in the network.</summary>
    public required string Chat { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>The rows of buttons; empty for none.</summary>
    public IReadOnlyList<IReadOnlyList<MessageButton>> Buttons { get; init; } = [];

    /// <summary>The key: the same on every try.</summary>
    public required string Key { get; init; }
}
