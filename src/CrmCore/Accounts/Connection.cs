using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>
/// A stored link of an account to an outside service (R81): three Telegram bots are three connections of one kind. Each has its own
/// webhook address, <c>/hooks/{account}/{id}</c>. Immutable.
/// </summary>
public sealed record Connection
{
    /// <summary>The id that the account chose, unique in the account: 1 to 64 lower-case letters, digits, dashes.</summary>
    public required string Id { get; init; }

    /// <summary>The kind: <c>telegram</c>, <c>smtp</c>, <c>ga4</c> …, as its package registered it.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind's settings, without secrets.</summary>
    public JsonObject Settings { get; init; } = [];

    /// <summary>The name under which the <see cref="ISecretStore"/> keeps the secret; null where none is needed.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether it is in use. Default: yes.</summary>
    public bool Enabled { get; init; } = true;
}
