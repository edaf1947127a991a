using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmCore;

/// <summary>What a closed deal was counted as, so that reopening it takes exactly that back.</summary>
internal sealed record WinSample
{
    public required int Account { get; init; }

    public required Guid Deal { get; init; }

    public long Version { get; init; } = 1;

    public bool Won { get; init; }

    public required string Pipeline { get; init; }

    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Field and value, the deal's own and those of its contact.</summary>
    public IReadOnlyList<string[]> Values
    {
        get => Json.IsEmpty ? [] : JsonSerializer.Deserialize(Json.Span, WinSampleJson.Stored.StringArrayArray) ?? [];
        init => Json = JsonSerializer.SerializeToUtf8Bytes([.. value], WinSampleJson.Stored.StringArrayArray);
    }
}

[JsonSerializable(typeof(string[][]))]
internal sealed partial class WinSampleJson : JsonSerializerContext
{
    public static WinSampleJson Stored { get; } = new(StoredJson.Options());
}
