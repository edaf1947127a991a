using System.Text.Json.Serialization;

namespace CrmCore;

[JsonSerializable(typeof(Line))]
[JsonSerializable(typeof(ConversationDetails))]
[JsonSerializable(typeof(StoredButtons))]
internal sealed partial class ConversationJson : JsonSerializerContext
{
    public static ConversationJson Stored { get; } = new(StoredJson.Options());
}
