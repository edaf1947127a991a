using System.Text.Json.Nodes;
using NodaTime;

namespace CrmCore;

/// <summary>When an action runs, on what condition, and what becomes of it: the calls that all actions share. Immutable.</summary>
/// <typeparam name="TSelf">The draft itself.</typeparam>
public abstract class ActionDraft<TSelf> : ActionDraft
    where TSelf : ActionDraft<TSelf>
{
    private protected ActionDraft(string kind, JsonObject settings)
        : base(kind, settings)
    {
    }

    /// <summary>Runs it a time after the stage was entered.</summary>
    /// <param name="delay">Days and longer keep the local time; hours and less elapse. Not negative.</param>
    /// <returns>The new draft.</returns>
    public TSelf After(Period delay) => Timed(t => t with { Delay = delay });

    /// <summary>Runs it a time after the stage was entered, that elapses whatever the clocks do.</summary>
    /// <param name="delay">The time. Not negative.</param>
    /// <returns>The new draft.</returns>
    public TSelf After(Duration delay) => Timed(t => t with { Delay = Timing.After(delay).Delay });

    /// <summary>Runs it at a local time of the account, on the day that the delay leads to.</summary>
    /// <param name="time">The local time.</param>
    /// <returns>The new draft.</returns>
    public TSelf At(LocalTime time) => Timed(t => t.At(time));

    /// <summary>Runs it within the working hours of a calendar; outside them it waits for the next opening.</summary>
    /// <param name="calendar">The calendar's id.</param>
    /// <returns>The new draft.</returns>
    public TSelf Within(string calendar) => Timed(t => t.Within(calendar));

    /// <summary>Runs it a time before a date of the card. While the date is empty, the action waits.</summary>
    /// <param name="field">The date field, such as <c>deal.deadline</c>.</param>
    /// <param name="ahead">How long before; <see cref="Period.Zero"/> is the date itself. Not negative.</param>
    /// <returns>The new draft.</returns>
    public TSelf Before(string field, Period ahead) => Timed(t => t with { Field = field, Ahead = ahead });

    /// <summary>Runs it a time after a date of the card. While the date is empty, the action waits.</summary>
    /// <param name="field">The date field, such as <c>deal.deadline</c>.</param>
    /// <param name="delay">How long after; <see cref="Period.Zero"/> is the date itself. Not negative.</param>
    /// <returns>The new draft.</returns>
    public TSelf AfterField(string field, Period delay) => Timed(t => t with { Field = field, Delay = delay });

    /// <summary>Plans it only when a condition holds as the deal enters (R16). Called twice, both must hold.</summary>
    /// <param name="condition">Makes the condition; it is data, and the lambda runs once, here.</param>
    /// <returns>The new draft.</returns>
    public TSelf When(Func<ConditionBuilder, Condition> condition)
    {
        var both = ConditionBuilder.Add(Condition, condition);
        return Copy(d => d.Condition = both);
    }

    /// <summary>Keeps it waiting when the deal leaves the stage (R18). Otherwise it is cancelled then.</summary>
    /// <returns>The new draft.</returns>
    public TSelf Stays() => Copy(d => d.WhenLeft = WhenLeft.Keep);

    /// <summary>Plans it at the deal's first entry only (R18). Otherwise it is planned at each.</summary>
    /// <returns>The new draft.</returns>
    public TSelf Once() => Copy(d => d.OnReentry = OnReentry.Never);

    /// <summary>Lets it follow the newest version of the pipeline while it waits (R05). Otherwise it runs as it was planned.</summary>
    /// <returns>The new draft.</returns>
    public TSelf FollowsRevisions() => Copy(d => d.OnRevision = OnRevision.Follow);

    private protected TSelf Set(string setting, JsonNode? value) => Copy(d =>
    {
        var settings = DraftSettings.Copy(d.Settings);
        settings[setting] = value;
        d.Settings = settings;
    });

    private protected TSelf Set(string setting, IEnumerable<string> values)
        => Set(setting, new JsonArray([.. values.Select(v => JsonValue.Create(v))]));

    private TSelf Timed(Func<Timing, Timing> change) => Copy(d => d.Timing = change(d.Timing));

    private TSelf Copy(Action<ActionDraft<TSelf>> change)
    {
        var copy = (TSelf)MemberwiseClone();
        change(copy);
        return copy;
    }
}
