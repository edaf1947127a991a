using System.Globalization;
using NodaTime;

namespace CrmCore;

/// <summary>Ratings that clients give after closing (R48): a pressed button, or a single digit, within a day of the question.</summary>
internal static class ClientRatings
{
    private static readonly Duration Answerable = Duration.FromHours(24);

    /// <summary>What stands on the question's buttons.</summary>
    public static IReadOnlyList<string> Marks { get; } = ["1", "2", "3", "4", "5"];

    /// <summary>Takes a message that is a rating: it opens no conversation and is no request.</summary>
    /// <returns>Whether it was one.</returns>
    public static bool Take(DecisionScope scope, StoredEvent e)
    {
        if (e.Kind != EventKinds.ChatMessage || e.History || !scope.Model.Lines.Any) return false;
        var button = BodyReader.Text(e.Body.Span, "button"u8);
        var isButton = button?.StartsWith(Messages.RatingData, StringComparison.Ordinal) == true;
        var text = isButton ? button![Messages.RatingData.Length..] : button ?? BodyReader.Text(e.Body.Span, "text"u8)?.Trim();
        if (!isButton && !Marks.Contains(text, StringComparer.Ordinal)) return false;
        if (BodyReader.Text(e.Body.Span, "network"u8) is not { } channel || BodyReader.Text(e.Body.Span, "chat"u8) is not { } chat) return false;
        if (Asked(scope, channel, chat, isButton, button) is { } conversation && Marks.Contains(text, StringComparer.Ordinal))
        {
            Rate(scope, conversation, int.Parse(text!, CultureInfo.InvariantCulture));
            scope.Contact = conversation.Contact;
            scope.Conversation = conversation.Id;
            return true;
        }

        // A button is never a word: pressed late it is no rating and no message either.
        if (isButton) scope.Ignored = "The button of a rating was pressed when no rating was awaited any more. It opened no conversation.";
        return isButton;
    }

    public static void Rate(DecisionScope scope, Conversation conversation, int rating)
    {
        var rated = ConversationWrites.Update(scope, conversation with { Rating = rating });
        ConversationStory.Tell(scope, rated, TimelineKinds.ConversationRated, json => json.WriteNumber("rating", rating));
    }

    // A digit is a rating only while nothing new was begun; a button says itself what it answers, but its caption may stand on another's button too.
    private static Conversation? Asked(DecisionScope scope, string channel, string chat, bool isButton, string? button)
    {
        if (scope.Set.Of(ChatThreadRecords.Instance).Find(ChatThreadRecords.Key(scope.Account, channel, chat)) is not { Asked: { } asked } thread) return null;
        if (ConversationWrites.Find(scope, asked) is not { RatingAskedAt: { } at } conversation || scope.Now - at > Answerable) return null;
        if (isButton || (conversation.State == ConversationState.Closed && thread.Conversation == asked)) return conversation;
        return button is not null && !IsOnAnother(scope, thread.Conversation, button, at) ? conversation : null;
    }

    // Whether somebody has put such a button before the client since the rating was asked for.
    private static bool IsOnAnother(DecisionScope scope, ConversationId open, string caption, Instant since)
    {
        if (ConversationWrites.Find(scope, open) is not { LastEmployeeAt: { } said } || said < since) return false;
        var messages = scope.Set.Of(ConversationMessageRecords.Instance);
        var keys = messages.Lookup(ConversationMessageRecords.ByConversation, new RecordKey(scope.Account, open.Value)).ToArray();
        scope.Set.Need(keys.Select(key => new RecordLookup(ConversationMessageRecords.Instance, -1, key)));
        return keys.Any(key => messages.Find(key) is { From: MessageSide.Employee, IsHidden: false } message && message.At >= since && message.Buttons.Contains(caption, StringComparer.Ordinal));
    }
}
