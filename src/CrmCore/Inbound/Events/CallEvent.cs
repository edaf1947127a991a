namespace CrmCore;

/// <summary>A call (R13, R51). One event for each call, whatever number of records and channels it had.</summary>
public abstract record CallEvent : InboundEvent
{
    private protected CallEvent(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        From = from;
        To = to;
    }

    /// <summary>The caller's number as it came.</summary>
    public string From { get; }

    /// <summary>The called number as it came.</summary>
    public string To { get; }

    /// <summary>The caller's name; null where none was shown.</summary>
    public string? Name { get; init; }

    /// <summary>How it ended: <c>answered</c>, <c>no-answer</c>, <c>busy</c>, <c>failed</c>; null while it goes on.</summary>
    public string? Disposition { get; init; }

    /// <summary>How long they talked, in seconds.</summary>
    public int? TalkSeconds { get; init; }

    /// <summary>The internal number of our side.</summary>
    public string? Extension { get; init; }

    /// <summary>The number of ours that was dialled (R52).</summary>
    public string? Did { get; init; }

    /// <summary>The recording's file name.</summary>
    public string? Recording { get; init; }

    /// <inheritdoc/>
    public sealed override ReadOnlyMemory<byte> Body => JsonBody.Write(json =>
    {
        json.Member("from", From);
        json.Member("to", To);
        json.Member("name", Name);
        json.Member("disposition", Disposition);
        if (TalkSeconds is { } talk) json.WriteNumber("talk", talk);
        json.Member("extension", Extension);
        json.Member("did", Did);
        json.Member("recording", Recording);
    });
}
