using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmCore;

/// <summary>How the engine's own JSON is written: camel case, no defaults, text as it is (Cyrillic is not escaped: bytes count).</summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options() => new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new FieldBagConverter(), new FieldValueConverter(), new InstantConverter(), new DurationConverter() },
    };
}
