using System.Text.Json.Serialization;

namespace CrmCore;

[JsonSerializable(typeof(Employee))]
[JsonSerializable(typeof(Team))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
internal sealed partial class EmployeeJson : JsonSerializerContext
{
    public static EmployeeJson Stored { get; } = new(StoredJson.Options());
}
