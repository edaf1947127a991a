using CrmCore;

namespace SalesDay;

/// <summary>Pages that visitors opened: <c>visits.jsonl</c>, a line a page.</summary>
internal static class VisitFile
{
    private const string Name = "visits.jsonl";

    public static void Read(DayReader day, List<DayItem> items)
    {
        foreach (var (line, visit) in JsonFiles.Lines<Visit>(day.Folder, Name))
        {
            if (day.TimeOf(visit.At, Name, line) is not { } at) continue;
            var e = new SiteVisit(visit.Visitor, visit.Page)
            {
                Source = "web",
                Key = $"{visit.Visitor}|{day.Plan.Date}|{visit.At}|{visit.Page}",
                OccurredAt = at,
                PageTitle = visit.Title,
                Utm = visit.Utm ?? new Dictionary<string, string>(StringComparer.Ordinal),
            };
            items.Add(new DayItem(at, "visits", Name, line) { Event = e });
        }
    }

    private sealed record Visit(string At, string Visitor, string Page, string? Title = null, IReadOnlyDictionary<string, string>? Utm = null);
}
