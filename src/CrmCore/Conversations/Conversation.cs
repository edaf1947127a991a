using NodaTime;

namespace CrmCore;

/// <summary>A client's conversation in a line (R43), or a call that came to one. Immutable.</summary>
public sealed record Conversation
{
    /// <summary>The id.</summary>
    public required ConversationId Id { get; init; }

    /// <summary>The id of the line that it is in.</summary>
    public required string Line { get; init; }

    /// <summary>What it is: <see cref="WorkKinds.Conversation"/> or <see cref="WorkKinds.Call"/>.</summary>
    public string Kind { get; init; } = WorkKinds.Conversation;

    /// <summary>The connection that the client writes by; for a call the number that was dialled.</summary>
    public required string Channel { get; init; }

    /// <summary>The client's id there; for a call the caller's number. Empty when it was erased.</summary>
    public required string Chat { get; init; }

    /// <summary>The client; null while nobody is known by it.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The lead that the client is or was; null for none.</summary>
    public LeadId? Lead { get; init; }

    /// <summary>The deal that it is about; null for none in particular.</summary>
    public DealId? Deal { get; init; }

    /// <summary>Where it stands.</summary>
    public ConversationState State { get; init; }

    /// <summary>Who has it, or had it when it was closed; null while it waits.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>Colleagues who joined it (R46), besides the owner.</summary>
    public IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>Who was given it in this round and did not answer in time (R45).</summary>
    public IReadOnlyList<EmployeeId> Tried { get; init; } = [];

    /// <summary>When it was begun, or opened anew.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>Since when the client waits for an answer in the queue, the first moment where it came back; null where it never waited.</summary>
    public Instant? WaitingSince { get; init; }

    /// <summary>When its owner was given it; null while nobody has it.</summary>
    public Instant? GivenAt { get; init; }

    /// <summary>When somebody answered first; null before.</summary>
    public Instant? FirstAnswerAt { get; init; }

    /// <summary>When the client wrote last.</summary>
    public Instant? LastClientAt { get; init; }

    /// <summary>When an employee wrote to the client last; null before.</summary>
    public Instant? LastEmployeeAt { get; init; }

    /// <summary>When it was closed; null while it is not.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Why it was closed: one of <see cref="ClosingReasons"/>; null while it is not.</summary>
    public string? ClosedBecause { get; init; }

    /// <summary>The client's rating, 1 to 5 (R48); null for none.</summary>
    public int? Rating { get; init; }

    /// <summary>When the client was asked for a rating; null when never.</summary>
    public Instant? RatingAskedAt { get; init; }

    /// <summary>How often it went back to the queue.</summary>
    public int Requeued { get; init; }

    /// <summary>Whether everybody at work was given it and nobody had answered (R45). An answer takes the mark away, and so does opening it anew; the statistics keep it.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>Its number in the line's queue: drawn when it came, kept when it comes back.</summary>
    public long Number { get; init; }

    /// <summary>Who answered first; null before.</summary>
    internal EmployeeId? FirstAnswerBy { get; init; }

    /// <summary>Everybody who wrote to the client.</summary>
    internal IReadOnlyList<EmployeeId> AnsweredBy { get; init; } = [];

    /// <summary>From whom it went back to the queue.</summary>
    internal IReadOnlyList<EmployeeId> ReturnedFrom { get; init; } = [];

    /// <summary>How often somebody was given it: the timers count by it.</summary>
    internal int Gives { get; init; }

    /// <summary>Until when the client knows that the line is closed; null when nobody said so.</summary>
    internal Instant? ToldClosedUntil { get; init; }

    /// <summary>Whether the client was told that nobody is free.</summary>
    internal bool ToldNobody { get; init; }

    /// <summary>Whether it stands in the line's queue.</summary>
    internal bool IsQueued { get; init; }

    /// <summary>The client's key by which the conversation came; null when it was erased, or a caller withheld the number.</summary>
    internal KnownPoint? Key => Chat.Length == 0 ? null
        : Kind == WorkKinds.Conversation ? new KnownPoint(ContactPointKind.Messenger, Channel + ":" + Chat, Chat)
        : Chat[0] == '+' ? new KnownPoint(ContactPointKind.Phone, Chat, Chat) : null;

    internal int Account { get; init; }

    internal long Version { get; init; } = 1;

    /// <summary>Who has it now; null when it waits or is over.</summary>
    internal EmployeeId? Holder => State is ConversationState.Given or ConversationState.Open ? Owner : null;
}
