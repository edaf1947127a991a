namespace CrmCore.Messaging;

/// <summary>How the host reaches Telegram: the same for all its bots. What belongs to one bot stands in the connection's settings.</summary>
public sealed class TelegramOptions
{
    /// <summary>The name of the HTTP client, to give it a handler or a proxy of your own.</summary>
    public const string HttpClientName = "crmcore-telegram";

    internal const string Kind = "telegram";

    /// <summary>The address of the Bot API: Telegram's, or that of your own Bot API server.</summary>
    /// <value>The default is <c>https://api.telegram.org/</c>.</value>
    public Uri BaseAddress { get; set; } = new("https://api.telegram.org/");

    /// <summary>How long to wait for an answer. A message without one is parked as uncertain, so do not make it short.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("https" or "http"))
        {
            throw new InvalidOperationException($"Telegram: '{BaseAddress}' is no address: give an absolute one, such as https://api.telegram.org/.");
        }

        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(10))
        {
            throw new InvalidOperationException("Telegram: the time limit must be longer than nothing and at most 10 minutes.");
        }
    }
}

/// <summary>The settings of one bot. Setters, not init: generated readers overwrite the defaults of init-only members.</summary>
internal sealed record TelegramSettings
{
    /// <summary>How the words are marked up: <c>HTML</c>, <c>MarkdownV2</c>. Default: null, plain text.</summary>
    public string? ParseMode { get; set; }

    /// <summary>Whether Telegram shows a preview of the first link. Default: yes.</summary>
    public bool LinkPreviews { get; set; } = true;

    /// <summary>Whether a client who blocks or unblocks the bot is an event. Default: no.</summary>
    public bool ReportBlocks { get; set; }
}
