using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>
/// Tells what is new: what the engine wrote on the timelines of conversations since the last look, what landed on clients' screens, and what the caller
/// noted itself.
/// </summary>
internal sealed class HappeningReader(Office office)
{
    // What comes after the end of a conversation (its rating) is still told for so long.
    private static readonly Duration Afterwards = Duration.FromHours(1);

    private readonly Dictionary<ConversationId, Followed> _followed = [];
    private readonly List<Happening> _noted = [];
    private readonly EntryWords _words = new(office.Plan);

    /// <summary>Notes something that stands on no timeline.</summary>
    public void Note(HappeningKind kind, string who, string text) => _noted.Add(new Happening(office.Pace.Now, kind, who, text));

    /// <summary>What is new, in the order in which it happened.</summary>
    /// <param name="picture">The conversations that go on.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<IReadOnlyList<Happening>> NewAsync(Picture picture, CancellationToken ct)
    {
        List<Happening> news = [.. _noted];
        _noted.Clear();
        foreach (var conversation in picture.Conversations) _followed[conversation.Id] = Follow(conversation);
        foreach (var (id, followed) in _followed.ToArray())
        {
            var entries = await office.Crm.Timeline.OfAsync(id, ct);
            foreach (var entry in entries.Skip(followed.Told))
            {
                if (_words.Of(entry, followed.Conversation) is { } happening) news.Add(happening);
            }

            if (followed.Last + Afterwards < picture.At) _followed.Remove(id);
            else _followed[id] = followed with { Told = entries.Count };
        }

        foreach (var one in office.Network.News()) news.Add(new Happening(one.At, HappeningKind.Said, one.Client, $"reads: {one.Text}"));
        return [.. news.OrderBy(h => h.At)];
    }

    private Followed Follow(Conversation conversation) =>
        new(conversation, _followed.TryGetValue(conversation.Id, out var known) ? known.Told : 0, office.Pace.Now);

    private sealed record Followed(Conversation Conversation, int Told, Instant Last);
}
