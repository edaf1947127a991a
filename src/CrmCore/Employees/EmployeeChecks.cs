using NodaTime;

namespace CrmCore;

/// <summary>Finds what is wrong with an employee in itself.</summary>
internal static class EmployeeChecks
{
    private const int MostRate = 1_000;

    /// <summary>Why the employee cannot be saved; null when nothing is wrong.</summary>
    public static string? Refusal(Employee employee)
    {
        if (string.IsNullOrWhiteSpace(employee.Id) || employee.Id.Any(char.IsControl)) return $"'{employee.Id}' is no id of an employee: give one that is not empty, on one line.";
        if (Negative(employee.Capacity) is { } capacity) return $"'{employee.Id}' may have {employee.Capacity[capacity]} of '{capacity}' open: give 0 or more, or leave it out for no limit (R41).";
        if (Negative(employee.DailyQuota) is { } quota) return $"'{employee.Id}' may be given {employee.DailyQuota[quota]} of '{quota}' a day: give 0 or more, or leave it out for no limit (R41).";
        if (Blank(employee.Skills) || Blank(employee.Languages) || Blank(employee.Territories)) return $"'{employee.Id}' has a skill, language or territory without a name: name it, or take it away (R41).";
        if (employee.Rate is not { } rate) return null;
        if (rate.Count is < 1 or > MostRate) return $"'{employee.Id}' may be given {rate.Count} within a stretch of time: give 1 to {MostRate}, or no rate for no limit (R41).";
        return rate.Per <= Duration.Zero || rate.Per > Duration.FromDays(1) ? $"The rate of '{employee.Id}' looks at a stretch of {rate.Per}: give more than zero and at most a day (R41)." : null;
    }

    private static string? Negative(IReadOnlyDictionary<string, int> limits) =>
        limits.Where(l => l.Value < 0).Select(l => l.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    private static bool Blank(IReadOnlyList<string> names) => names.Any(string.IsNullOrWhiteSpace);
}
