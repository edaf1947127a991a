namespace CrmCore;

/// <summary>Reads lists of conversations.</summary>
internal static class ConversationLists
{
    private const int PageSize = 100;

    public static async ValueTask<Page<Conversation>> ReadAsync(Crm crm, ConversationFilter filter, string? after, CancellationToken ct)
    {
        var account = (await crm.ModelAsync(ct).ConfigureAwait(false)).Number;
        // The id of a card that was merged away means the one that stands for it.
        if (filter.Contact is { } given) filter = filter with { Contact = new ContactId(await RedirectReads.TargetAsync(crm.Engine.Store, account, given.Value, ct).ConfigureAwait(false)) };
        var isHeld = filter.State is ConversationState.Given or ConversationState.Open;
        var (index, key, columns) =
            filter.Contact is { } contact ? (ConversationRecords.ByContact, new RecordKey(account, contact.Value), 2)
            : filter.Lead is { } lead ? (ConversationRecords.ByLead, new RecordKey(account, lead.Value), 2)
            : isHeld && filter.Owner is { } owner ? (ConversationRecords.ByHolder, ConversationRecords.HolderKey(account, owner), 2)
            : (filter.Line, filter.State) switch
            {
                ({ } line, { } state) => (ConversationRecords.ByLine, new RecordKey(account, T0: line, N1: (int)state), 3),
                ({ } line, null) => (ConversationRecords.ByLine, new RecordKey(account, T0: line), 2),
                (null, { } state) => (ConversationRecords.ByState, new RecordKey(account, N1: (int)state), 2),
                _ => (-1, new RecordKey(account), 1),
            };
        var page = await crm.Engine.Store.PageAsync(ConversationRecords.Instance, index, key, columns, PageSize, after, false, ct).ConfigureAwait(false);
        return new Page<Conversation>([.. page.Items.Where(c => Passes(c, filter))], page.Next);
    }

    private static bool Passes(Conversation conversation, ConversationFilter filter) =>
        (filter.State is null || conversation.State == filter.State)
        && (filter.Line is null || conversation.Line == filter.Line)
        && (filter.Owner is null || conversation.Owner == filter.Owner)
        && (filter.Contact is null || conversation.Contact == filter.Contact)
        && (filter.Lead is null || conversation.Lead == filter.Lead)
        && (!filter.OnlyUnanswered || conversation.IsUnanswered);
}
