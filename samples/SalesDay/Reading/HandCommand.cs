namespace SalesDay;

/// <summary>A line of <c>by-hand.jsonl</c>: what an employee does in the product's own screens.</summary>
internal sealed record HandCommand
{
    /// <summary>When: <c>10:42</c> of the day, or a full moment.</summary>
    public required string At { get; init; }

    /// <summary>The employee's id.</summary>
    public required string By { get; init; }

    /// <summary>The client's phone or address.</summary>
    public required string Client { get; init; }

    /// <summary><c>move</c>, <c>edit</c>, <c>note</c>, <c>accept</c> (a lead).</summary>
    public required string Do { get; init; }

    public string? Stage { get; init; }

    public string? Title { get; init; }

    /// <summary>Such as <c>186000 RUB</c>.</summary>
    public string? Amount { get; init; }

    public string? LossReason { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>So that the same line counts once, however often the day is run.</summary>
    public string Key => string.Join('|', "by-hand", At, By, Do, Client);
}
