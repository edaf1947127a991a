using System.Text.Json.Serialization;
using NodaTime;

namespace CrmCore;

/// <summary>A date whose opening hours differ from those of its weekday. Immutable; equal by value.</summary>
public sealed record ExceptionalDay
{
    /// <summary>The date, in the calendar's zone.</summary>
    [JsonPropertyName("date"), JsonConverter(typeof(LocalDateJsonConverter))]
    public required LocalDate Date { get; init; }

    /// <summary>The hours that begin on that date and replace those of its weekday. The default is none: closed.</summary>
    [JsonPropertyName("open")]
    public IReadOnlyList<OpeningHours> Open { get; init => field = value ?? []; } = [];

    /// <summary>Compares the date and the hours.</summary>
    /// <param name="other">The other day.</param>
    /// <returns>True when both say the same.</returns>
    public bool Equals(ExceptionalDay? other) => other is not null && Date == other.Date && Open.SequenceEqual(other.Open);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Open.Count);
}
