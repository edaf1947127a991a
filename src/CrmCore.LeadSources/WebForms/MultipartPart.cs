namespace CrmCore.LeadSources;

/// <summary>A part of a multipart form.</summary>
/// <param name="Name">The field's name as it was sent.</param>
/// <param name="FileName">The file's name; null when the part is no file.</param>
/// <param name="Value">The content.</param>
internal sealed record MultipartPart(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte>? FileName, ReadOnlyMemory<byte> Value);
