using NodaTime;
using NodaTime.TimeZones;

namespace CrmCore;

/// <summary>What can be wrong with a calendar, in words.</summary>
internal static class WorkingCalendarProblems
{
    public static IReadOnlyList<string> Find(WorkingCalendar calendar)
    {
        var problems = new List<string>();
        var name = $"Calendar \"{calendar.Id}\"";
        if (string.IsNullOrWhiteSpace(calendar.Id))
            problems.Add("A calendar has no id. Give it one, for example \"office-hours\": timings refer to it by this id.");
        AddZone(problems, name, calendar.Zone);
        AddWeek(problems, name, calendar);
        AddDates(problems, name, calendar);
        if (calendar.Week.All(d => d.Value is null or []) && calendar.Exceptions.All(e => e.Open is []))
            problems.Add($"{name} has no hours at all, so it would never open. Add hours to at least one day of the week.");
        return problems;
    }

    private static void AddZone(List<string> problems, string name, string zone)
    {
        if (string.IsNullOrWhiteSpace(zone))
        {
            problems.Add($"{name} has no time zone. Set an IANA id, for example \"Europe/Moscow\".");
            return;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null)
            return;

        TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.TryGetValue(zone, out var meant);
        meant ??= DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.Equals(zone, StringComparison.OrdinalIgnoreCase)
            || id.EndsWith("/" + zone.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase));
        var remedy = meant is null ? "Use an IANA id, for example \"Europe/Moscow\"." : $"Did you mean \"{meant}\"?";
        problems.Add($"{name}: the time zone \"{zone}\" is not known. {remedy}");
    }

    private static void AddWeek(List<string> problems, string name, WorkingCalendar calendar)
    {
        const long day = NodaConstants.NanosecondsPerDay;
        var stretches = new List<Stretch>();
        foreach (var (weekday, hours) in calendar.Week)
        {
            if (weekday is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
                problems.Add($"{name}: \"{weekday}\" is not a day of the week. Use Monday to Sunday.");
            else
                AddStretches(problems, name, stretches, weekday.ToString(), ((int)weekday - 1) * day, hours ?? []);
        }

        // The first stretch stands once more behind the last, for a Sunday night that runs into Monday.
        stretches.Sort((a, b) => a.Start.CompareTo(b.Start));
        if (stretches.Count > 1)
            stretches.Add(stretches[0] with { Start = stretches[0].Start + (7 * day), End = stretches[0].End + (7 * day) });
        AddOverlaps(problems, name, stretches);
    }

    private static void AddDates(List<string> problems, string name, WorkingCalendar calendar)
    {
        foreach (var exception in calendar.Exceptions)
        {
            var date = LocalDateText(exception.Date);
            var stretches = new List<Stretch>();
            AddStretches(problems, name, stretches, date, 0, exception.Open);
            stretches.Sort((a, b) => a.Start.CompareTo(b.Start));
            AddOverlaps(problems, name, stretches);
            if (calendar.Holidays.Contains(exception.Date))
                problems.Add($"{name}: {date} is both a holiday and an exception. Take it out of one of them (the exception would hold).");
        }

        foreach (var twice in calendar.Exceptions.GroupBy(e => e.Date).Where(g => g.Count() > 1))
            problems.Add($"{name}: {LocalDateText(twice.Key)} is an exception more than once. Join its hours into one exception.");
    }

    private static void AddStretches(
        List<string> problems, string name, List<Stretch> stretches, string day, long offset, IReadOnlyList<OpeningHours> hours)
    {
        foreach (var h in hours)
        {
            if (h.IsEmpty)
            {
                problems.Add($"{name}: the hours {h} on {day} are empty. Move one of their ends, or write 00:00-24:00 for the whole day.");
                continue;
            }

            var end = h.To.NanosecondOfDay + (h.EndsNextDay ? NodaConstants.NanosecondsPerDay : 0);
            stretches.Add(new Stretch(day, h, offset + h.From.NanosecondOfDay, offset + end));
        }
    }

    private static void AddOverlaps(List<string> problems, string name, List<Stretch> sorted)
    {
        for (var i = 1; i < sorted.Count; i++)
        {
            var (a, b) = (sorted[i - 1], sorted[i]);
            if (b.Start < a.End)
                problems.Add($"{name}: the hours {a.Hours} on {a.Day} overlap {b.Hours} on {b.Day}. Join them, or move one of their ends.");
        }
    }

    private static string LocalDateText(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);

    private sealed record Stretch(string Day, OpeningHours Hours, long Start, long End);
}
