using System.Text.Json.Serialization;

namespace CrmCore;

[JsonSerializable(typeof(LeadDetails))]
internal sealed partial class LeadJson : JsonSerializerContext
{
    public static LeadJson Stored { get; } = new(StoredJson.Options());
}
