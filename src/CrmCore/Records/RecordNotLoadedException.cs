using System.Diagnostics.CodeAnalysis;

namespace CrmCore;

/// <summary>A decision asked for a record that nobody loaded: the pump loads it and decides again. Never leaves the engine.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Internal signal with data.")]
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "Never leaves the engine.")]
internal sealed class RecordNotLoadedException(RecordType type, int index, RecordKey key)
    : Exception($"The record of '{type.Name}' with the key {key} was not loaded.")
{
    public RecordLookup Lookup { get; } = new(type, index, key);
}
