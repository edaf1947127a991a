using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>The office at one moment: what goes on, and who has what. Employees look at it, and so does the board.</summary>
internal sealed record Picture(Instant At, IReadOnlyList<Conversation> Conversations, IReadOnlyList<Desk> Desks)
{
    private static readonly ConversationState[] Unfinished = [ConversationState.Waiting, ConversationState.Offered, ConversationState.Given, ConversationState.Open];

    public static async Task<Picture> TakeAsync(Office office, CancellationToken ct)
    {
        var found = new Dictionary<ConversationId, Conversation>();
        foreach (var state in Unfinished)
        {
            // One that changes its state between two reads is seen in the later state.
            await foreach (var conversation in AllAsync(office.Crm, new ConversationFilter { State = state }, ct)) found[conversation.Id] = conversation;
        }

        return new Picture(office.Pace.Now, [.. found.Values.OrderBy(c => c.OpenedAt)], await office.Crm.Presence.ListAsync(ct));
    }

    /// <summary>All conversations that a filter lets through, page by page.</summary>
    public static async IAsyncEnumerable<Conversation> AllAsync(Crm crm, ConversationFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await crm.Conversations.ListAsync(filter, after, ct);
            foreach (var conversation in page.Items) yield return conversation;
            after = page.Next;
        }
        while (after is not null);
    }
}
