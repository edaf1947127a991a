using System.Text.Json.Serialization;

namespace CrmCore;

[JsonSerializable(typeof(SortedDictionary<string, WaitingQueue>))]
internal sealed partial class AssignmentJson : JsonSerializerContext
{
    public static AssignmentJson Stored { get; } = new(StoredJson.Options());
}
