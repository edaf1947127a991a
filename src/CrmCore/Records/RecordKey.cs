namespace CrmCore;

/// <summary>
/// The key of a record, or the leading part of one: the values of its columns, each family in the order of the columns
/// (integers in <see cref="N0"/>…, ids in <see cref="G0"/>…, texts in <see cref="T0"/>…). A value type, so that a batch
/// of look-ups allocates nothing. The first integer is always the account.
/// </summary>
/// <param name="N0">The account's number.</param>
/// <param name="G0">The first id column.</param>
/// <param name="T0">The first text column.</param>
/// <param name="N1">The second integer column.</param>
/// <param name="N2">The third integer column.</param>
/// <param name="G1">The second id column.</param>
/// <param name="T1">The second text column.</param>
/// <param name="T2">The third text column.</param>
public readonly record struct RecordKey(
    long N0, Guid G0 = default, string? T0 = null, long N1 = 0, long N2 = 0, Guid G1 = default, string? T1 = null, string? T2 = null)
{
    /// <summary>The integer at a position within its family.</summary>
    /// <param name="position">0 to 2.</param>
    /// <returns>The value.</returns>
    public long Integer(int position) => position switch { 0 => N0, 1 => N1, _ => N2 };

    /// <summary>The id at a position within its family.</summary>
    /// <param name="position">0 or 1.</param>
    /// <returns>The value.</returns>
    public Guid Id(int position) => position == 0 ? G0 : G1;

    /// <summary>The text at a position within its family.</summary>
    /// <param name="position">0 to 2.</param>
    /// <returns>The value; empty where none was given.</returns>
    public string Text(int position) => (position switch { 0 => T0, 1 => T1, _ => T2 }) ?? "";

    /// <summary>Whether two keys are the same, texts compared by their code units.</summary>
    /// <param name="other">The other key.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(RecordKey other) =>
        G0 == other.G0 && N0 == other.N0 && N1 == other.N1 && N2 == other.N2 && G1 == other.G1
        && string.Equals(T0, other.T0, StringComparison.Ordinal)
        && string.Equals(T1, other.T1, StringComparison.Ordinal)
        && string.Equals(T2, other.T2, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = HashCode.Combine(N0, G0, N1, N2);
        if (G1 != default) hash = HashCode.Combine(hash, G1);
        if (T0 is not null) hash = HashCode.Combine(hash, T0.GetHashCode(StringComparison.Ordinal));
        if (T1 is not null) hash = HashCode.Combine(hash, T1.GetHashCode(StringComparison.Ordinal));
        return hash;
    }
}
