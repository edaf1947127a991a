using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>
/// Tells what is new: what the engine wrote on the timelines of conversations since the last look, what landed on clients' screens, and what the caller
/// noted itself.
/// </summary>
/// <param name="office">The office.</param>
/// <param name="afterwards">How long after the end of a conversation its timeline is still read, for a rating.</param>
internal sealed class HappeningReader(Office office, Duration afterwards)
{
    private readonly Dictionary<ConversationId, Followed> _followed = [];
    private readonly List<Happening> _noted = [];
    private readonly List<Happening> _read = [];
    private readonly EntryWords _words = new(office.Plan);

    /// <summary>Notes something that stands on no timeline.</summary>
    public void Note(HappeningKind kind, string who, string text) => _noted.Add(new Happening(office.Pace.Now, kind, who, text));

    /// <summary>Notes what landed on clients' screens.</summary>
    public void Note(IEnumerable<Delivered> messages) => _read.AddRange(messages.Select(m => new Happening(m.At, HappeningKind.Said, m.Client, $"reads: {m.Text}")));

    /// <summary>What is new, in the order in which it happened.</summary>
    /// <param name="picture">The conversations that go on.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<IReadOnlyList<Happening>> NewAsync(Picture picture, CancellationToken ct)
    {
        List<Happening> news = [.. _noted];
        _noted.Clear();
        foreach (var conversation in picture.Conversations) _followed[conversation.Id] = new Followed(conversation, _followed.GetValueOrDefault(conversation.Id)?.Told ?? 0, picture.At);
        foreach (var (id, followed) in _followed.ToArray())
        {
            if (picture.At - followed.Seen > afterwards) continue;
            var entries = await office.Crm.Timeline.OfAsync(id, ct);
            var fresh = entries.Skip(followed.Told).ToArray();
            var why = await WhyAsync(id, fresh, ct);
            foreach (var entry in fresh)
            {
                if (_words.Of(entry, followed.Conversation, why) is { } happening) news.Add(happening);
            }

            _followed[id] = followed with { Told = entries.Count };
        }

        news.AddRange(_read);
        _read.Clear();
        return [.. news.OrderBy(h => h.At)];
    }

    // Why is read only where a choice is new: most entries are none.
    private async ValueTask<IReadOnlyList<AssignmentAccount>> WhyAsync(ConversationId id, IEnumerable<TimelineEntry> entries, CancellationToken ct) =>
        entries.Any(e => e.Kind is TimelineKinds.ConversationGiven or TimelineKinds.ConversationWaits) ? await office.Crm.Conversations.WhyAsync(id, ct) : [];

    private sealed record Followed(Conversation Conversation, int Told, Instant Seen);
}
