using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>One part of a blocking key: a form of a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Form">Which part of its values.</param>
/// <param name="AnyName">Whether every word of the name counts, whichever it is: given names and surnames are swapped and left out.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KeyPart(MatchField Field, KeyForm Form, bool AnyName = false);
