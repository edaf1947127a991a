using NodaTime;

namespace CrmCore;

/// <summary>
/// Everything that one decision sees: the working set, the account, the cause, the moment. No I/O, no clock, no chance of its own. One object
/// serves all decisions of a pump, one after the other (<see cref="DecisionTools.Scope"/>): what outlives the decision is copied out of it.
/// </summary>
internal sealed class DecisionScope(DecisionTools tools)
{
    private readonly List<DealStory> _stories = [];
    private int _told;

    public WorkingSet Set { get; private set; } = null!;

    public AccountModel Model { get; private set; } = null!;

    public DecisionTools Tools { get; } = tools;

    /// <summary>When the engine decides.</summary>
    public Instant Now { get; private set; }

    /// <summary>When the cause happened; never after <see cref="Now"/>.</summary>
    public Instant OccurredAt { get; private set; }

    public Actor Actor { get; private set; }

    public EventId? Cause { get; set; }

    public string Kind { get; set; } = "";

    /// <summary>Where the event came from: a connection's id or a name of the host's; empty for what the engine does by itself.</summary>
    public string Source { get; set; } = "";

    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>How many automatic moves this cause has made (R28).</summary>
    public int Chain { get; set; }

    /// <summary>Takes the full account in words when somebody asked for it; null otherwise.</summary>
    public ExplainLog? Log { get; set; }

    /// <summary>What became of the deals.</summary>
    public List<DealOutcome> Deals { get; } = [];

    /// <summary>The deals that the event is about, as they stood before it.</summary>
    public List<Deal> Concerned { get; } = [];

    public ContactId? Contact { get; set; }

    public LeadId? Lead { get; set; }

    /// <summary>The conversation that a client's message belongs to.</summary>
    public ConversationId? Conversation { get; set; }

    /// <summary>The cards that the event gave points already (R36).</summary>
    public HashSet<Guid> Scored => field ??= [];

    /// <summary>Owners that came and went, and cards to be given to somebody (R41): settled at the end of the decision.</summary>
    public OwnedWork Owned { get; } = new();

    /// <summary>Why the event made nothing; null when it did.</summary>
    public string? Ignored { get; set; }

    public object? Result { get; set; }

    public int Account => Model.Number;

    /// <summary>Begins a decision: nothing of the one before is left.</summary>
    public DecisionScope Begin(WorkingSet set, AccountModel model, Instant now, Instant occurredAt, Actor actor)
    {
        (Set, Model, Now, OccurredAt, Actor) = (set, model, now, occurredAt, actor);
        (Cause, Kind, Source, Body, Chain, Log) = (null, "", "", default, 0, null);
        (Contact, Lead, Conversation, Result, Ignored) = (null, null, null, null, null);
        Deals.Clear();
        Concerned.Clear();
        Scored.Clear();
        Owned.Clear();
        _told = 0;
        return this;
    }

    /// <summary>A story to tell within this decision.</summary>
    public DealStory NewStory(string kind, Deal? before)
    {
        if (_told == _stories.Count) _stories.Add(new DealStory(kind, before));
        var story = _stories[_told++];
        story.Begin(kind, before);
        return story;
    }

    public Guid NewId() => Tools.Ids.Next(Now);

    public Facts FactsOf(Deal? deal, Deal? before, Contact? contact) => new(Model, deal, before, contact, Body, OccurredAt, Set);
}
