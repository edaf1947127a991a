using NodaTime;

namespace CrmCore;

/// <summary>An event on its way in: decided at once, or only accepted, or one that was accepted before.</summary>
internal sealed class EventItem : WorkItem
{
    private readonly StoredEvent? _stored;
    private InboundEvent? _event;
    private ReadOnlyMemory<byte> _body;
    private bool _acceptOnly;
    private readonly List<KnownPoint> _points = new(1);
    private AccountRef _account;
    private Guid _keyHash;
    private bool _prepared;

    /// <summary>A fresh event.</summary>
    public EventItem(string account, InboundEvent e, bool acceptOnly) => Begin(account, e, acceptOnly);

    /// <summary>An event that stands in the inbox: pending, or failed and tried again.</summary>
    public EventItem(StoredEvent stored)
    {
        _account = AccountRef.Of(stored.Account);
        _stored = stored;
        _body = stored.Body;
    }

    public override AccountRef Account => _account;

    /// <summary>The event's kind.</summary>
    public string Kind => _event?.Kind ?? _stored!.Kind;

    public EventOutcome Outcome { get; private set; } = EventOutcome.Duplicate;

    public override RecordKey? Key => _event is null ? null : new RecordKey(Model.Number, _keyHash);

    public override uint Route(AccountModel model, ContactPoints points)
    {
        if (_event is null) return (uint)model.Number;
        try
        {
            Prepare(points, model);
        }
#pragma warning disable CA1031 // whatever the host's reader of phone numbers throws, the pump meets it again and keeps the event with it
        catch (Exception)
#pragma warning restore CA1031
        {
            _points.Clear();
        }

        return Routes.Of(model.Number, _points.Count > 0 ? _points[0].Value : _event.Subject ?? _event.Key);
    }

    /// <summary>Makes it the item of a fresh event.</summary>
    public void Begin(string account, InboundEvent e, bool acceptOnly)
    {
        _account = AccountRef.Of(account);
        _event = e;
        _body = e.Body;
        _acceptOnly = acceptOnly;
        _keyHash = EventKey.Hash(e.Source, e.Key);
    }

    /// <summary>Forgets its event and what became of it.</summary>
    public void Clear()
    {
        Reset();
        _event = null;
        _body = default;
        _points.Clear();
        _prepared = false;
        Outcome = EventOutcome.Duplicate;
    }

    public override void Want(WorkingSet set, int round)
    {
        if (round == 0 && _stored is not null) set.Want(StoredEventRecords.Instance, -1, StoredEventRecords.Instance.KeyOf(_stored));
        if (_acceptOnly || Failure is not null) return;
        var kind = _event?.Kind ?? _stored!.Kind;
        var account = Model.Number;
        if (round == 0 && Model.HasQueues) set.Want(RosterRecords.Instance, -1, RosterRecords.Key(account));
        if (CommandDecision.IsCommand(kind))
        {
            CommandDecision.Want(set, Model, kind, _body, round);
            if (kind != CommandKinds.CreateLead || !_prepared) return;
            if (round == 0) Identification.Want(set, account, null, _points);
            else EventLookups.Want(set, Model, EventKinds.FormSubmitted, null, _points, round);
            return;
        }

        if (!_prepared) return;
        var subject = _event is null ? _stored!.Subject : _event.Subject;
        if (round == 0) Identification.Want(set, account, subject, _points);
        else EventLookups.Want(set, Model, kind, subject, _points, round);
    }

    /// <summary>Reads the contact points, once the account is known.</summary>
    public void Prepare(ContactPoints points, AccountModel model)
    {
        if (_prepared || _acceptOnly) return;
        var kind = _event?.Kind ?? _stored!.Kind;
        if (kind == CommandKinds.CreateLead) LeadCommands.Collect(points, model, _body, _points);
        else if (!CommandDecision.IsCommand(kind)) RequestPoints.Collect(points, model, _event?.Source ?? _stored!.Source, kind, _body, _points);
        _prepared = true;
    }

    public override void Decide(WorkingSet set, DecisionTools tools, Instant now)
    {
        var e = Store(set, tools, now);
        if (e is null)
        {
            IsDuplicate = true;
            return;
        }

        if (Failure is not null)
        {
            Outcome = new EventOutcome(e.Id, EventStatus.Failed) { Error = Failure.Message };
            return;
        }

        if (_acceptOnly)
        {
            Outcome = new EventOutcome(e.Id, EventStatus.Accepted);
            return;
        }

        if (Refusal is not null)
        {
            Outcome = new EventOutcome(e.Id, EventStatus.Decided) { Result = Refusal };
            return;
        }

        var scope = NewScope(set, Model, tools, now, e, null);
        if (CommandDecision.IsCommand(e.Kind)) CommandDecision.Decide(scope, e);
        else EventDecision.Decide(scope, e, _points);
        Settling.Run(scope);
        // What the refused command did to the set must not be saved: the batch is decided anew without it.
        if (scope.Result is Refused refused) throw new DecisionWithdrawnException(refused);
        Outcome = new EventOutcome(e.Id, EventStatus.Decided) { Contact = scope.Contact, Lead = scope.Lead, Conversation = scope.Conversation, Deals = scope.Deals.ToArray(), Ignored = scope.Ignored, Result = scope.Result };
    }

    public static DecisionScope NewScope(WorkingSet set, AccountModel model, DecisionTools tools, Instant now, StoredEvent e, ExplainLog? log)
    {
        var scope = tools.Scope.Begin(set, model, now, Instant.Min(e.OccurredAt, now), e.Actor is { } actor ? Actor.Parse(actor) : Actor.System);
        scope.Cause = e.Id;
        scope.Kind = e.Kind;
        scope.Source = e.Source;
        scope.Body = e.Body;
        scope.Chain = e.Chain;
        scope.Log = log;
        return scope;
    }

    // Null when an event with this key came earlier in the same batch, or nothing of it is left to decide.
    private StoredEvent? Store(WorkingSet set, DecisionTools tools, Instant now)
    {
        var inbox = set.Of(StoredEventRecords.Instance);
        var state = Failure is not null ? EventState.Failed : _acceptOnly ? EventState.Pending : EventState.Decided;
        if (_event is null)
        {
            var known = inbox.Find(StoredEventRecords.Instance.KeyOf(_stored!)) ?? _stored!;
            // Another node has decided it meanwhile.
            if (known.State is not (EventState.Pending or EventState.Failed)) return null;
            var decided = known with { State = state, Error = Failure?.Message, Version = known.Version + 1 };
            inbox.Update(decided);
            return decided;
        }

        if (set.Of(EventKeyRecords.Instance).Has(Key!.Value)) return null;
        var e = new StoredEvent
        {
            Account = Model.Number,
            Id = new EventId(tools.Ids.Next(now)),
            State = state,
            Source = _event.Source,
            Kind = _event.Kind,
            OccurredAt = _event.OccurredAt ?? now,
            RecordedAt = now,
            Subject = _event.Subject,
            Actor = _event.By?.ToString(),
            History = _event.History,
            Error = Failure?.Message,
            Body = _body,
        };
        set.Of(EventKeyRecords.Instance).Insert(new EventKey(e.Account, _keyHash, e.Id));
        inbox.Insert(e);
        return e;
    }
}
