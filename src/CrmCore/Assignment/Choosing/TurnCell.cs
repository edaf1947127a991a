using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>Somebody's turn in a ring, in memory.</summary>
internal sealed class TurnCell(string employee)
{
    public string Employee { get; } = employee;

    public TurnState State;
}

/// <summary>What changes of a turn; see <see cref="Turn"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct TurnState
{
    public double Value;
    public double Clock;
    public long Given;
    public long Version;

    /// <summary>The weight under which <see cref="Value"/> came about; 0 while it is not known, after a reading.</summary>
    public int Weight;
    public bool TakesPart;

    /// <summary>Changed by a change of the settings and not yet written.</summary>
    public bool Unwritten;

    /// <summary>Already among those that this choice changes.</summary>
    public bool Changed;
}
