namespace CrmCore;

/// <summary>The host's own call with a name: a trigger on <c>api</c> with that name answers it.</summary>
public sealed record ApiEvent : InboundEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="name">The name that triggers compare.</param>
    public ApiEvent(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>The name that triggers compare.</summary>
    public string Name { get; }

    /// <summary>The client's phone, to find the contact; null when <see cref="InboundEvent.Subject"/> names the card.</summary>
    public string? Phone { get; init; }

    /// <summary>The client's address, to find the contact.</summary>
    public string? Email { get; init; }

    /// <summary>Further members, for conditions.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Kind => EventKinds.Api;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Body => JsonBody.Write(json =>
    {
        json.Member("call", Name);
        json.Member("phone", Phone);
        json.Member("email", Email);
        foreach (var (key, value) in Data) json.Member(key, value);
    });
}
