using System.Text.Json.Nodes;
using NodaTime;

namespace CrmCore;

/// <summary>The settings of <c>create-customer</c> (R42). No period means that no next purchase is expected.</summary>
internal sealed record CreateCustomerSettings(string NamedBy, Period? Every, string? Owner, IReadOnlyList<string> Carry)
{
    public const string ByContact = "contact";
    public const string ByCompany = "company";
    public const string ByDeal = "deal";
    public const string Automatic = "automatic";

    public static SettingsShape Shape { get; } = new(
        ActionKinds.CreateCustomer,
        "Creates a customer from the deal.",
        new SettingMember("named", SettingType.Text, "what the customer is named by; the contact when absent.", OneOf: [ByContact, ByCompany, ByDeal, Automatic]),
        new SettingMember("every", SettingType.Period, "after what time the next purchase is expected."),
        new SettingMember("for", SettingType.Text, "the customer's owner; the deal's owner when absent."),
        new SettingMember("carry", SettingType.Texts, "the fields that are carried over."));

    /// <summary>Reads the settings; null, with the problems added, when they cannot be read.</summary>
    public static CreateCustomerSettings? TryRead(JsonObject settings, List<string> problems)
        => Shape.Check(settings, problems)
            ? new(settings.Text("named") ?? ByContact, settings.Period("every"), settings.Text("for"), settings.Texts("carry"))
            : null;
}
