namespace CrmCore;

/// <summary>Opening hours as <c>"09:00-18:00"</c>.</summary>
internal sealed class OpeningHoursJsonConverter : TextJsonConverter<OpeningHours>
{
    protected override OpeningHours Parse(string text) => OpeningHours.Parse(text);

    protected override string Format(OpeningHours value) => value.ToString();
}
