using NodaTime;
using NodaTime.Text;

namespace CrmCore;

/// <summary>Turns an action's timing into a row that waits (R17).</summary>
internal static class Planning
{
    /// <summary>How the names of the contact's fields begin.</summary>
    public const string ContactPrefix = "contact.";

    public static Deal Plan(DecisionScope scope, Deal deal, CompiledPipeline pipeline, CompiledAction action, DealStory story)
    {
        var due = Due(scope, deal, action.Definition.Timing, deal.EnteredAt);
        if (due.Reason is { } never)
        {
            story.Skip(action.Definition.Id, never);
            return deal;
        }

        Insert(scope, deal, pipeline, action, ActionPhase.Enter, due.Moment, HeldReasons.Until(due.Field), story);
        return deal.HasPlans ? deal : deal with { HasPlans = true };
    }

    public static void PlanAt(
        DecisionScope scope, Deal deal, CompiledPipeline pipeline, CompiledAction action, ActionPhase phase, Instant due, DealStory story)
    {
        Insert(scope, deal, pipeline, action, phase, due, null, story);
        story.Plan(action.Definition.Id);
    }

    public static DueTime Due(DecisionScope scope, Deal deal, Timing timing, Instant enteredAt) =>
        ReferenceEquals(timing, Timing.AtOnce) || timing == Timing.AtOnce
            ? DueTime.At(scope.Now)
            : DueTime.Compute(timing, enteredAt, scope.Now, scope.Model.Zone, timing.Field is null ? NoDate : Dates(scope, deal), scope.Model.FindCalendar);

    private static readonly Func<string, FieldDate?> NoDate = _ => null;

    private static Func<string, FieldDate?> Dates(DecisionScope scope, Deal deal) => name => DateOf(scope, deal, name);

    /// <summary>A date field of the deal or its main contact; null while it is empty or holds no date.</summary>
    public static FieldDate? DateOf(DecisionScope scope, Deal deal, string name)
    {
        var text = TextOf(scope, deal, name);
        if (text.Length == 0) return null;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date) return FieldDate.Of(date.Value);
        if (LocalDateTimePattern.GeneralIso.Parse(text) is { Success: true } local) return FieldDate.Of(local.Value);
        if (LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text) is { Success: true } minute) return FieldDate.Of(minute.Value);
        return InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant ? FieldDate.Of(instant.Value) : null;
    }

    private static string TextOf(DecisionScope scope, Deal deal, string name)
    {
        if (!name.StartsWith(ContactPrefix, StringComparison.Ordinal)) return FieldPath.DealField(name.StartsWith("deal.", StringComparison.Ordinal) ? name[5..] : name)(deal).AsText;
        return deal.Contact is { } contact ? Cards.Contact(scope, contact)?.Fields[name[ContactPrefix.Length..]].AsText ?? "" : "";
    }

    private static void Insert(
        DecisionScope scope, Deal deal, CompiledPipeline pipeline, CompiledAction action, ActionPhase phase, Instant? due, string? held, DealStory story) =>
        scope.Set.Of(ScheduledActionRecords.Instance).Insert(new ScheduledAction
        {
            Account = scope.Account,
            Subject = deal.Id.Value,
            Entry = deal.Entry,
            Phase = phase,
            Action = action.Definition.Id,
            DueAt = due,
            Held = held,
            Do = action.Definition.Do,
            Pipeline = pipeline.Definition.Id,
            Revision = pipeline.Revision,
            Stage = deal.Stage,
            Cause = scope.Cause,
            PlannedAt = scope.Now,
            Payload = action.Definition.Do == ActionKinds.SendWebhook ? story.From(scope) : default,
            Stays = action.Definition.WhenLeft == WhenLeft.Keep,
            AtOnce = action.IsAtOnce,
            Chain = scope.Chain,
        });
}
