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

    [Theory]
    [InlineData("5", false)]
    [InlineData("5", true)]
    [InlineData("crm.rate:5", false)]
    [InlineData("crm.rate:5", true)]
    public async Task R48_a_pressed_button_is_the_rating_of_what_was_asked_for_though_the_client_has_written_again(string button, bool isAnother)
    {
        await using var desk = await LineDeskAsync(Rated with { ReopenWithin = isAnother ? null : Duration.FromDays(1) });
        var monday = desk.Clock.Now;
        var conversation = await WriteAsync(desk);
        await SayAsync(desk, conversation, Olga);
        await CloseAsync(desk, conversation, Olga);
        await desk.AdvanceAsync(Minute);
        var again = await WriteAsync(desk, "One more thing");
        Assert.Equal(isAnother, again.Id != conversation.Id);

        var pressed = await WriteAsync(desk, "", button: button);

        Assert.Equal((conversation.Id, 5), (pressed.Id, pressed.Rating!.Value));
        Assert.DoesNotContain(await MessagesAsync(desk, again), m => m.From == MessageSide.Client && m.Buttons.Contains(button));
        Assert.Equal(again.LastClientAt, (await NowAsync(desk, again)).LastClientAt);
        Assert.Equal(1, (await desk.Crm.Reports.ConversationsAsync(monday, monday + Duration.FromSeconds(1))).Total.Rated);
        Assert.Equal(again.Id, (await WriteAsync(desk, "5")).Id);
        Assert.Contains(await MessagesAsync(desk, again), m => m.Text == "5");
    }

    [Fact]
    public async Task R48_a_button_of_an_employee_s_own_question_is_no_rating()
    {
        await using var desk = await LineDeskAsync(Rated);
        var conversation = await WriteAsync(desk);
        await SayAsync(desk, conversation, Olga);
        await CloseAsync(desk, conversation, Olga);
        await WriteAsync(desk, "One more thing");
        Assert.IsType<Created>(await desk.Crm.Conversations.SayAsync(conversation.Id, "How many?", Olga, buttons: ["1", "2", "3"]));

        Assert.Null((await WriteAsync(desk, "", button: "2")).Rating);
        Assert.Contains(await MessagesAsync(desk, conversation), m => m.From == MessageSide.Client && m.Buttons.SequenceEqual(["2"]));
        Assert.Equal(4, (await WriteAsync(desk, "", button: "4")).Rating);
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
