using NodaTime;

namespace CrmCore;

/// <summary>The figures of one line, channel or employee, or of all together (R49). Times are whole seconds.</summary>
public sealed record ConversationFigures
{
    /// <summary>The id of the line, channel or employee; empty for all together.</summary>
    public required string Id { get; init; }

    /// <summary>The name people see; the id where it has none.</summary>
    public required string Name { get; init; }

    /// <summary>How many conversations and calls were opened. Of an employee: those that they have or had, and those that they answered.</summary>
    public int Count { get; init; }

    /// <summary>In how many the client was answered. Of an employee: by them, also where somebody else has it now.</summary>
    public int Answered { get; init; }

    /// <summary>How many still wait for a first answer.</summary>
    public int Waiting { get; init; }

    /// <summary>How many were closed and nobody had answered: missed calls, clients who gave up. Of an employee: those that they had then.</summary>
    public int NeverAnswered { get; init; }

    /// <summary>How many bear the mark that everybody at work was given them in vain (R45), whatever became of them. Of an employee: those that were given to them too.</summary>
    public int Marked { get; init; }

    /// <summary>How many went back to the queue at least once. Of an employee: those that went back from them.</summary>
    public int Requeued { get; init; }

    /// <summary>How often they went back to the queue in all. Of an employee: how often from them.</summary>
    public int Requeues { get; init; }

    /// <summary>
    /// The time from the opening to the first answer that half of the answered were not above: always one that really was. Of an employee: where they
    /// answered first. Null when nothing was answered.
    /// </summary>
    public Duration? MedianToAnswer { get; init; }

    /// <summary>The time to the first answer that nine of ten were not above; null when nothing was answered.</summary>
    public Duration? NineOfTenToAnswer { get; init; }

    /// <summary>The longest that a client waited for the first answer: those who wait still and those who gave up too. Null when none was opened. Of an employee: where they answered first, and where they had it and nobody had answered.</summary>
    public Duration? LongestWait { get; init; }

    /// <summary>How many ratings there are of each value: the first is of 1, the fifth of 5. Of an employee: where they had it at the end.</summary>
    public IReadOnlyList<int> Ratings { get; init; } = [0, 0, 0, 0, 0];

    /// <summary>How many were rated.</summary>
    public int Rated => Ratings.Sum();

    /// <summary>The mean of the ratings, to two digits; null for none.</summary>
    public decimal? MeanRating => Rated == 0 ? null : Math.Round((decimal)Ratings.Select((count, at) => count * (at + 1)).Sum() / Rated, 2);
}
