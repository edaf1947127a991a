namespace CrmCore;

/// <summary>Writes entries of cards other than deals that say more than an event's kind.</summary>
internal static class CardEntries
{
    public static void Write(DecisionScope scope, Guid card, string kind, ReadOnlyMemory<byte> data, string? personal) =>
        scope.Set.Of(TimelineRecords.Instance).Insert(new TimelineEntry
        {
            Account = scope.Account,
            Card = card,
            Id = scope.NewId(),
            At = scope.OccurredAt,
            RecordedAt = scope.Now,
            Kind = kind,
            Actor = scope.Actor,
            Cause = scope.Cause,
            Data = data,
            Personal = personal,
        });

    /// <summary>Writes the change of a card's state, as time travel reads it.</summary>
    public static void State(System.Text.Json.Utf8JsonWriter json, CardState before, CardState after)
    {
        json.WriteStartObject("c");
        json.WriteStartArray("state");
        json.WriteNumberValue((int)before);
        json.WriteNumberValue((int)after);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
