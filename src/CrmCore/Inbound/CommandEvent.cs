namespace CrmCore;

/// <summary>A command as an event: it goes into the inbox with its author, so that dry run and time travel know of it.</summary>
internal sealed record CommandEvent(string Name, Actor Author, ReadOnlyMemory<byte> Content) : InboundEvent
{
    public override string Kind => Name;

    public override ReadOnlyMemory<byte> Body => Content;

    internal override Actor? By => Author;
}
