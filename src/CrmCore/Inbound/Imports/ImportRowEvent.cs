namespace CrmCore;

/// <summary>A row of an import, or its beginning or end, on its way into the inbox.</summary>
internal sealed record ImportRowEvent(string Name, Actor Author, ReadOnlyMemory<byte> Content) : InboundEvent
{
    public override string Kind => Name;

    public override ReadOnlyMemory<byte> Body => Content;

    internal override Actor? By => Author;
}
