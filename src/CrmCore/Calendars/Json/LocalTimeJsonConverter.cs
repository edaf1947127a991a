using NodaTime;

namespace CrmCore;

/// <summary>A local time as <c>"09:00"</c>.</summary>
internal sealed class LocalTimeJsonConverter : TextJsonConverter<LocalTime>
{
    protected override LocalTime Parse(string text) => ClockText.Parse(text);

    protected override string Format(LocalTime value) => ClockText.Format(value);
}
