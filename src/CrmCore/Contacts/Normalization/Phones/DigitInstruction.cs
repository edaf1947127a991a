using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>One instruction of a compiled digit pattern.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DigitInstruction(DigitOperation Operation, int A, int B = 0);

/// <summary>What one instruction of a compiled digit pattern does. Targets are relative to the instruction, so that blocks can be copied.</summary>
internal enum DigitOperation
{
    /// <summary>Takes one digit whose bit is set in A.</summary>
    Digit,

    /// <summary>Tries A, then B.</summary>
    Split,

    /// <summary>Goes on at A.</summary>
    Jump,

    /// <summary>Notes the position in slot A.</summary>
    Save,

    /// <summary>Holds at the end of the digits only.</summary>
    End,

    /// <summary>Accepts, with the tag A.</summary>
    Match,
}
