using System.Text.Json;

namespace CrmCore;

/// <summary>
/// The conversations of the open lines (R43 to R48): list, read, answer, take, give back, pass on, join, close, rate. Clients come in as
/// <see cref="ChatMessage"/> events through <see cref="Crm.Events"/>; whoever is given a conversation is told (R73).
/// </summary>
public sealed class CrmConversations
{
    private readonly Crm _crm;

    internal CrmConversations(Crm crm) => _crm = crm;

    /// <summary>The conversations that a filter lets through, the oldest first within one state.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>A page; it may be short and not be the last: go on while <see cref="Page{T}.Next"/> is given.</returns>
    public async ValueTask<Page<Conversation>> ListAsync(ConversationFilter? filter = null, string? after = null, CancellationToken ct = default) =>
        await ConversationLists.ReadAsync(_crm, filter ?? new(), after, ct).ConfigureAwait(false);

    /// <summary>A conversation as it stands now.</summary>
    /// <param name="conversation">Its id.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The conversation.</returns>
    /// <exception cref="InvalidOperationException">There is none of that id in this account.</exception>
    public async ValueTask<Conversation> GetAsync(ConversationId conversation, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await _crm.Engine.Store.FindAsync(ConversationRecords.Instance, ConversationRecords.Key(model.Number, conversation), ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The account '{_crm.AccountId}' has no conversation {conversation}.");
    }

    /// <summary>What was said in a conversation, the oldest first, colleagues' hidden words included.</summary>
    /// <param name="conversation">Its id.</param>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>A page of messages.</returns>
    public async ValueTask<Page<ConversationMessage>> MessagesAsync(ConversationId conversation, string? after = null, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var key = new RecordKey(model.Number, conversation.Value);
        return await _crm.Engine.Store.PageAsync(ConversationMessageRecords.Instance, ConversationMessageRecords.ByConversation, key, 2, 500, after, false, ct).ConfigureAwait(false);
    }

    /// <summary>Why the conversation went to whom: who was considered each time, who was passed over and why (R41).</summary>
    /// <param name="conversation">Its id.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The accounts of the choices, the oldest first; what was passed on or taken by hand stands on the timeline only.</returns>
    public async ValueTask<IReadOnlyList<AssignmentAccount>> WhyAsync(ConversationId conversation, CancellationToken ct = default) =>
        AssignmentAccounts.Of(await _crm.Timeline.OfAsync(conversation, ct).ConfigureAwait(false));

    /// <summary>
    /// Says something. The first word to the client takes a conversation that nobody has (R44). It is sent through the connection that the client writes by,
    /// each message after the one before; <see cref="ConversationMessage.Delivery"/> says what became of it. Who joined hidden is never heard by the client (R46).
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="text">The words; 1 to 10,000 characters.</param>
    /// <param name="by">Who: the owner, who joined it, the owner's managers, an administrator; the host's own code speaks for the line.</param>
    /// <param name="hidden">Whether only colleagues see it.</param>
    /// <param name="buttons">What stands on the buttons under it; null for none.</param>
    /// <param name="key">The caller's key, so that the same call twice counts once; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Created"/> with the message's id, or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> SayAsync(
        ConversationId conversation, string text, Actor by, bool hidden = false, IReadOnlyList<string>? buttons = null, string? key = null, CancellationToken ct = default)
    {
        return RunAsync(CommandKinds.Say, conversation, by, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.Member("text", text);
            if (hidden) json.WriteBoolean("hidden", true);
            json.Member("buttons", buttons ?? []);
        }
    }

    /// <summary>Takes a conversation that nobody has; of two who take it at once one gets it. A closed one is opened again.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="by">Who takes it: an employee of the line, or an administrator.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/>, which says who has it.</returns>
    public ValueTask<CommandResult> TakeAsync(ConversationId conversation, Actor by, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.TakeConversation, conversation, by, key, _ => { }, ct);

    /// <summary>Gives a conversation back to its line's queue, at its old place: the next one gets it (R45).</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="by">Who: the owner, the owner's managers, an administrator, or the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> ReturnAsync(ConversationId conversation, Actor by, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.ReturnConversation, conversation, by, key, _ => { }, ct);

    /// <summary>Passes a conversation to another employee, who must be at work (R46).</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="to">The employee; of any line.</param>
    /// <param name="by">Who: the owner, the owner's managers, an administrator, or the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when the employee has it already, is not there, or is none.</returns>
    public ValueTask<CommandResult> PassAsync(ConversationId conversation, EmployeeId to, Actor by, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.PassConversation, conversation, by, key, json => json.WriteString("employee", to.Value), ct);

    /// <summary>Passes a conversation to another line, where it comes to the end of the queue; outside that line's hours it waits until it opens (R46).</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="line">The line's id.</param>
    /// <param name="by">Who: the owner, the owner's managers, an administrator, or the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when there is no such line, it is switched off, or the conversation is there already.</returns>
    public ValueTask<CommandResult> PassToLineAsync(ConversationId conversation, string line, Actor by, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.PassConversation, conversation, by, key, json => json.Member("line", line), ct);

    /// <summary>Brings a colleague in, or joins oneself (R46).</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="employee">Who joins.</param>
    /// <param name="by">Who brings them in: the owner, who joined before, the owner's managers, an administrator, or the host's own code.</param>
    /// <param name="hidden">Whether the client sees nothing of them, neither that they joined nor a word. Who joined openly becomes hidden so; who joined hidden leaves first to come openly.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> JoinAsync(ConversationId conversation, EmployeeId employee, Actor by, bool hidden = false, string? key = null, CancellationToken ct = default)
    {
        return RunAsync(CommandKinds.JoinConversation, conversation, by, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("employee", employee.Value);
            if (hidden) json.WriteBoolean("hidden", true);
        }
    }

    /// <summary>A colleague who joined leaves, or is sent out.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="employee">Who leaves.</param>
    /// <param name="by">The colleague, the owner, the owner's managers, an administrator, or the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>; the owner passes it on instead.</returns>
    public ValueTask<CommandResult> LeaveAsync(ConversationId conversation, EmployeeId employee, Actor by, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.LeaveConversation, conversation, by, key, json => json.WriteString("employee", employee.Value), ct);

    /// <summary>Closes a conversation: the client gets the line's goodbye and is asked for a rating (R48).</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="by">Who: whoever may speak in it.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> CloseAsync(ConversationId conversation, Actor by, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.CloseConversation, conversation, by, key, _ => { }, ct);

    /// <summary>Takes a client's rating that came another way than as an answer in the chat; a later one replaces it (R48).</summary>
    /// <param name="conversation">The conversation; it is closed.</param>
    /// <param name="rating">1 to 5.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> RateAsync(ConversationId conversation, int rating, Actor? by = null, string? key = null, CancellationToken ct = default) =>
        RunAsync(CommandKinds.RateConversation, conversation, by ?? Actor.System, key, json => json.WriteNumber("rating", rating), ct);

    private ValueTask<CommandResult> RunAsync(string kind, ConversationId conversation, Actor by, string? key, Action<Utf8JsonWriter> rest, CancellationToken ct)
    {
        return _crm.Commands.RunAsync(kind, by, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("conversation", conversation.ToString());
            rest(json);
        }
    }
}
