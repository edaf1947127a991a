namespace CrmCore;

/// <summary>What the outcome of a try means for a message, and for those behind it.</summary>
internal static class SentMessages
{
    public static RecordKey MessageKey(ScheduledAction action) =>
        ConversationMessageRecords.Key(action.Account, new ConversationId(action.Subject), Guid.ParseExact(action.Target, "N"));

    /// <summary>Marks the message; its row among the planned actions stands as the outcome left it.</summary>
    public static void Decide(DecisionScope scope, ScheduledAction action, bool waits, ActionOutcome outcome)
    {
        var messages = scope.Set.Of(ConversationMessageRecords.Instance);
        if (messages.Find(MessageKey(action)) is not { } message) return;
        var (delivery, error, receipt) = outcome switch
        {
            ActionOutcome.Completed done => (MessageDelivery.Sent, null, done.Receipt),
            ActionOutcome.Skipped skipped => (MessageDelivery.Failed, skipped.Reason, null),
            ActionOutcome.Retry retry when waits && action.Attempts < Retries.MaxAttempts => (MessageDelivery.Queued, retry.Reason, null),
            ActionOutcome.Retry retry => (MessageDelivery.Failed, retry.Reason, null),
            ActionOutcome.Failed failed => (MessageDelivery.Failed, failed.Reason, null),
            ActionOutcome.Uncertain uncertain => (MessageDelivery.Uncertain, uncertain.Reason, (string?)null),
            _ => throw new InvalidOperationException($"{outcome} is no outcome of a message."),
        };
        messages.Update(message with { Delivery = delivery, Error = error, Receipt = receipt ?? message.Receipt });
        if (delivery == MessageDelivery.Queued) return;
        if (delivery is MessageDelivery.Failed or MessageDelivery.Uncertain) Failed(scope, action, message, delivery, error!);
        Messages.LetNextGo(scope, action.Subject);
    }

    private static void Failed(DecisionScope scope, ScheduledAction action, ConversationMessage message, MessageDelivery delivery, string error)
    {
        if (ConversationWrites.Find(scope, message.Conversation) is not { } conversation) return;
        ConversationStory.Tell(scope, conversation, TimelineKinds.MessageFailed, json =>
        {
            json.WriteString("message", message.Id.ToString());
            json.WriteString("key", action.Key);
            json.WriteBoolean("uncertain", delivery == MessageDelivery.Uncertain);
        });
        if ((conversation.Owner ?? message.Author) is not { } told) return;
        var what = delivery == MessageDelivery.Uncertain ? "It is not known whether a message reached the client" : "A message did not reach the client";
        Notices.Plan(scope, action.Subject, conversation.Gives, "", "", NotificationKinds.ActionFailed + ":" + action.Target, told.Value, what, error);
    }
}
