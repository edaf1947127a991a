using CrmCore.Testing;

namespace CrmCore.Scenarios.Lines;

public sealed class ClosingScenarios : LineScenario
{
    private static readonly Line Rated = Support with { AskRating = "How was it?", Closed = "Goodbye" };

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R48_after_closing_the_client_is_asked_and_a_button_is_the_rating(Keep keep)
    {
        await using var desk = await LineDeskAsync(Rated, keep);
        var conversation = await WriteAsync(desk);
        await SayAsync(desk, conversation, Olga);
        await CloseAsync(desk, conversation, Olga);
        Assert.Equal(["Good day", "Goodbye", "How was it?"], await HeardAsync(desk));
        var question = Assert.IsType<OutgoingMessage>(desk.Sent.Effects.Last(s => s.Channel == SentChannel.Message).Content);
        Assert.Equal(["crm.rate:1", "crm.rate:2", "crm.rate:3", "crm.rate:4", "crm.rate:5"], question.Buttons.Select(row => row[0].Data));

        await WriteAsync(desk, "", button: question.Buttons[3][0].Data);
        Assert.Equal((4, ConversationState.Closed), ((await NowAsync(desk, conversation)).Rating!.Value, (await NowAsync(desk, conversation)).State));
        await WriteAsync(desk, " 5 ");

        var rated = await NowAsync(desk, conversation);
        Assert.Equal((5, ConversationState.Closed), (rated.Rating!.Value, rated.State));
        Assert.Equal(["rating=4", "rating=5"], (await ToldAsync(desk, conversation, TimelineKinds.ConversationRated)).Select(line => line[line.IndexOf("rating", StringComparison.Ordinal)..]));
        Assert.Single((await desk.Crm.Conversations.ListAsync()).Items);
        Assert.Equal(2, (await desk.Timeline.OfAsync(rated.Lead!.Value)).Count(e => e.Kind == TimelineKinds.ConversationRated));
    }

    [Fact]
    public async Task R48_a_digit_after_a_day_is_a_message_and_a_late_button_is_nothing()
    {
        await using var desk = await LineDeskAsync(Rated with { ReopenWithin = null });
        var conversation = await WriteAsync(desk);
        await CloseAsync(desk, conversation, Olga);
        await desk.AdvanceAsync(Duration.FromHours(25));

        var late = await desk.Events.IngestAsync(new ChatMessage("chat", "77", "") { Source = "chat", Key = "late", Button = "crm.rate:5" });
        Assert.Null(late.Conversation);
        Assert.NotNull(late.Ignored);
        var next = await WriteAsync(desk, "5");

        Assert.NotEqual(conversation.Id, next.Id);
        Assert.Null((await NowAsync(desk, conversation)).Rating);
    }

    [Fact]
    public async Task R48_a_rating_that_came_another_way_is_taken_and_a_wrong_one_refused()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);
        Assert.Contains("goes on", Reason(await desk.Crm.Conversations.RateAsync(conversation.Id, 5)), StringComparison.Ordinal);
        await CloseAsync(desk, conversation, Olga);

        Assert.Contains("1 to 5", Reason(await desk.Crm.Conversations.RateAsync(conversation.Id, 6)), StringComparison.Ordinal);
        Assert.IsType<Done>(await desk.Crm.Conversations.RateAsync(conversation.Id, 3));
        Assert.Equal(3, (await NowAsync(desk, conversation)).Rating);
    }

    [Fact]
    public async Task R43_a_message_to_a_closed_conversation_opens_it_anew_for_the_same_employee()
    {
        await using var desk = await LineDeskAsync(Support with { Strategy = AssignmentStrategy.RoundRobin });
        var conversation = await WriteAsync(desk);
        var owner = conversation.Owner!.Value;
        await SayAsync(desk, conversation, owner);
        await CloseAsync(desk, conversation, owner);
        await desk.AdvanceAsync(Duration.FromHours(23));

        var again = await WriteAsync(desk, "One more thing");

        Assert.Equal((conversation.Id, owner, ConversationState.Given), (again.Id, again.Owner!.Value, again.State));
        Assert.Single(await ToldAsync(desk, conversation, TimelineKinds.ConversationReopened));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R43_a_message_to_a_closed_conversation_begins_another_when_the_line_says_so_or_the_time_is_over(bool never)
    {
        await using var desk = await LineDeskAsync(Support with { ReopenWithin = never ? null : Duration.FromHours(2) });
        var conversation = await WriteAsync(desk);
        await CloseAsync(desk, conversation, Olga);
        await desk.AdvanceAsync(Duration.FromHours(never ? 1 : 3));

        var next = await WriteAsync(desk, "Another thing");

        Assert.NotEqual(conversation.Id, next.Id);
        Assert.Equal(ConversationState.Closed, (await NowAsync(desk, conversation)).State);
        Assert.Equal(2, (await desk.Crm.Conversations.ListAsync(new() { Lead = next.Lead })).Items.Count);
    }

    [Fact]
    public async Task R43_a_word_to_a_closed_conversation_is_refused_until_it_is_taken_again()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);
        await CloseAsync(desk, conversation, Olga);

        Assert.Contains("was closed at 2026-03-02 07:00Z", Reason(await desk.Crm.Conversations.SayAsync(conversation.Id, "Hello?", Olga)), StringComparison.Ordinal);
        Assert.IsType<Done>(await desk.Crm.Conversations.TakeAsync(conversation.Id, Ivan));
        await SayAsync(desk, conversation, Ivan, "Hello again");

        Assert.Equal((ConversationState.Open, Ivan), ((await NowAsync(desk, conversation)).State, (await NowAsync(desk, conversation)).Owner!.Value));
        Assert.Equal(["Hello again"], await HeardAsync(desk));
    }

    [Fact]
    public async Task R47_closing_what_waits_takes_it_out_of_the_queue()
    {
        await using var desk = await LineDeskAsync(Support);
        await desk.Crm.Presence.SetAsync(Olga, Presence.Break);
        await desk.Crm.Presence.SetAsync(Ivan, Presence.Break);
        var conversation = await WriteAsync(desk);

        await CloseAsync(desk, conversation, Olga);
        await desk.Crm.Presence.SetAsync(Ivan, Presence.AtWork);

        Assert.Equal((ConversationState.Closed, (EmployeeId?)null), ((await NowAsync(desk, conversation)).State, (await NowAsync(desk, conversation)).Owner));
        Assert.False(Assert.IsType<Done>(await desk.Crm.Conversations.CloseAsync(conversation.Id, Olga)).Changed);
    }
}
