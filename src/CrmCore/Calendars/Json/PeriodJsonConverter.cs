using NodaTime;

namespace CrmCore;

/// <summary>A period as <c>"P3D"</c>.</summary>
internal sealed class PeriodJsonConverter : TextJsonConverter<Period>
{
    protected override Period Parse(string text) => PeriodText.Parse(text);

    protected override string Format(Period value) => PeriodText.Format(value);
}
