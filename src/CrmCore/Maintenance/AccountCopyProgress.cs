using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>How far a copy is.</summary>
/// <param name="Table">The record type that is being copied or checked.</param>
/// <param name="Records">How many of its records are done.</param>
/// <param name="IsChecking">Whether everything is copied and is being compared.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AccountCopyProgress(string Table, long Records, bool IsChecking);
