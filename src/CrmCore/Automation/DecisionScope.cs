using NodaTime;

namespace CrmCore;

/// <summary>Everything that one decision sees: the working set, the account, the cause, the moment. No I/O, no clock, no chance of its own.</summary>
internal sealed class DecisionScope
{
    public required WorkingSet Set { get; init; }

    public required AccountModel Model { get; init; }

    public required DecisionTools Tools { get; init; }

    /// <summary>When the engine decides.</summary>
    public required Instant Now { get; init; }

    /// <summary>When the cause happened; never after <see cref="Now"/>.</summary>
    public required Instant OccurredAt { get; init; }

    public required Actor Actor { get; init; }

    public EventId? Cause { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>Where the event came from: a connection's id or a name of the host's; empty for what the engine does by itself.</summary>
    public string Source { get; init; } = "";

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How many automatic moves this cause has made (R28).</summary>
    public int Chain { get; set; }

    /// <summary>Takes the full account in words when somebody asked for it; null otherwise.</summary>
    public ExplainLog? Log { get; init; }

    public List<DealOutcome> Deals { get; } = new(1);

    public ContactId? Contact { get; set; }

    public LeadId? Lead { get; set; }

    /// <summary>The cards that the event gave points already (R36).</summary>
    public HashSet<Guid> Scored => field ??= [];

    /// <summary>Why the event made nothing; null when it did.</summary>
    public string? Ignored { get; set; }

    public object? Result { get; set; }

    public int Account => Model.Number;

    public Guid NewId() => Tools.Ids.Next(Now);

    public Facts FactsOf(Deal? deal, Deal? before, Contact? contact) => new(Model, deal, before, contact, Body, OccurredAt, Set);
}
