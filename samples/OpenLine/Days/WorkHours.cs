using CrmCore;

namespace OpenLine;

/// <summary>Whether employees and lines are within their hours: for the simulated people and the board. The engine knows it by itself.</summary>
internal static class WorkHours
{
    public static bool IsAtWork(OfficePlan plan, Employee employee, Picture picture) =>
        (picture.Desks.FirstOrDefault(d => d.Employee.Value == employee.Id)?.Presence ?? Presence.AtWork) switch
        {
            Presence.Overtime => true,
            Presence.AtWork => IsOpen(plan, employee.Calendar, picture),
            _ => false,
        };

    /// <summary>Whether a calendar is open; one without a name always is.</summary>
    public static bool IsOpen(OfficePlan plan, string? calendar, Picture picture)
    {
        if (plan.Calendars.FirstOrDefault(c => c.Id == calendar) is not { } found) return true;
        var local = picture.At.InZone(plan.DateTimeZone).LocalDateTime;
        return found.Week.TryGetValue(local.DayOfWeek, out var today) && today.Any(h => h.From <= local.TimeOfDay && (h.To <= h.From || local.TimeOfDay < h.To))
            || found.Week.TryGetValue(local.Date.PlusDays(-1).DayOfWeek, out var before) && before.Any(h => h.To <= h.From && local.TimeOfDay < h.To);
    }
}
