using System.Runtime.InteropServices;

namespace CrmCore.Storage.Relational;

/// <summary>Where in a <see cref="RecordKey"/> the value of a column stands.</summary>
/// <param name="Kind">The column's kind, which says the family.</param>
/// <param name="Position">The position within the family.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KeyPart(ColumnKind Kind, int Position);
