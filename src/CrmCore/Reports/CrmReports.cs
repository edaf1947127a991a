using NodaTime;

namespace CrmCore;

/// <summary>Statistics of an account (R49).</summary>
public sealed class CrmReports
{
    private const int Page = 500;

    private readonly Crm _crm;

    internal CrmReports(Crm crm) => _crm = crm;

    /// <summary>
    /// Counts the conversations and calls that were opened in a period, by channel, line and employee (R49). What became of them is as of now: one that was
    /// opened in the period and answered after it counts as answered. One that was opened anew counts once for each opening. Reads all
    /// conversations page by page and keeps sums only; what changes meanwhile is seen before or after its change.
    /// </summary>
    /// <param name="from">The first moment of the period.</param>
    /// <param name="to">The first moment after it.</param>
    /// <param name="line">Only this line's; null for all. One that was passed on counts for the line that had it last.</param>
    /// <param name="kind">Only these: <see cref="WorkKinds.Conversation"/> or <see cref="WorkKinds.Call"/>; null for both.</param>
    /// <param name="progress">Told after each page how many conversations were looked at; null for nobody.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period ends before it begins.</exception>
    public async ValueTask<ConversationReport> ConversationsAsync(
        Instant from, Instant to, string? line = null, string? kind = null, IProgress<long>? progress = null, CancellationToken ct = default)
    {
        if (to < from) throw new ArgumentOutOfRangeException(nameof(to), $"The period ends at {to}, before it begins at {from}.");
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var tally = new ConversationTally(_crm.Engine.Now);
        var looked = 0L;
        string? after = null;
        do
        {
            var page = await _crm.Engine.Store.PageAsync(ConversationRecords.Instance, -1, new RecordKey(model.Number), 1, Page, after, false, ct).ConfigureAwait(false);
            foreach (var conversation in page.Items.Where(c => c.OpenedAt >= from && (kind is null || c.Kind == kind)))
            {
                foreach (var facts in await SessionsAsync(model.Number, conversation, ct).ConfigureAwait(false))
                {
                    if (facts.OpenedAt >= from && facts.OpenedAt < to && (line is null || facts.Line == line)) tally.Add(facts);
                }
            }

            progress?.Report(looked += page.Items.Count);
            after = page.Next;
        }
        while (after is not null);
        return tally.Report(from, to, _ => null, id => model.Lines.Find(id)?.Name, id => model.Employees.GetValueOrDefault(id)?.Name);
    }

    private async ValueTask<IReadOnlyList<ConversationFacts>> SessionsAsync(int account, Conversation conversation, CancellationToken ct)
    {
        var store = _crm.Engine.Store;
        var entries = await CardHistory.EntriesAsync(store, account, conversation.Id.Value, ct).ConfigureAwait(false);
        var said = new List<(Instant, EmployeeId)>();
        if (conversation.Kind == WorkKinds.Conversation)
        {
            await foreach (var message in store.AllAsync(ConversationMessageRecords.Instance, ConversationMessageRecords.ByConversation, new RecordKey(account, conversation.Id.Value), 2, ct).ConfigureAwait(false))
            {
                if (message is { From: MessageSide.Employee, IsHidden: false, Author: { } author }) said.Add((message.At, author));
            }
        }

        return ConversationSessions.Of(conversation, entries, said);
    }
}
