using System.Text.Json.Serialization;
using NodaTime;

namespace CrmCore;

/// <summary>
/// When a planned action runs. Immutable data, kept as JSON: <c>{"after": "P3D", "at": "10:00", "within": "office-hours"}</c>. Days, weeks,
/// months and years are counted on the account's calendar and keep the local time; hours and less elapse. A moment already past runs at
/// once.
/// </summary>
public sealed record Timing
{
    /// <summary>As soon as the stage is entered: no delay, any time of day.</summary>
    public static Timing AtOnce { get; } = new();

    /// <summary>The delay after the stage was entered, or after the date in <see cref="Field"/>. The default is null: none.</summary>
    [JsonPropertyName("after"), JsonConverter(typeof(PeriodJsonConverter)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Period? Delay { get; init => field = value is null ? null : PeriodText.WithTidyTime(value); }

    /// <summary>How long before the date in <see cref="Field"/>. The default is null: not before it.</summary>
    [JsonPropertyName("before"), JsonConverter(typeof(PeriodJsonConverter)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Period? Ahead { get; init => field = value is null ? null : PeriodText.WithTidyTime(value); }

    /// <summary>
    /// The date field of the card from which time is counted, for example <c>deal.deadline</c>. The action waits while it is empty. The
    /// default is null: time is counted from entering the stage.
    /// </summary>
    [JsonPropertyName("field"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>
    /// The local time, in the account's zone, at which the action runs on the day that the delay leads to. The default is null: any time.
    /// </summary>
    [JsonPropertyName("at"), JsonConverter(typeof(LocalTimeJsonConverter)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalTime? Time { get; init; }

    /// <summary>The id of the calendar within whose working hours the action runs. The default is null: at any hour.</summary>
    [JsonPropertyName("within"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Calendar { get; init; }

    /// <summary>A time after the stage was entered.</summary>
    /// <param name="delay">Years to days are calendar days at the same local time; hours and less elapse. Not negative.</param>
    /// <returns>The timing.</returns>
    public static Timing After(Period delay) => new() { Delay = delay };

    /// <summary>A time after the stage was entered, that elapses whatever the clocks do.</summary>
    /// <param name="delay">The time. Not negative.</param>
    /// <returns>The timing.</returns>
    public static Timing After(Duration delay) => new() { Delay = PeriodText.Of(delay) };

    /// <summary>A time before a date of the card.</summary>
    /// <param name="field">The date field, for example <c>deal.deadline</c>.</param>
    /// <param name="ahead">How long before; <see cref="Period.Zero"/> is the date itself. Not negative.</param>
    /// <returns>The timing.</returns>
    public static Timing Before(string field, Period ahead) => new() { Field = field, Ahead = ahead };

    /// <summary>A time after a date of the card.</summary>
    /// <param name="field">The date field, for example <c>deal.deadline</c>.</param>
    /// <param name="delay">How long after; <see cref="Period.Zero"/> is the date itself. Not negative.</param>
    /// <returns>The timing.</returns>
    public static Timing AfterField(string field, Period delay) => new() { Field = field, Delay = delay };

    /// <summary>
    /// The same at a local time of the account. After whole days it is on that day: three days after Monday 15:00 at 10:00 is Thursday
    /// 10:00. After hours, or after nothing, it is the next such time; before a date it is the last one that is not later.
    /// </summary>
    /// <param name="time">
    /// The local time. One that the zone skips on that day moves forward by the gap; one that comes twice is the first.
    /// </param>
    /// <returns>The new timing.</returns>
    public Timing At(LocalTime time) => this with { Time = time };

    /// <summary>
    /// The same within working hours: a moment outside them moves to the next opening, also when time is counted before a date.
    /// </summary>
    /// <param name="calendar">The calendar's id.</param>
    /// <returns>The new timing.</returns>
    public Timing Within(string calendar) => this with { Calendar = calendar };

    /// <summary>Looks for what is wrong with the timing.</summary>
    /// <returns>
    /// One sentence a problem, with the remedy; empty when there is none. Whether field and calendar exist is not looked at.
    /// </returns>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        AddProblems(problems, Delay, "after");
        AddProblems(problems, Ahead, "before");
        if (Delay is not null && Ahead is not null)
            problems.Add($"A timing says \"after\" {PeriodText.Format(Delay)} and \"before\" {PeriodText.Format(Ahead)} both. Leave one.");
        if (Ahead is not null && Field is null)
            problems.Add("A timing says \"before\" but not before what. Name a date field of the card, for example \"deal.deadline\".");
        if (Field is not null && string.IsNullOrWhiteSpace(Field))
            problems.Add("The date field of a timing is empty. Name one, for example \"deal.deadline\", or leave it out.");
        if (Calendar is not null && string.IsNullOrWhiteSpace(Calendar))
            problems.Add("The calendar of a timing is empty. Name one, for example \"office-hours\", or leave it out.");
        return problems;
    }

    private static void AddProblems(List<string> problems, Period? period, string word)
    {
        if (period is null)
            return;
        var said = $"The period \"{word}\" of a timing is {PeriodText.Format(period)}";
        if (PeriodText.HasNegativeUnit(period))
        {
            problems.Add(said + ", which is negative. Give a period of zero or more; "
                + "to run before a date of the card, use \"before\" with a date field.");
        }

        if (!PeriodText.IsWithinReach(period))
            problems.Add($"{said}, longer than {PeriodText.LongestYears} years. Give a shorter one.");
    }
}
