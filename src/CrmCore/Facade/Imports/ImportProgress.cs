namespace CrmCore;

/// <summary>How far an import has come.</summary>
/// <param name="Rows">How many rows are decided, rejected ones too.</param>
/// <param name="Bytes">How many bytes of the file were read; 0 where the stream does not tell.</param>
/// <param name="TotalBytes">How long the file is; null where the stream does not tell.</param>
public sealed record ImportProgress(long Rows, long Bytes, long? TotalBytes);
