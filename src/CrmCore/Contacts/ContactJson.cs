using System.Text.Json.Serialization;

namespace CrmCore;

[JsonSerializable(typeof(ContactDetails))]
internal sealed partial class ContactJson : JsonSerializerContext
{
    public static ContactJson Stored { get; } = new(StoredJson.Options());
}
