using System.Text.Json.Serialization;

namespace CrmCore;

[JsonSerializable(typeof(Employee))]
[JsonSerializable(typeof(Team))]
internal sealed partial class EmployeeJson : JsonSerializerContext
{
    public static EmployeeJson Stored { get; } = new(StoredJson.Options());
}
