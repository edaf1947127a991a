using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CrmCore.CrashChild.Load;
using CrmCore.CrashChild.Told;

namespace CrmCore.CrashChild.Check;

/// <summary>Every answered event is there exactly once with its state, and counted exactly once.</summary>
internal static partial class EventChecks
{
    private static readonly string[] Counting = [TimelineKinds.Created, TimelineKinds.Moved, TimelineKinds.Noted, TimelineKinds.Late];

    public static IEnumerable<Violation> Check(StoreStory story, IReadOnlyList<Answer> answers) =>
        Answered(story, answers).Concat(Kept(story)).Concat(Counted(story, answers));

    private static IEnumerable<Violation> Answered(StoreStory story, IReadOnlyList<Answer> answers)
    {
        var keys = story.Keys.ToDictionary(k => k.Key, k => k.Event);
        var inbox = story.Inbox.Select(e => e.Id).ToHashSet();
        var deals = story.Deals.Select(d => d.Id).ToHashSet();
        foreach (var answer in answers.Where(a => a.IsKept))
        {
            var e = LoadEvent.Of(answer.Number);
            if (!keys.TryGetValue(EventKey.Hash(e.Source, e.Marker), out var id)) yield return Lost(e, answer, "its key is not there");
            else if (!inbox.Contains(id)) yield return Lost(e, answer, "its row is not in the inbox");
            else if (answer.Event is { } told && told != id) yield return Lost(e, answer, $"it was told as {told} and is there as {id}");
            if (answer.Deals.Any(d => !deals.Contains(d.Deal))) yield return Lost(e, answer, "its deal is not there");
        }
    }

    private static IEnumerable<Violation> Kept(StoreStory story)
    {
        var keys = story.Keys.ToLookup(k => k.Event);
        foreach (var e in story.Inbox)
        {
            if (e.State != EventState.Decided) yield return new(ViolationKind.Undecided, $"{Name(e)} is {e.State}: {e.Error}");
            var count = keys[e.Id].Count();
            if (count != 1) yield return new(count == 0 ? ViolationKind.Double : ViolationKind.Lost, $"{Name(e)} has {count} keys");
        }

        var inbox = story.Inbox.Select(e => e.Id).ToHashSet();
        foreach (var key in story.Keys.Where(k => !inbox.Contains(k.Event))) yield return new(ViolationKind.Lost, $"the key {key.Key} leads to the event {key.Event}, which is not in the inbox");
        foreach (var group in story.Inbox.GroupBy(NumberOf).Where(g => g.Key >= 0 && g.Count() > 1)) yield return new(ViolationKind.Double, $"{LoadEvent.MarkerOf(group.Key)} stands in the inbox {group.Count()} times");
    }

    private static IEnumerable<Violation> Counted(StoreStory story, IReadOnlyList<Answer> answers)
    {
        var entries = story.Timeline.Where(IsCounting).ToLookup(t => (t.Cause!.Value, t.Card), t => t.Kind);
        foreach (var group in entries.Where(g => g.Count() > 1)) yield return new(ViolationKind.Double, $"event {group.Key.Value} counts {group.Count()} times on {group.Key.Card}: {string.Join(", ", group)}");
        var caused = entries.Select(g => g.Key.Value).ToHashSet();
        foreach (var e in story.Inbox.Where(e => e.State == EventState.Decided && NumberOf(e) >= 0 && !caused.Contains(e.Id))) yield return new(ViolationKind.Lost, $"{Name(e)} is decided and counts nowhere");
        foreach (var answer in answers.Where(a => a.Event is not null))
        {
            foreach (var (deal, result) in answer.Deals.Where(d => !entries[(answer.Event!.Value, d.Deal.Value)].Contains(KindOf(d.Result), StringComparer.Ordinal)))
            {
                yield return new(ViolationKind.Lost, $"{LoadEvent.MarkerOf(answer.Number)} was answered as {result} on {deal}, and its timeline does not say so");
            }
        }
    }

    // What a request says of its origin is a note of the same event, beside the entry that counts.
    private static bool IsCounting(TimelineEntry entry) =>
        entry.Cause is not null && Counting.Contains(entry.Kind, StringComparer.Ordinal) && !entry.ReadData().TryGetProperty("note", out _);

    private static string KindOf(DealResult result) => result switch
    {
        DealResult.Moved => TimelineKinds.Moved,
        DealResult.Created => TimelineKinds.Created,
        DealResult.Late => TimelineKinds.Late,
        _ => TimelineKinds.Noted,
    };

    /// <summary>The number of the load that an event is; -1 for what the load needs before it begins.</summary>
    public static long NumberOf(StoredEvent e) =>
        Marker().Match(Encoding.UTF8.GetString(e.Body.Span)) is { Success: true } found ? long.Parse(found.Groups["number"].Value, CultureInfo.InvariantCulture) : -1;

    private static string Name(StoredEvent e) => $"event {e.Id} ({e.Kind}, {LoadEvent.MarkerOf(NumberOf(e))})";

    private static Violation Lost(LoadEvent e, Answer answer, string what) => new(ViolationKind.Lost, $"{e.Marker} ({e.Kind}) was answered {answer.Status} and {what}");

    [GeneratedRegex(@"load-(?<number>\d+)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();
}
