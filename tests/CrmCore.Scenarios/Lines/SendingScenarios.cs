using CrmCore.Testing;

namespace CrmCore.Scenarios.Lines;

public sealed class SendingScenarios : LineScenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R43_messages_arrive_in_the_order_in_which_they_were_said_though_the_first_try_fails(Keep keep)
    {
        await using var desk = await LineDeskAsync(Support, keep);
        var conversation = await WriteAsync(desk);
        desk.Sent.Faults.FailNext(2, ChannelFailure.Transient, channel: SentChannel.Message);

        foreach (var word in new[] { "one", "two", "three" }) await SayAsync(desk, conversation, Olga, word);
        await desk.RunDueAsync();
        Assert.Equal([MessageDelivery.Queued, MessageDelivery.Queued, MessageDelivery.Queued], (await MessagesAsync(desk, conversation)).Skip(1).Select(m => m.Delivery));
        await desk.AdvanceAsync(Duration.FromHours(1));

        Assert.Equal(["one", "two", "three"], await HeardAsync(desk));
        Assert.All((await MessagesAsync(desk, conversation)).Skip(1), m => Assert.Equal((MessageDelivery.Sent, true), (m.Delivery, m.Receipt is not null)));
    }

    [Fact]
    public async Task R43_a_message_that_cannot_be_sent_is_marked_its_owner_told_and_the_next_goes_out()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);
        desk.Sent.Faults.FailNext(1, ChannelFailure.Permanent, channel: SentChannel.Message);

        await SayAsync(desk, conversation, Olga, "one");
        await SayAsync(desk, conversation, Olga, "two");

        Assert.Equal(["two"], await HeardAsync(desk));
        var failed = (await MessagesAsync(desk, conversation))[1];
        Assert.Equal(MessageDelivery.Failed, failed.Delivery);
        Assert.NotNull(failed.Error);
        Assert.Single(await ToldAsync(desk, conversation, TimelineKinds.MessageFailed));
        Assert.Contains(desk.Sent.Effects.Select(s => s.Content).OfType<Notification>(), n => n.Kind == NotificationKinds.ActionFailed && n.Employee.Id == "olga");
    }

    [Fact]
    public async Task R43_of_a_message_with_a_lost_answer_nobody_says_it_was_sent()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);
        desk.Sent.Faults.FailNext(1, ChannelFailure.Unknown, channel: SentChannel.Message, taken: true);

        await SayAsync(desk, conversation, Olga, "one");
        await desk.AdvanceAsync(Duration.FromDays(1));

        Assert.Equal(MessageDelivery.Uncertain, (await MessagesAsync(desk, conversation))[1].Delivery);
        Assert.Single(desk.Sent.Attempts, s => s.Channel == SentChannel.Message);
    }

    [Fact]
    public async Task R43_the_same_word_handed_in_twice_is_sent_once()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);

        await desk.Crm.Conversations.SayAsync(conversation.Id, "one", Olga, key: "k");
        var again = await desk.Crm.Conversations.SayAsync(conversation.Id, "one", Olga, key: "k");

        Assert.False(Assert.IsType<Done>(again).Changed);
        Assert.Equal(["one"], await HeardAsync(desk));
    }

    [Fact]
    public async Task R43_an_empty_or_endless_word_and_an_unknown_conversation_are_refused()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);

        Assert.Contains("no text", Reason(await desk.Crm.Conversations.SayAsync(conversation.Id, " ", Olga)), StringComparison.Ordinal);
        Assert.Contains("at most 10000", Reason(await desk.Crm.Conversations.SayAsync(conversation.Id, new string('x', 10_001), Olga)), StringComparison.Ordinal);
        Assert.Contains("There is no conversation", Reason(await desk.Crm.Conversations.SayAsync(new ConversationId(Guid.Empty), "Hello", Olga)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.Crm.Conversations.GetAsync(new ConversationId(Guid.Empty)).AsTask());
    }
}
