using NodaTime;

namespace CrmCore;

/// <summary>One event of a visitor for analytics (R24). Holds no personal data.</summary>
public sealed record AnalyticsHit
{
    /// <summary>The visitor's analytics client id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The analytics property that the client id belongs to; null where it is not known.</summary>
    public string? Property { get; init; }

    /// <summary>The event's name in the service's vocabulary, such as <c>purchase</c>; null lets the adapter choose by <see cref="Stage"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The contact's id in the CRM.</summary>
    public string? UserId { get; init; }

    /// <summary>The transaction's id: the deal's, the same on every try.</summary>
    public required string Transaction { get; init; }

    /// <summary>The stage's id; <c>won</c> for a sale.</summary>
    public required string Stage { get; init; }

    /// <summary>The deal's title; null where it has none.</summary>
    public string? Title { get; init; }

    /// <summary>The amount; null where none is known.</summary>
    public Money? Amount { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant At { get; init; }
}
