using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>How far a run is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">How much of all work is done, from 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MatchProgress(MatchStep Step, double Done);
