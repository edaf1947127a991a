using NodaTime;

namespace CrmCore;

/// <summary>A line's hours (R47).</summary>
internal static class LineHours
{
    public static bool IsOpen(DecisionScope scope, Line line) => CalendarOf(scope, line)?.IsOpen(scope.Now) ?? true;

    /// <summary>When a closed line opens; null for never.</summary>
    public static Instant? NextOpening(DecisionScope scope, Line line) => CalendarOf(scope, line) is { } calendar ? calendar.NextOpening(scope.Now) : scope.Now;

    private static CompiledCalendar? CalendarOf(DecisionScope scope, Line line) =>
        line.Hours is { } hours ? scope.Model.Calendars.GetValueOrDefault(hours) : null;
}
