using System.Text.Json;
using CrmCore.CrashChild.Load;

namespace CrmCore.CrashChild.Check;

/// <summary>Each deal stands where its timeline says, and the counters count what is there.</summary>
internal static class DealChecks
{
    public static IEnumerable<Violation> Check(StoreStory story)
    {
        var entries = story.Timeline.ToLookup(t => t.Card);
        var tasks = story.Tasks.ToLookup(t => t.Deal);
        foreach (var deal in story.Deals)
        {
            foreach (var violation in Stages(deal, entries[deal.Id.Value])) yield return violation;
            var planned = Entries(entries[deal.Id.Value]).Sum(e => Names(e.Data, "planned").Count(a => a == LoadPipeline.Task));
            if (planned != tasks[deal.Id].Count()) yield return new(ViolationKind.Count, $"deal {deal.Id} has {tasks[deal.Id].Count()} tasks, and its timeline tells of {planned}");
        }

        var standing = story.Deals.CountBy(d => d.Stage).ToDictionary();
        foreach (var total in story.Totals.Where(t => t.Deals != standing.GetValueOrDefault(t.Stage)))
        {
            yield return new(ViolationKind.Count, $"{total.Deals} deals are counted on '{total.Stage}', and {standing.GetValueOrDefault(total.Stage)} stand there");
        }
    }

    /// <summary>The entries into stages, each with the number of the entry and what it says.</summary>
    public static IEnumerable<(long Number, string? From, string To, JsonElement Data)> Entries(IEnumerable<TimelineEntry> timeline)
    {
        foreach (var entry in timeline)
        {
            if (entry.Kind is not (TimelineKinds.Created or TimelineKinds.Moved)) continue;
            var data = entry.ReadData();
            if (!data.TryGetProperty("to", out var to)) continue;
            var number = entry.Kind == TimelineKinds.Created ? 1 : data.GetProperty("c").GetProperty("entry")[1].GetInt64();
            yield return (number, data.TryGetProperty("from", out var from) ? from.GetString() : null, to.GetString()!, data);
        }
    }

    /// <summary>The texts of a list in an entry's data.</summary>
    public static IEnumerable<string> Names(JsonElement data, string name) =>
        data.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(a => a.GetString()!) : [];

    // By the numbers of the entries and not by their time: clocks jump, and those of two nodes differ.
    private static IEnumerable<Violation> Stages(Deal deal, IEnumerable<TimelineEntry> timeline)
    {
        var entries = Entries(timeline).OrderBy(e => e.Number).ToList();
        string? stage = null;
        var number = 0L;
        foreach (var entry in entries)
        {
            if (entry.Number != ++number) yield return new(ViolationKind.Stage, $"deal {deal.Id}: entry {number} into a stage is told as {entry.Number}");
            if (entry.From != stage) yield return new(ViolationKind.Stage, $"deal {deal.Id}: entry {number} comes from '{entry.From}', and the one before led to '{stage}'");
            (stage, number) = (entry.To, entry.Number);
        }

        if (stage != deal.Stage || number != deal.Entry) yield return new(ViolationKind.Stage, $"deal {deal.Id} stands on '{deal.Stage}' by entry {deal.Entry}; its timeline ends on '{stage}' by entry {number}");
    }
}
