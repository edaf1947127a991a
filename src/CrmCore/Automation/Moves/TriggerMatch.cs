using NodaTime;

namespace CrmCore;

/// <summary>Finds the trigger that moves a deal: the nearest later stage with a matching one (R09, R10).</summary>
internal static class TriggerMatch
{
    private static readonly Duration VisitPause = Duration.FromMinutes(10);

    public static CompiledTrigger? Nearest(
        DecisionScope scope, Deal deal, CompiledPipeline pipeline, CompiledStage stage, string kind, ReadOnlyMemory<byte> body, DealStory? story)
    {
        foreach (var trigger in pipeline.TriggersAfter(kind, stage.Position))
        {
            var refusal = Refusal(scope, deal, trigger, body);
            scope.Log?.Add("trigger " + trigger.Definition.Id, refusal is null, refusal ?? "fires: " + pipeline.Stages[trigger.Stage].Id + " is the nearest later stage (R10)");
            if (refusal is null)
            {
                story?.Trace(TraceCode.TriggerFired, trigger.Number);
                return trigger;
            }

            story?.Trace(TraceCode.TriggerRefused, trigger.Number);
        }

        return null;
    }

    private static string? Refusal(DecisionScope scope, Deal deal, CompiledTrigger trigger, ReadOnlyMemory<byte> body)
    {
        if (trigger.Page is not null && VisitRefusal(scope, deal, trigger.Page, body) is { } visit) return visit;
        if (trigger.Definition.On == EventKinds.IncomingEmail && MailboxRefusal(scope, body) is { } mailbox) return mailbox;
        if (trigger.PaidThrough is { } service && service != scope.Source) return $"the payment came through '{scope.Source}', not through '{service}'";
        if (trigger.Condition is not { } condition) return null;
        var facts = new Facts(scope.Model, deal, deal, Cards.MainContact(scope, deal, condition), body, scope.OccurredAt, scope.Set);
        return condition.Holds(facts) ? null : "its condition does not hold";
    }

    // A reader that serves one mailbox need not name it: then the source vouches for it.
    private static string? MailboxRefusal(DecisionScope scope, ReadOnlyMemory<byte> body) =>
        BodyReader.Text(body.Span, "mailbox"u8) is { } mailbox && !scope.Model.Connections.ContainsKey(mailbox)
            ? $"'{mailbox}' is none of the account's connected mailboxes (R13)"
            : null;

    private static string? VisitRefusal(DecisionScope scope, Deal deal, PageAddress page, ReadOnlyMemory<byte> body)
    {
        var visitor = BodyReader.Text(body.Span, "visitor"u8);
        if (deal.Origin is not { Kind: EventKinds.FormSubmitted or EventKinds.ChatMessage } origin || origin.Visitor != visitor)
        {
            return "the deal did not come from a form or chat of this visitor (R14)";
        }

        var address = BodyReader.Text(body.Span, "page"u8) ?? "";
        if (!page.Matches(address)) return "the page is another one";
        var mark = scope.Set.Of(VisitMarkRecords.Instance).Find(VisitMarkRecords.Key(scope.Account, visitor!, PageOf(address)));
        return mark is not null && scope.OccurredAt - mark.FiredAt < VisitPause && scope.OccurredAt >= mark.FiredAt
            ? "this visitor's opening of the page fired less than 10 minutes before (R14)"
            : null;
    }

    /// <summary>Remembers that a visit fired.</summary>
    public static void MarkVisit(DecisionScope scope, ReadOnlyMemory<byte> body)
    {
        var visitor = BodyReader.Text(body.Span, "visitor"u8)!;
        var page = PageOf(BodyReader.Text(body.Span, "page"u8) ?? "");
        var marks = scope.Set.Of(VisitMarkRecords.Instance);
        var known = marks.Find(VisitMarkRecords.Key(scope.Account, visitor, page));
        var mark = new VisitMark(scope.Account, visitor, page, scope.OccurredAt, (known?.Version ?? 0) + 1);
        if (known is null) marks.Insert(mark);
        else marks.Update(mark);
    }

    /// <summary>A page without query and fragment.</summary>
    public static string PageOf(string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? address : address[..end];
    }
}
