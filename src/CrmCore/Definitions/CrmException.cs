using System.Diagnostics.CodeAnalysis;

namespace CrmCore;

/// <summary>The surroundings failed: store, network, an outside service. The root of the engine's exceptions.</summary>
[SuppressMessage("Design", "MA0053:Make class or record sealed", Justification = "The root of a family.")]
public class CrmException : Exception
{
    /// <summary>Says what failed and what to do.</summary>
    /// <param name="message">What failed and the remedy.</param>
    /// <param name="inner">The cause; null where there is none.</param>
    public CrmException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
