namespace CrmCore;

/// <summary>How a table is imported (R59). Immutable.</summary>
public sealed record ImportPlan
{
    /// <summary>What the rows become.</summary>
    public required ImportedCards Cards { get; init; }

    /// <summary>
    /// What columns mean, by their header without regard to case, or by their number counted from 1: the name of a <see cref="ColumnMeaning"/>, any usual
    /// header such as <c>phone</c>, the id of a custom field as <c>field:budget</c>, or <c>ignore</c>. Columns that are not named are understood by their header and
    /// their cells; what has no place on the card is kept among the additional parameters of its <see cref="Origin"/>.
    /// </summary>
    /// <value>The default is empty.</value>
    public IReadOnlyDictionary<string, string> Mapping { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What becomes of a row about somebody who is known.</summary>
    /// <value>The default is <see cref="KnownPolicy.Merge"/>.</value>
    public KnownPolicy Known { get; init; }

    /// <summary>The delimiter and the encoding.</summary>
    /// <value>The default finds them out. <see cref="TableReadOptions.HasHeader"/> is not looked at: see <see cref="HasHeader"/>.</value>
    public TableReadOptions Table { get; init; } = new();

    /// <summary>Whether the first row names the columns.</summary>
    /// <value>The default is <see langword="null"/>: found out.</value>
    public bool? HasHeader { get; init; }

    /// <summary>The source that the rows' events come from; its <see cref="IntakePolicy"/> decides about leads where the rules fire. 1 to 64 characters.</summary>
    /// <value>The default is <c>import</c>.</value>
    public string Source { get; init; } = "import";

    /// <summary>
    /// The system that the ids of the rows come from: they become ids that events may name as their subject, <c>amocrm:17</c> for a contact, <c>amocrm:lead:17</c>, <c>amocrm:deal:17</c>, and the same row in another file is known by it.
    /// </summary>
    /// <value>The default is <see langword="null"/>: the ids of rows are not kept.</value>
    public string? IdsOf { get; init; }

    /// <summary>The pipeline of deals whose row names none.</summary>
    /// <value>The default is <see langword="null"/>: the account's first.</value>
    public string? Pipeline { get; init; }

    /// <summary>The table's words for stages, to the ids of stages; words that are not here must be ids or names of stages.</summary>
    /// <value>The default is empty.</value>
    public IReadOnlyDictionary<string, string> Stages { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The ISO 4217 currency of sums that say none.</summary>
    /// <value>The default is <see langword="null"/>: a row with such a sum is rejected.</value>
    public string? Currency { get; init; }
}
