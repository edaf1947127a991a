using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The settings of <c>create-deal</c>. No stage means the pipeline's first; no owner means the deal's owner.</summary>
internal sealed record CreateDealSettings(string Pipeline, string? Stage, string? Title, string? Owner, IReadOnlyList<string> Carry, string Contacts)
{
    public const string AllContacts = "all";
    public const string MainContact = "main";
    public const string NoContacts = "none";

    public static SettingsShape Shape { get; } = new(
        ActionKinds.CreateDeal,
        "Creates another deal of the same contact.",
        new SettingMember("pipeline", SettingType.Text, "the pipeline that the new deal stands in.", Required: true),
        new SettingMember("stage", SettingType.Text, "its stage; the first of the pipeline when absent."),
        new SettingMember("title", SettingType.Text, "its title; the deal's title when absent."),
        new SettingMember("for", SettingType.Text, "its owner; the deal's owner when absent."),
        new SettingMember("carry", SettingType.Texts, "the fields that are carried over."),
        new SettingMember(
            "contacts",
            SettingType.Text,
            "which contacts it gets; the main one when absent.",
            OneOf: [AllContacts, MainContact, NoContacts]));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static CreateDealSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems)
            ? new(
                settings.Required("pipeline"),
                settings.Text("stage"),
                settings.Text("title"),
                settings.Text("for"),
                settings.Texts("carry"),
                settings.Text("contacts") ?? MainContact)
            : null;
}
