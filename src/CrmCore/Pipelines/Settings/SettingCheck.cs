using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Checks one setting's value against its type.</summary>
internal static class SettingCheck
{
    public static SettingProblem? Find(SettingMember member, JsonNode value) => member.Type switch
    {
        SettingType.Text => Text(member, value),
        SettingType.Texts => Texts(member, value),
        SettingType.Period => Period(member, value, endOfDay: false),
        SettingType.Due => Period(member, value, endOfDay: true),
        SettingType.WebAddress => WebAddress(member, value),
        SettingType.PageAddress => Page(member, value),
        SettingType.FieldValue => Field(member, value),
        _ => throw new ArgumentOutOfRangeException(nameof(member), member.Type, "The type of a setting is not known."),
    };

    private static SettingProblem? Text(SettingMember member, JsonNode value)
    {
        if (value.AsText() is not { } text || string.IsNullOrWhiteSpace(text)) return Expected(member, value, "a text");
        if (member.OneOf is not { } allowed || allowed.Contains(text, StringComparer.Ordinal)) return null;
        var nearest = NearestName.Of(text, allowed);
        return new(
            $"\"{member.Name}\" is \"{text}\".",
            nearest is null ? $"Use {NearestName.List(allowed)}." : $"Did you mean \"{nearest}\"?");
    }

    private static SettingProblem? Texts(SettingMember member, JsonNode value)
        => value is JsonArray list && list.All(item => !string.IsNullOrWhiteSpace(item.AsText())) ? null : Expected(member, value, "a list of texts");

    private static SettingProblem? Period(SettingMember member, JsonNode value, bool endOfDay)
    {
        var wanted = endOfDay ? $"a period such as \"P1D\", or \"{CreateTaskSettings.EndOfDay}\"" : "a period such as \"P3D\"";
        if (value.AsText() is not { } text) return Expected(member, value, wanted);
        if (endOfDay && text == CreateTaskSettings.EndOfDay) return null;
        try
        {
            var period = PeriodText.Parse(text);
            if (PeriodText.HasNegativeUnit(period))
                return new(
                    $"\"{member.Name}\" is {text}, which is negative.",
                    "Give a period of zero or more.");
            return PeriodText.IsWithinReach(period)
                ? null
                : new($"\"{member.Name}\" is {text}, longer than {PeriodText.LongestYears} years.", "Give a shorter period.");
        }
        catch (FormatException)
        {
            return Expected(member, value, wanted);
        }
    }

    private static SettingProblem? WebAddress(SettingMember member, JsonNode value)
        => Uri.TryCreate(value.AsText(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? null
            : Expected(member, value, "an absolute http or https address");

    private static SettingProblem? Page(SettingMember member, JsonNode value)
    {
        if (value.AsText() is not { } text) return Expected(member, value, "the address of a page");
        return PageAddress.TryParse(text, out _, out var problem) ? null : problem;
    }

    private static SettingProblem? Field(SettingMember member, JsonNode value)
    {
        try
        {
            value.AsFieldValue();
            return null;
        }
        catch (FormatException)
        {
            return Expected(member, value, "a text, a number, true or false, a list of texts, or money as {\"amount\": 1500, \"currency\": \"RUB\"}");
        }
    }

    private static SettingProblem Expected(SettingMember member, JsonNode value, string wanted)
        => new($"\"{member.Name}\" is {Shown(value)}.", $"Give {wanted}: {member.Says}");

    private static string Shown(JsonNode value)
    {
        var text = value.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array ? value.GetValueKind().ToString() : value.ToJsonString();
        return text.Length <= 60 ? text : text[..60] + "…";
    }
}
