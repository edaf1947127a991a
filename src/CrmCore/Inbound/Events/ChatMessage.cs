namespace CrmCore;

/// <summary>A client wrote in a chat or messenger (R15).</summary>
public sealed record ChatMessage : InboundEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="network">The connection's id.</param>
    /// <param name="chat">The client's id there.</param>
    /// <param name="text">What the client wrote; empty for a picture or a pressed button.</param>
    public ChatMessage(string network, string chat, string text)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(chat);
        Network = network;
        Chat = chat;
        Text = text ?? "";
    }

    /// <summary>The connection's id.</summary>
    public string Network { get; }

    /// <summary>The client's id there.</summary>
    public string Chat { get; }

    /// <summary>What the client wrote.</summary>
    public string Text { get; }

    /// <summary>The client's name; null where none is known.</summary>
    public string? Name { get; init; }

    /// <summary>A phone number that the client shared and the network vouches for.</summary>
    public string? Phone { get; init; }

    /// <summary>An address that the client gave.</summary>
    public string? Email { get; init; }

    /// <summary>The data of the button that was pressed.</summary>
    public string? Button { get; init; }

    /// <summary>The visitor id (cookie) that a site chat handed over (R14).</summary>
    public string? Visitor { get; init; }

    /// <summary>The page that the chat stood on.</summary>
    public string? Page { get; init; }

    /// <summary>The visitor's analytics client id (R24).</summary>
    public string? AnalyticsClient { get; init; }

    /// <summary>The analytics property that it belongs to (R24).</summary>
    public string? AnalyticsProperty { get; init; }

    /// <inheritdoc/>
    public override string Kind => EventKinds.ChatMessage;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Body => JsonBody.Write(json =>
    {
        json.Member("network", Network);
        json.Member("chat", Chat);
        json.Member("text", Text);
        json.Member("name", Name);
        json.Member("phone", Phone);
        json.Member("email", Email);
        json.Member("button", Button);
        json.Member("visitor", Visitor);
        json.Member("page", Page);
        json.Member("analyticsClient", AnalyticsClient);
        json.Member("analyticsProperty", AnalyticsProperty);
    });
}
