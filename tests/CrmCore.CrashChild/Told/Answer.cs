using System.Globalization;

namespace CrmCore.CrashChild.Told;

/// <summary>What a sender was told about a number.</summary>
/// <param name="Number">The number of the load.</param>
/// <param name="Status">A status of the engine's, or <see cref="Refused"/>.</param>
/// <param name="Event">The event's id, where one was told.</param>
/// <param name="Deals">What the event meant for each deal, where it was told.</param>
internal sealed record Answer(long Number, string Status, EventId? Event, IReadOnlyList<(DealId Deal, DealResult Result)> Deals)
{
    /// <summary>Nothing was taken.</summary>
    public const string Refused = "Refused";

    /// <summary>Why nothing was taken.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the sender was told that it is durable.</summary>
    public bool IsKept => Status is nameof(EventStatus.Decided) or nameof(EventStatus.Accepted) or nameof(EventStatus.Duplicate) or nameof(EventStatus.Failed);

    public static Answer Refusal(long number, string reason) => new(number, Refused, null, []) { Reason = reason };

    public string Write() => string.Join(
        '|',
        Number.ToString(CultureInfo.InvariantCulture),
        Status,
        Event?.ToString() ?? "",
        string.Join(',', Deals.Select(d => d.Deal + ":" + d.Result)),
        Reason?.ReplaceLineEndings(" ").Replace('|', '/') ?? "");

    public static Answer Read(string line)
    {
        var parts = line.Split('|');
        var deals = parts[3].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => d.Split(':'));
        return new Answer(
            long.Parse(parts[0], CultureInfo.InvariantCulture),
            parts[1],
            parts[2].Length == 0 ? null : EventId.Parse(parts[2]),
            [.. deals.Select(d => (new DealId(Guid.Parse(d[0])), Enum.Parse<DealResult>(d[1])))])
        {
            Reason = parts[4].Length == 0 ? null : parts[4],
        };
    }
}
