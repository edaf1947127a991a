using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>A merge of two contacts as it is recorded: who was merged into whom, by whom, why, and whether it still stands (R33). Immutable.</summary>
public sealed record Merge
{
    /// <summary>The id: <c>UnmergeAsync</c> takes it.</summary>
    public required MergeId Id { get; init; }

    /// <summary>The card that stayed.</summary>
    public required ContactId Survivor { get; init; }

    /// <summary>The card that was merged away.</summary>
    public required ContactId Other { get; init; }

    /// <summary>When it was merged.</summary>
    public Instant At { get; init; }

    /// <summary>Who merged.</summary>
    public Actor By { get; init; }

    /// <summary>Why, in words; null where nobody said.</summary>
    public string? Reason => IsErased ? null : Personal.Reason;

    /// <summary>When it was undone; null while it stands.</summary>
    public Instant? UndoneAt { get; init; }

    /// <summary>Who undid it; null while it stands.</summary>
    public Actor? UndoneBy { get; init; }

    /// <summary>Whether the two are still one card.</summary>
    public bool Stands => UndoneAt is null;

    /// <summary>Whether the personal part was erased (R65): then it cannot be undone any more.</summary>
    public bool IsErased => PersonalJson.IsEmpty;

    /// <summary>The values of either card that the merged card did not take; they are its alternatives. Empty when they were erased.</summary>
    public IReadOnlyList<AlternativeValue> NotTaken => IsErased ? [] : Personal.NotTaken ?? [];

    internal int Account { get; init; }

    internal CardKind Kind { get; init; } = CardKind.Contact;

    internal long Version { get; init; } = 1;

    internal ReadOnlyMemory<byte> MovesJson { get; init; }

    internal ReadOnlyMemory<byte> PersonalJson { get; init; }

    internal MergeMoves Moves
    {
        get => MovesJson.IsEmpty ? new() : JsonSerializer.Deserialize(MovesJson.Span, MergeJson.Stored.MergeMoves) ?? new();
        init => MovesJson = JsonSerializer.SerializeToUtf8Bytes(value, MergeJson.Stored.MergeMoves);
    }

    internal MergePersonal Personal
    {
        get => JsonSerializer.Deserialize(PersonalJson.Span, MergeJson.Stored.MergePersonal)!;
        init => PersonalJson = JsonSerializer.SerializeToUtf8Bytes(value, MergeJson.Stored.MergePersonal);
    }
}
