using System.Text.Json.Serialization;

namespace CrmCore;

[JsonSerializable(typeof(AccountSettings))]
[JsonSerializable(typeof(Connection))]
[JsonSerializable(typeof(DuplicateSettings))]
[JsonSerializable(typeof(FieldDefinition))]
[JsonSerializable(typeof(MessageTemplate))]
internal sealed partial class AccountJson : JsonSerializerContext
{
    public static AccountJson Stored { get; } = new(StoredJson.Options());
}
