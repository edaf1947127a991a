namespace CrmCore.Analytics;

/// <summary>What goes over the wire, member by member as the Measurement Protocol names it.</summary>
internal static class GoogleAnalyticsWire
{
    internal sealed record Payload(string ClientId, string? UserId, long? TimestampMicros, IReadOnlyList<Event> Events);

    internal sealed record Event(string Name, Parameters Params);

    internal sealed record Parameters
    {
        public required string TransactionId { get; init; }

        public string? Currency { get; init; }

        public decimal? Value { get; init; }

        public string? LeadStatus { get; init; }

        /// <summary>Without it a hit is not counted among the active users.</summary>
        public int EngagementTimeMsec { get; init; } = 1;

        public IReadOnlyList<Item>? Items { get; init; }
    }

    internal sealed record Item(string ItemId, string? ItemName, decimal? Price, int Quantity);

    internal sealed record Validation(IReadOnlyList<ValidationMessage>? ValidationMessages);

    internal sealed record ValidationMessage(string? FieldPath, string? Description, string? ValidationCode);
}
