using System.Text.Json.Serialization;

namespace CrmCore.LeadSources;

/// <summary>Reads the settings of a form.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(WebFormSettings))]
internal sealed partial class WebFormSettingsJson : JsonSerializerContext;
