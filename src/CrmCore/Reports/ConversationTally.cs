using NodaTime;

namespace CrmCore;

/// <summary>Counts conversations into figures, one after another, in any order (R49). Pure.</summary>
internal sealed class ConversationTally(Instant now)
{
    private readonly Group _total = new();
    private readonly SortedDictionary<string, Group> _channels = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Group> _lines = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Group> _employees = new(StringComparer.Ordinal);

    public void Add(ConversationFacts facts)
    {
        _total.Add(facts, now);
        Of(_channels, facts.Channel).Add(facts, now);
        Of(_lines, facts.Line).Add(facts, now);
        foreach (var employee in facts.AnsweredBy.Concat(facts.ReturnedFrom.Keys).Concat(facts.Owner is { } owner ? [owner] : (EmployeeId[])[]).Distinct())
        {
            Of(_employees, employee.Value).AddTo(employee, facts, now);
        }
    }

    public ConversationReport Report(Instant from, Instant to, Func<string, string?> channels, Func<string, string?> lines, Func<string, string?> employees) => new()
    {
        From = from,
        To = to,
        Total = _total.Figures("", ""),
        ByChannel = Figures(_channels, channels),
        ByLine = Figures(_lines, lines),
        ByEmployee = Figures(_employees, employees),
    };

    private static Group Of(SortedDictionary<string, Group> groups, string id) => groups.TryGetValue(id, out var group) ? group : groups[id] = new Group();

    private static ConversationFigures[] Figures(SortedDictionary<string, Group> groups, Func<string, string?> name) =>
        [.. groups.Select(g => g.Value.Figures(g.Key, name(g.Key) ?? g.Key))];

    private sealed class Group
    {
        private readonly SecondsTally _answers = new();
        private readonly int[] _ratings = new int[5];
        private int _count;
        private int _answered;
        private int _waiting;
        private int _never;
        private int _marked;
        private int _requeued;
        private int _requeues;

        public void Add(ConversationFacts facts, Instant now)
        {
            _count++;
            if (facts.FirstAnswerAt is { } answered)
            {
                _answered++;
                _answers.Add(answered - facts.OpenedAt);
            }
            else
            {
                if (facts.ClosedAt is null) _waiting++;
                else _never++;
                _answers.Stretch((facts.ClosedAt ?? now) - facts.OpenedAt);
            }

            if (facts.IsUnanswered) _marked++;
            if (facts.Requeued > 0) _requeued++;
            _requeues += facts.Requeued;
            Rate(facts);
        }

        /// <summary>Counts what is the employee's own part: who took over is counted for what they answered, and answered first only where they did.</summary>
        public void AddTo(EmployeeId employee, ConversationFacts facts, Instant now)
        {
            var owns = facts.Owner == employee;
            var answered = facts.AnsweredBy.Contains(employee);
            if (owns || answered) _count++;
            if (answered) _answered++;
            if (owns && facts.FirstAnswerAt is null)
            {
                if (facts.ClosedAt is null) _waiting++;
                else _never++;
                _answers.Stretch((facts.ClosedAt ?? now) - facts.OpenedAt);
            }

            if (facts.IsUnanswered) _marked++;
            if (facts.FirstAnswerBy == employee && facts.FirstAnswerAt is { } first) _answers.Add(first - facts.OpenedAt);
            if (facts.ReturnedFrom.TryGetValue(employee, out var times))
            {
                _requeued++;
                _requeues += times;
            }

            if (owns) Rate(facts);
        }

        public ConversationFigures Figures(string id, string name) => new()
        {
            Id = id,
            Name = name,
            Count = _count,
            Answered = _answered,
            Waiting = _waiting,
            NeverAnswered = _never,
            Marked = _marked,
            Requeued = _requeued,
            Requeues = _requeues,
            MedianToAnswer = _answers.Percentile(50),
            NineOfTenToAnswer = _answers.Percentile(90),
            LongestWait = _answers.Longest,
            Ratings = [.. _ratings],
        };

        private void Rate(ConversationFacts facts)
        {
            if (facts.Rating is >= 1 and <= 5 and var rating) _ratings[rating - 1]++;
        }
    }
}
