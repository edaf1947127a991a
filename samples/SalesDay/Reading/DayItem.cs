using CrmCore;
using NodaTime;

namespace SalesDay;

/// <summary>One thing that comes in during the day: an event from outside, or what an employee does by hand.</summary>
/// <param name="At">When it comes in; a call comes when it is over.</param>
/// <param name="Channel">What it is called in the summary.</param>
/// <param name="File">The file that it was read from, as people name it.</param>
/// <param name="Line">The line in that file; null where the file holds one thing.</param>
internal sealed record DayItem(Instant At, string Channel, string File, int? Line)
{
    public InboundEvent? Event { get; init; }

    public HandCommand? Command { get; init; }

    /// <summary>The order of the day: by time, and where two come together always the same way.</summary>
    public static IReadOnlyList<DayItem> InOrder(IEnumerable<DayItem> items) =>
        [.. items.OrderBy(i => i.At).ThenBy(i => i.File, StringComparer.Ordinal).ThenBy(i => i.Line)];
}
