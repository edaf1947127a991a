using NodaTime.Text;

namespace CrmCore;

/// <summary>Whether a value fits a custom field (R74).</summary>
internal static class FieldRules
{
    /// <summary>Why the value does not fit, with the remedy; null when it fits. Emptying a field always fits.</summary>
    public static string? Refusal(FieldDefinition field, FieldValue value)
    {
        if (value.IsEmpty) return null;
        return field.Kind switch
        {
            FieldKind.Number when value.AsNumber is null => $"'{field.Id}' is a number; '{value}' is none",
            FieldKind.Money when value.AsMoney is null => $"'{field.Id}' is money; give amount and currency instead of '{value}'",
            FieldKind.YesNo when value.AsYesNo is null => $"'{field.Id}' is yes or no; '{value}' is neither",
            FieldKind.Date when !IsDate(value.AsText) => $"'{field.Id}' is a date; write '{value}' as 2026-11-21 or 2026-11-21T10:00",
            FieldKind.Link when !IsLink(value.AsText) => $"'{field.Id}' is a link; '{value}' is no http or https address",
            FieldKind.Choice when !field.Choices.Contains(value.AsText, StringComparer.Ordinal) => NotAChoice(field, value.AsText),
            FieldKind.Choices when value.AsList.FirstOrDefault(c => !field.Choices.Contains(c, StringComparer.Ordinal)) is { } wrong => NotAChoice(field, wrong),
            _ => null,
        };
    }

    private static string NotAChoice(FieldDefinition field, string value) =>
        $"'{value}' is no choice of '{field.Id}'; it has {string.Join(", ", field.Choices)}";

    private static bool IsDate(string text) =>
        LocalDatePattern.Iso.Parse(text).Success || LocalDateTimePattern.GeneralIso.Parse(text).Success
        || LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Success;

    private static bool IsLink(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
