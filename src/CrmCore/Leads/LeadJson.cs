using System.Text.Json.Serialization;

namespace CrmCore;

[JsonSerializable(typeof(LeadDetails))]
[JsonSerializable(typeof(IntakePolicy))]
internal sealed partial class LeadJson : JsonSerializerContext
{
    public static LeadJson Stored { get; } = new(StoredJson.Options());
}
