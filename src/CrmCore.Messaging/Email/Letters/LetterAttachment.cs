namespace CrmCore.Messaging;

/// <summary>A file, or another part of a letter that is not its text.</summary>
/// <param name="Name">The file name as the sender gave it, not to be trusted as a path; <see langword="null"/> when there is none.</param>
/// <param name="ContentType">The media type in lower case, such as <c>application/pdf</c>.</param>
/// <param name="Content">The decoded bytes.</param>
public sealed record LetterAttachment(string? Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>The id by which the HTML refers to it (<c>cid:</c>), without angle brackets; <see langword="null"/> when it has none.</summary>
    public string? ContentId { get; init; }

    /// <summary>The size of <see cref="Content"/> in bytes.</summary>
    public int Size => Content.Length;
}
