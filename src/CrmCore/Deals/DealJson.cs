using System.Text.Json.Serialization;

namespace CrmCore;

[JsonSerializable(typeof(DealDetails))]
internal sealed partial class DealJson : JsonSerializerContext
{
    public static DealJson Stored { get; } = new(StoredJson.Options());
}
