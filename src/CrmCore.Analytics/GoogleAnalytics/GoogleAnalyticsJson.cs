using System.Text.Json.Serialization;

namespace CrmCore.Analytics;

/// <summary>Writes and reads what goes over the wire, in the Measurement Protocol's spelling.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GoogleAnalyticsWire.Payload))]
internal sealed partial class GoogleAnalyticsJson : JsonSerializerContext;

/// <summary>Reads the settings of a connection and the answers of the validation server.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GoogleAnalyticsSettings))]
[JsonSerializable(typeof(GoogleAnalyticsWire.Validation))]
internal sealed partial class GoogleAnalyticsSettingsJson : JsonSerializerContext;
