namespace CrmCore;

/// <summary>A member of the settings of a kind.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type">What its value must be.</param>
/// <param name="Says">What it means, for the schema and for messages.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="OneOf">The only texts allowed; null for any.</param>
internal sealed record SettingMember(string Name, SettingType Type, string Says, bool Required = false, IReadOnlyList<string>? OneOf = null);
