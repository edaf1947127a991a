namespace CrmCore;

/// <summary>Conditions on the state before the change (R67).</summary>
public sealed class BeforeConditions
{
    internal BeforeConditions()
    {
    }

    /// <summary>The deal as it was.</summary>
    public DealConditions Deal { get; } = new("before.deal.");
}
