using NodaTime;

namespace CrmCore;

/// <summary>
/// Tells the openings of one conversation apart: each was opened, answered, given back, closed and rated by itself. The row knows the last one only;
/// the conversation's own timeline knows all. Pure.
/// </summary>
internal static class ConversationSessions
{
    /// <summary>The facts of each opening, the first first.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="entries">Its timeline, in order.</param>
    /// <param name="said">What employees said to the client: when, and who.</param>
    public static IReadOnlyList<ConversationFacts> Of(Conversation conversation, IReadOnlyList<TimelineEntry> entries, IReadOnlyList<(Instant At, EmployeeId Author)> said)
    {
        var sessions = new List<Session>();
        foreach (var entry in entries)
        {
            if (entry.Kind is TimelineKinds.ConversationOpened or TimelineKinds.ConversationReopened) sessions.Add(new Session(conversation, entry.RecordedAt));
            if (sessions.Count == 0) continue;

            // A rating is of the opening that was asked about, though the client may have written again since.
            var about = entry.Kind == TimelineKinds.ConversationRated ? sessions.FindLast(s => s.IsClosed) : null;
            (about ?? sessions[^1]).Follow(entry);
        }

        foreach (var (at, author) in said) sessions.FindLast(s => s.OpenedAt <= at)?.AnsweredBy.Add(author);
        return [.. sessions.Select(s => s.Facts())];
    }

    private sealed class Session(Conversation conversation, Instant openedAt)
    {
        private readonly Dictionary<EmployeeId, int> _from = [];
        private string _line = conversation.Line;
        private Instant? _firstAt;
        private EmployeeId? _firstBy;
        private EmployeeId? _owner;
        private bool _marked;
        private int _requeued;
        private int? _rating;
        private Instant? _closedAt;

        public Instant OpenedAt { get; } = openedAt;

        public bool IsClosed => _closedAt is not null;

        public HashSet<EmployeeId> AnsweredBy { get; } = [];

        public void Follow(TimelineEntry entry)
        {
            var data = entry.ReadData();
            _line = data.Text("line") ?? _line;
            switch (entry.Kind)
            {
                case TimelineKinds.ConversationGiven:
                    _owner = Employee(data.Text("to"));
                    // On the telephone nothing is written: who takes a call talks.
                    if (conversation.Kind == WorkKinds.Call && _owner is { } taker && data.Text("by") == taker.Value) AnsweredBy.Add(taker);
                    break;
                case TimelineKinds.ConversationAnswered:
                    _firstAt = entry.RecordedAt;
                    _firstBy = Employee(data.Text("by"));
                    if (_firstBy is { } first) AnsweredBy.Add(first);
                    break;
                case TimelineKinds.ConversationRequeued:
                    _requeued++;
                    _owner = null;
                    if (Employee(data.Text("from")) is { } from) _from[from] = _from.GetValueOrDefault(from) + 1;
                    break;
                case TimelineKinds.ConversationUnanswered:
                    _marked = true;
                    break;
                case TimelineKinds.ConversationClosed:
                    _closedAt = entry.RecordedAt;
                    break;
                case TimelineKinds.ConversationRated:
                    _rating = data.TryGetProperty("rating", out var rating) ? rating.GetInt32() : null;
                    break;
            }
        }

        public ConversationFacts Facts() => new()
        {
            Line = _line,
            Channel = conversation.Channel,
            OpenedAt = OpenedAt,
            FirstAnswerAt = _firstAt,
            FirstAnswerBy = _firstBy,
            AnsweredBy = AnsweredBy,
            Owner = _owner,
            ReturnedFrom = _from,
            IsUnanswered = _marked,
            Requeued = _requeued,
            Rating = _rating,
            ClosedAt = _closedAt,
        };

        private static EmployeeId? Employee(string? id) => id is null ? (EmployeeId?)null : new EmployeeId(id);
    }
}
