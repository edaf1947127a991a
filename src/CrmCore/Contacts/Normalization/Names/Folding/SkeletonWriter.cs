using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>Collects a skeleton: no letter twice in a row, and <c>ie</c> is <c>e</c>.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct SkeletonWriter(Span<char> destination)
{
    private readonly Span<char> _destination = destination;

    public int Length { get; private set; }

    public void Add(char c)
    {
        if (c == 'e' && Length > 0 && _destination[Length - 1] == 'i') Length--;
        if (Length > 0 && _destination[Length - 1] == c && !char.IsAsciiDigit(c)) return;
        if (Length < _destination.Length) _destination[Length++] = c;
    }
}
