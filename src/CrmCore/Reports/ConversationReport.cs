using NodaTime;

namespace CrmCore;

/// <summary>The statistics of conversations and calls that were opened in a period (R49). Immutable.</summary>
public sealed record ConversationReport
{
    /// <summary>The first moment of the period.</summary>
    public required Instant From { get; init; }

    /// <summary>The first moment after the period.</summary>
    public required Instant To { get; init; }

    /// <summary>All together.</summary>
    public required ConversationFigures Total { get; init; }

    /// <summary>By channel: the connection that the clients wrote by, or the number that they dialled; in the order of the ids.</summary>
    public required IReadOnlyList<ConversationFigures> ByChannel { get; init; }

    /// <summary>By line, in the order of the ids.</summary>
    public required IReadOnlyList<ConversationFigures> ByLine { get; init; }

    /// <summary>By employee, in the order of the ids. One conversation that two answered is counted for both.</summary>
    public required IReadOnlyList<ConversationFigures> ByEmployee { get; init; }

    /// <summary>The figures as a text table of fixed width, one line each, for a terminal or a letter.</summary>
    /// <returns>The table; its lines end with <c>\n</c>.</returns>
    public string ToTable() => ConversationTable.Of(this);
}
