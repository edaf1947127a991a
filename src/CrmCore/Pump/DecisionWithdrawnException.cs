using System.Diagnostics.CodeAnalysis;

namespace CrmCore;

/// <summary>An item takes back what it did to the set, because its command is refused: the batch is decided anew. Never leaves the engine.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Internal signal with data.")]
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "Never leaves the engine.")]
internal sealed class DecisionWithdrawnException(Refused refusal) : Exception
{
    public Refused Refusal { get; } = refusal;
}
