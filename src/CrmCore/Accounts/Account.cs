namespace CrmCore;

/// <summary>An account (tenant): everything in the engine belongs to one. Immutable.</summary>
public sealed record Account
{
    /// <summary>The short text id that the host chose: 1 to 64 lower-case letters, digits, dashes, dots.</summary>
    public required string Id { get; init; }

    /// <summary>The ISO 3166 region whose phone numbers are written without a country code, such as <c>RU</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The IANA time zone of the account, such as <c>Europe/Moscow</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>The account's settings.</summary>
    public AccountSettings Settings { get; init; } = new();

    internal int Number { get; init; }

    internal long Version { get; init; }
}
