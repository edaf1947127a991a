using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>How often what all decisions of an account rest on (its settings, its merges) has changed.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Number">The count; 0 for an account whose settings never changed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AccountEpoch(int Account, long Number);
