namespace CrmCore.Scenarios.Lines;

public sealed class HoursScenarios : LineScenario
{
    private static readonly Line Daily = Support with { Hours = "office", OutOfHours = "We are closed", Welcome = "Welcome" };

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R47_outside_the_hours_the_client_is_told_once_and_the_oldest_is_given_when_the_line_opens(Keep keep)
    {
        await using var desk = await LineDeskAsync(Daily with { Employees = ["ivan"], AnswerWithin = null }, keep);
        await SaveAsync(desk, new Employee { Id = "ivan", Name = "Ivan", Since = desk.Clock.Now, Capacity = new Dictionary<string, int> { [WorkKinds.Conversation] = 1 } });
        await desk.AdvanceAsync(Duration.FromHours(9));

        var first = await WriteAsync(desk, chat: "1");
        await desk.AdvanceAsync(Minute);
        var second = await WriteAsync(desk, chat: "2");
        await WriteAsync(desk, "Anybody?", chat: "1");
        Assert.Equal((ConversationState.Waiting, ConversationState.Waiting), (first.State, second.State));
        Assert.Equal(["We are closed"], await HeardAsync(desk, "1"));

        await desk.AdvanceAsync(Duration.FromHours(13) + Duration.FromMinutes(58));
        Assert.Equal(ConversationState.Waiting, (await NowAsync(desk, first)).State);
        await desk.AdvanceAsync(Minute);

        Assert.Equal(Ivan, (await NowAsync(desk, first)).Owner);
        Assert.Equal(ConversationState.Waiting, (await NowAsync(desk, second)).State);
        Assert.Equal(["We are closed"], await HeardAsync(desk, "1"));
    }

    [Fact]
    public async Task R47_each_closed_stretch_is_told_of_once()
    {
        await using var desk = await LineDeskAsync(Daily with { AnswerWithin = null });
        await desk.AdvanceAsync(Duration.FromHours(9));
        await WriteAsync(desk);
        await desk.AdvanceAsync(Duration.FromHours(24));
        await WriteAsync(desk, "Still there?");
        await WriteAsync(desk, "Hello?");

        Assert.Equal(["We are closed", "We are closed"], await HeardAsync(desk));
    }

    [Fact]
    public async Task R47_what_is_offered_to_all_waits_for_the_opening_too()
    {
        await using var desk = await LineDeskAsync(Daily with { ToAll = true });
        await desk.AdvanceAsync(Duration.FromHours(9));
        var conversation = await WriteAsync(desk);
        Assert.Equal(ConversationState.Waiting, conversation.State);

        await desk.AdvanceAsync(Duration.FromHours(14));

        Assert.Equal(ConversationState.Offered, (await NowAsync(desk, conversation)).State);
        Assert.False((await NowAsync(desk, conversation)).IsUnanswered);
    }

    [Fact]
    public async Task R47_at_the_opening_the_client_s_own_manager_is_asked_first()
    {
        await using var desk = await LineDeskAsync(Daily with { OwnManager = WhenAway.PassOn });
        await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Phones = ["+79161234567"], Owner = Petr });
        await desk.Contacts.CreateAsync(new ContactChange { Name = "Berta", Phones = ["+79161234568"], Owner = "away" });
        await SaveAsync(desk, new Employee { Id = "away", Name = "Away", Since = desk.Clock.Now });
        await desk.Crm.Presence.SetAsync("away", Presence.Leave);
        await desk.AdvanceAsync(Duration.FromHours(9));
        var ofPetr = await FromAsync("1", "+79161234567");
        var ofNobody = await FromAsync("2", "+79161234568");

        await desk.AdvanceAsync(Duration.FromHours(14) + Duration.FromSeconds(1));

        Assert.Equal((Petr, Olga), ((await NowAsync(desk, ofPetr)).Owner!.Value, (await NowAsync(desk, ofNobody)).Owner!.Value));

        async Task<Conversation> FromAsync(string chat, string phone)
        {
            var outcome = await desk.Events.IngestAsync(new ChatMessage("chat", chat, "Hello") { Source = "chat", Key = NextKey(), Phone = phone });
            return await desk.Crm.Conversations.GetAsync(outcome.Conversation!.Value);
        }
    }

    [Fact]
    public async Task R47_a_client_who_is_silent_for_so_many_days_closes_the_conversation()
    {
        await using var desk = await LineDeskAsync(Support with { SilenceDays = 3, Closed = "Goodbye" });
        var conversation = await WriteAsync(desk);
        await SayAsync(desk, conversation, Olga, "How may I help?");
        await desk.AdvanceAsync(Duration.FromDays(2));
        await WriteAsync(desk, "Wait");
        await SayAsync(desk, conversation, Olga, "I wait");

        await desk.AdvanceAsync(Duration.FromDays(2));
        Assert.Equal(ConversationState.Open, (await NowAsync(desk, conversation)).State);
        await desk.AdvanceAsync(Duration.FromDays(1));

        var closed = await NowAsync(desk, conversation);
        Assert.Equal((ConversationState.Closed, ClosingReasons.Silence), (closed.State, closed.ClosedBecause));
        Assert.Equal(conversation.OpenedAt + Duration.FromDays(5), closed.ClosedAt);
        Assert.Equal("Goodbye", (await HeardAsync(desk))[^1]);
        Assert.Equal(0, (await desk.Crm.Presence.OfAsync(Olga)).OpenOf(WorkKinds.Conversation));
    }

    [Fact]
    public async Task R47_a_conversation_that_waits_for_an_answer_of_ours_never_closes_by_itself()
    {
        await using var desk = await LineDeskAsync(Support with { SilenceDays = 1, AnswerWithin = null });
        var never = await WriteAsync(desk, chat: "1");
        var asked = await WriteAsync(desk, chat: "2");
        await SayAsync(desk, asked, Olga);
        await desk.AdvanceAsync(Minute);
        await WriteAsync(desk, "But why?", chat: "2");

        await desk.AdvanceAsync(Duration.FromDays(10));

        Assert.Equal((ConversationState.Given, ConversationState.Open), ((await NowAsync(desk, never)).State, (await NowAsync(desk, asked)).State));
    }
}
