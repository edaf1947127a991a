using System.Text.Json.Serialization;

namespace CrmCore;

[JsonSerializable(typeof(MergeMoves))]
[JsonSerializable(typeof(MergePersonal))]
[JsonSerializable(typeof(MergeRules))]
internal sealed partial class MergeJson : JsonSerializerContext
{
    public static MergeJson Stored { get; } = new(StoredJson.Options());
}
