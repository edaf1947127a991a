namespace CrmCore;

/// <summary>The id of a conversation.</summary>
/// <param name="Value">The id: time-ordered, made by the engine's id source.</param>
public readonly record struct ConversationId(Guid Value)
{
    /// <summary>Reads an id from its text form.</summary>
    /// <param name="text">32 hexadecimal digits, with or without dashes.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">The text is no id.</exception>
    public static ConversationId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The id as text.</summary>
    /// <returns>32 hexadecimal digits with dashes.</returns>
    public override string ToString() => Value.ToString();
}
