using NodaTime;

namespace CrmCore;

/// <summary>What a conversation holds beside its columns; stored as JSON. Nothing of it is the client's.</summary>
internal sealed record ConversationDetails
{
    public IReadOnlyList<StoredParticipant>? Participants { get; init; }

    public IReadOnlyList<string>? Tried { get; init; }

    public string? ClosedBecause { get; init; }

    public string? FirstAnswerBy { get; init; }

    public IReadOnlyList<string>? AnsweredBy { get; init; }

    public IReadOnlyList<string>? ReturnedFrom { get; init; }

    public int Gives { get; init; }

    public Instant? ToldClosedUntil { get; init; }

    public bool ToldNobody { get; init; }

    public bool IsQueued { get; init; }

    public static ConversationDetails Of(Conversation conversation) => new()
    {
        Participants = conversation.Participants.Count == 0 ? null : [.. conversation.Participants.Select(p => new StoredParticipant(p.Employee.Value, p.Hidden))],
        Tried = Names(conversation.Tried),
        ClosedBecause = conversation.ClosedBecause,
        FirstAnswerBy = conversation.FirstAnswerBy?.Value,
        AnsweredBy = Names(conversation.AnsweredBy),
        ReturnedFrom = Names(conversation.ReturnedFrom),
        Gives = conversation.Gives,
        ToldClosedUntil = conversation.ToldClosedUntil,
        ToldNobody = conversation.ToldNobody,
        IsQueued = conversation.IsQueued,
    };

    private static IReadOnlyList<string>? Names(IReadOnlyList<EmployeeId> employees) => employees.Count == 0 ? null : [.. employees.Select(e => e.Value)];
}

internal sealed record StoredParticipant(string Employee, bool Hidden);
