using System.Text.Json.Serialization;

namespace CrmCore;

/// <summary>The compiled JSON forms of calendars and timings. Nothing here needs reflection or converters registered elsewhere.</summary>
[JsonSerializable(typeof(WorkingCalendar))]
[JsonSerializable(typeof(Timing))]
internal sealed partial class CalendarJson : JsonSerializerContext;
