using System.Runtime.InteropServices;

namespace CrmCore;

/// <summary>Takes the normalised values of one field for the row that is being read.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FieldSink(Vocabulary Words, RowValues Values, int Field)
{
    public void Add(ReadOnlySpan<char> value) => Values.Add(Field, Words.Add(value));
}
