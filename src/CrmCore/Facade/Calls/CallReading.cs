namespace CrmCore;

/// <summary>Reads where a call stands.</summary>
internal sealed class CallReading(Crm crm, AccountModel model, CancellationToken ct)
{
    private const int MostCounted = 1_000;

    private readonly ICrmStore _store = crm.Engine.Store;

    /// <summary>The call; null when none was routed with that key.</summary>
    public async ValueTask<Conversation?> FindAsync(string call)
    {
        var thread = await _store.FindAsync(ChatThreadRecords.Instance, CallRouting.ThreadKey(model.Number, call), ct).ConfigureAwait(false);
        return thread is null ? null : await _store.FindAsync(ConversationRecords.Instance, ConversationRecords.Key(model.Number, thread.Conversation), ct).ConfigureAwait(false);
    }

    public async ValueTask<CallRoute> RouteAsync(Conversation call)
    {
        var route = new CallRoute { State = CallState.Ended, Why = "", Conversation = call.Id, Line = call.Line, Contact = call.Contact, Lead = call.Lead };
        switch (call.State)
        {
            case ConversationState.Given:
                return With(route, call, CallState.Rings) with { Why = await WhyAsync(call).ConfigureAwait(false) };
            case ConversationState.Open:
                return With(route, call, CallState.Answered) with { Why = $"{call.Owner} has picked up" };
            case ConversationState.Closed when call.ClosedBecause == ClosingReasons.OutOfHours:
                return route with { State = CallState.OutOfHours, OpensAt = Opening(call), Why = "the line was closed when the call came" };
            case ConversationState.Closed:
                return With(route, call, CallState.Ended) with { Why = call.FirstAnswerAt is null ? "the call ended and nobody had picked up" : "the call has ended" };
            default:
                return route with { State = CallState.Waits, Position = await PositionAsync(call).ConfigureAwait(false), Why = $"nobody of the line '{call.Line}' is free" };
        }
    }

    private CallRoute With(CallRoute route, Conversation call, CallState state) => route with
    {
        State = state,
        Employee = call.Owner,
        Extension = call.Owner is { } owner ? model.Employees.GetValueOrDefault(owner.Value)?.Extension : null,
    };

    private async ValueTask<string> WhyAsync(Conversation call)
    {
        var contact = call.Contact is { } id ? await RedirectReads.ContactAsync(_store, model.Number, id, ct).ConfigureAwait(false) : null;
        var round = call.Tried.Count == 0 ? "" : $"; {string.Join(", ", call.Tried)} did not answer";
        return contact?.Owner is { } owner && owner == call.Owner
            ? $"{owner} looks after {contact.Name}"
            : $"{call.Owner} is next in the line '{call.Line}'{round}";
    }

    private async ValueTask<int> PositionAsync(Conversation call)
    {
        var waiting = await _store.PageAsync(WaitingRecords.Instance, WaitingRecords.ByQueue, new RecordKey(model.Number, T0: call.Line), 2, MostCounted, null, false, ct).ConfigureAwait(false);
        return 1 + waiting.Items.Count(w => w.Kind == WorkKinds.Call && w.Number < call.Number);
    }

    private NodaTime.Instant? Opening(Conversation call) =>
        model.Lines.Find(call.Line)?.Hours is { } hours ? model.Calendars.GetValueOrDefault(hours)?.NextOpening(crm.Engine.Now) : null;
}
