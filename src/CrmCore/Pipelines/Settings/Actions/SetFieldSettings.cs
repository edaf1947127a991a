using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>
/// The settings of <c>set-field</c>. An empty value clears the field. The member is not named <c>field</c>, which belongs to the timing.
/// </summary>
internal sealed record SetFieldSettings(string Field, FieldValue Value)
{
    public static SettingsShape Shape { get; } = new(
        ActionKinds.SetField,
        "Sets a field of the deal.",
        new SettingMember("set", SettingType.Text, "the field: one of the deal's own, or the id of a custom one.", Required: true),
        new SettingMember("to", SettingType.FieldValue, "the value; absent to clear the field."));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static SetFieldSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems) ? new(settings.Required("set"), settings["to"].AsFieldValue()) : null;
}
