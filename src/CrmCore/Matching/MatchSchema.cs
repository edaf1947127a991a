using System.Collections.Immutable;

namespace CrmCore;

/// <summary>The columns of the matched rows. Several columns may be of one kind: two phones, three addresses.</summary>
public sealed class MatchSchema
{
    /// <summary>Makes a schema; the order of the columns is the order of the cells in each row.</summary>
    /// <exception cref="ArgumentException">No column, or a kind that does not exist.</exception>
    public MatchSchema(params IEnumerable<MatchColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = [.. columns];
        if (Columns.IsEmpty) throw new ArgumentException("A schema needs at least one column.", nameof(columns));
        if (Columns.FirstOrDefault(c => !Enum.IsDefined(c.Kind)) is { } odd)
            throw new ArgumentException($"The kind {odd.Kind} of column '{odd.Name}' does not exist.", nameof(columns));
        Fields = MatchFields.Of(Columns);
    }

    /// <summary>The columns, in the order of the cells of a row.</summary>
    public ImmutableArray<MatchColumn> Columns { get; }

    /// <summary>What is compared: at most 16 fields.</summary>
    internal ImmutableArray<MatchField> Fields { get; }
}
