using System.Diagnostics.CodeAnalysis;

namespace CrmCore;

/// <summary>A decision asked for records that nobody loaded: the pump loads them and decides again. Never leaves the engine.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Internal signal with data.")]
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "Never leaves the engine.")]
internal sealed class RecordNotLoadedException : Exception
{
    public RecordNotLoadedException(RecordType type, int index, RecordKey key)
        : base($"The record of '{type.Name}' with the key {key} was not loaded.") => Lookups = [new(type, index, key)];

    public RecordNotLoadedException(IReadOnlyList<RecordLookup> lookups)
        : base($"{lookups.Count} records were not loaded.") => Lookups = lookups;

    /// <summary>All that the decision knows it needs; at least one.</summary>
    public IReadOnlyList<RecordLookup> Lookups { get; }
}
