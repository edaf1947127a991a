namespace CrmCore.Messaging;

/// <summary>A person or a mailbox in a letter.</summary>
/// <param name="Name">The name to show; <see langword="null"/> when there is only an address.</param>
/// <param name="Address">The address as written. In a letter that came in, it may lack an @ (the letter's problems say so).</param>
public sealed record LetterAddress(string? Name, string Address)
{
    /// <summary>Makes an entry without a name.</summary>
    /// <param name="address">The address.</param>
    public LetterAddress(string address)
        : this(null, address)
    {
    }

    /// <summary>The name and the address, for people to read; not for a header.</summary>
    /// <returns>Such as <c>Ivan &lt;ivan@example.com&gt;</c>.</returns>
    public override string ToString() => Name is null ? Address : $"{Name} <{Address}>";
}
