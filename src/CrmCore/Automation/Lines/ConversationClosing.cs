using NodaTime;

namespace CrmCore;

/// <summary>Ends conversations (R47) and asks for the rating (R48).</summary>
internal static class ConversationClosing
{
    public static Conversation Close(DecisionScope scope, Conversation conversation, string because)
    {
        var holder = conversation.Holder;
        ConversationTimers.StopAnswer(scope, conversation);
        LineQueue.Leave(scope, conversation);
        var line = scope.Model.Lines.Find(conversation.Line);
        // To a client who was deleted nothing more is said.
        var speaks = conversation.Kind == WorkKinds.Conversation && because != ClosingReasons.ClientGone;
        var asks = line?.AskRating is not null && speaks;
        conversation = ConversationWrites.Update(scope, conversation with
        {
            State = ConversationState.Closed,
            ClosedAt = scope.Now,
            ClosedBecause = because,
            IsQueued = false,
            RatingAskedAt = asks ? scope.Now : conversation.RatingAskedAt,
        });
        ConversationStory.Tell(scope, conversation, TimelineKinds.ConversationClosed, json => json.WriteString("reason", because));
        if (line is not null && speaks) SayGoodbye(scope, conversation, line);
        if (holder is { } from) Assigning.Release(scope, from, conversation.Kind, LineQueue.ChannelOf(conversation));
        return conversation;
    }

    /// <summary>The client has been silent for long: closes what was answered and not asked again since (R47).</summary>
    public static void SilenceOver(DecisionScope scope, ScheduledAction action)
    {
        if (ConversationWrites.Find(scope, new ConversationId(action.Subject)) is not { State: not ConversationState.Closed } conversation) return;
        if (scope.Model.Lines.Find(conversation.Line)?.SilenceDays is not { } days) return;
        var silence = Duration.FromDays(days);
        var isOurs = conversation is { State: ConversationState.Open, LastEmployeeAt: { } said } && !(conversation.LastClientAt > said);
        var due = isOurs ? Instant.Max(conversation.LastEmployeeAt!.Value, conversation.LastClientAt ?? Instant.MinValue) + silence : scope.Now + silence;
        if (due <= scope.Now) Close(scope, conversation, ClosingReasons.Silence);
        else ConversationTimers.PlanSilence(scope, conversation, due);
    }

    private static void SayGoodbye(DecisionScope scope, Conversation conversation, Line line)
    {
        if (line.Closed is { } goodbye) Messages.Send(scope, conversation, null, goodbye);
        if (line.AskRating is not { } question) return;
        Messages.Send(scope, conversation, null, question, ClientRatings.Marks, Messages.RatingData);
        var threads = scope.Set.Of(ChatThreadRecords.Instance);
        if (threads.Find(ChatThreadRecords.Key(scope.Account, conversation.Channel, conversation.Chat)) is { } thread) threads.Update(thread with { Asked = conversation.Id, Version = thread.Version + 1 });
    }
}
