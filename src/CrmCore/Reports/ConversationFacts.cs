using NodaTime;

namespace CrmCore;

/// <summary>What the statistics look at of one conversation or call.</summary>
internal sealed record ConversationFacts
{
    public required string Line { get; init; }

    public required string Channel { get; init; }

    public required Instant OpenedAt { get; init; }

    /// <summary>When somebody answered first; null when nobody has.</summary>
    public Instant? FirstAnswerAt { get; init; }

    /// <summary>Who answered first; null when nobody has, or nobody knows who.</summary>
    public EmployeeId? FirstAnswerBy { get; init; }

    /// <summary>Everybody who wrote to the client or talked to them.</summary>
    public IReadOnlyCollection<EmployeeId> AnsweredBy { get; init; } = [];

    /// <summary>Who has it, or had it when it was closed.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>From whom it went back to the queue, and how often.</summary>
    public IReadOnlyDictionary<EmployeeId, int> ReturnedFrom { get; init; } = new Dictionary<EmployeeId, int>();

    /// <summary>The mark that everybody was tried (R45).</summary>
    public bool IsUnanswered { get; init; }

    public int Requeued { get; init; }

    public int? Rating { get; init; }

    public Instant? ClosedAt { get; init; }
}
