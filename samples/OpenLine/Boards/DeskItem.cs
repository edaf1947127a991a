namespace OpenLine;

/// <summary>One conversation on an employee's desk.</summary>
/// <param name="Client">Whose.</param>
/// <param name="State">What it waits for.</param>
internal sealed record DeskItem(string Client, DeskItemState State);
