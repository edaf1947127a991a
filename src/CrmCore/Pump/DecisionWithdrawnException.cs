using System.Diagnostics.CodeAnalysis;

namespace CrmCore;

/// <summary>An item takes back what it did to the set: the batch is decided anew. Never leaves the engine.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "Never leaves the engine.")]
internal sealed class DecisionWithdrawnException : Exception;
