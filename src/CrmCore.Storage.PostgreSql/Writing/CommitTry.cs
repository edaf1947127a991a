using System.Runtime.InteropServices;

namespace CrmCore.Storage.PostgreSql;

/// <summary>What became of the writes of a commit before its end.</summary>
/// <param name="Number">The transaction's number.</param>
/// <param name="Result">How it ends; null when something stands against it and was not told.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CommitTry(ulong Number, CommitResult? Result);
