using System.Text;
using System.Text.Json;

namespace CrmCore.Testing;

/// <summary>The planned actions as commits made them: planned once, ended once, and no end without a word on the timeline.</summary>
internal sealed class ActionsTold
{
    private readonly HashSet<string> _planned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ended = new(StringComparer.Ordinal);

    public int Planned => _planned.Count;

    /// <summary>The keys that a person sent again.</summary>
    public HashSet<string> SentAgain { get; } = new(StringComparer.Ordinal);

    public void Look(Ledger ledger, ChangeKind kind, ScheduledAction? before, ScheduledAction action, ChangeSet changes, List<TimelineEntry> entries)
    {
        if (action.Phase is not (ActionPhase.Enter or ActionPhase.Recipient or ActionPhase.Leave)) return;
        if (kind == ChangeKind.Insert && !_planned.Add(action.Key)) ledger.Break("an action is planned once", $"{Words(action)} is planned again");
        if (kind == ChangeKind.Delete && !entries.Exists(e => e.Card == action.Subject && IsAbout(e, action)) && !IsFannedOut(changes, action))
        {
            ledger.Break("no action ends without a word", $"{Words(before ?? action)} is gone, and no entry of its card says why");
        }
    }

    /// <summary>An outcome was told: done, skipped and cancelled are ends, and an action has one. One that was cancelled while it ran may be told as done, too.</summary>
    public void Look(Ledger ledger, TimelineEntry entry)
    {
        if (entry.Kind is not (TimelineKinds.ActionDone or TimelineKinds.ActionSkipped)) return;
        if (!entry.ReadData().TryGetProperty("key", out var property) || property.GetString() is not { } key) return;
        if (!_ended.TryAdd(key, entry.Kind) && !SentAgain.Contains(key)) ledger.Break("an action has one outcome", $"the action with the key {key} ended as {_ended[key]}, and now as {entry.Kind}");
    }

    private static bool IsAbout(TimelineEntry entry, ScheduledAction action)
    {
        if (entry.Kind is TimelineKinds.Merged or TimelineKinds.Unmerged or TimelineKinds.Deleted or TimelineKinds.Erased) return true;
        return entry.Data.Span.IndexOf(Encoding.UTF8.GetBytes(JsonEncodedText.Encode(action.Action).ToString())) >= 0;
    }

    // One with several recipients goes on as one child each.
    private static bool IsFannedOut(ChangeSet changes, ScheduledAction action) => changes.Changes.Any(c =>
        c is { Kind: ChangeKind.Insert, Record: ScheduledAction { Phase: ActionPhase.Recipient } child } && child.Subject == action.Subject && child.Action == action.Action && child.Entry == action.Entry);

    private static string Words(ScheduledAction action) => $"the action '{action.Action}' ({action.Do}, {action.Phase}) of {action.Subject}, entry {action.Entry}, {action.Held ?? "due " + action.DueAt}";
}
