namespace CrmCore.Scenarios.Lines;

public sealed class ArrivalScenarios : LineScenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R43_a_client_s_message_opens_a_conversation_in_the_line_of_the_channel(Keep keep)
    {
        await using var desk = await LineDeskAsync(Support with { Welcome = "Welcome!" }, keep);

        var conversation = await WriteAsync(desk, "Hello");

        Assert.Equal("support", conversation.Line);
        Assert.Equal(ConversationState.Given, conversation.State);
        Assert.Equal(Olga, conversation.Owner);
        Assert.Equal(desk.Clock.Now, conversation.OpenedAt);
        Assert.Equal(["Welcome!"], await HeardAsync(desk));
        var messages = await MessagesAsync(desk, conversation);
        Assert.Equal([(MessageSide.Client, "Hello"), (MessageSide.System, "Welcome!")], messages.Select(m => (m.From, m.Text)));
        Assert.Equal(MessageDelivery.Sent, messages[1].Delivery);
        Assert.Equal(conversation.Id, Assert.Single((await desk.Crm.Conversations.ListAsync(new() { Line = "support", State = ConversationState.Given })).Items).Id);
    }

    [Fact]
    public async Task R43_each_of_several_channels_comes_to_its_own_line_and_a_channel_without_a_line_to_none()
    {
        await using var desk = await LineDeskAsync(Support);
        await SaveAsync(desk, new Line { Id = "sales", Channels = ["vk", "mail"], Employees = ["petr"] });

        Assert.Equal(("support", Olga), await WhereAsync("chat", "1"));
        Assert.Equal(("sales", Petr), await WhereAsync("vk", "2"));
        Assert.Equal(("sales", Petr), await WhereAsync("mail", "3"));
        var outcome = await desk.Events.IngestAsync(new ChatMessage("ads", "4", "Hello") { Source = "ads", Key = NextKey() });
        Assert.Null(outcome.Conversation);
        Assert.NotNull(outcome.Lead);

        async Task<(string, EmployeeId)> WhereAsync(string channel, string chat)
        {
            var conversation = await WriteAsync(desk, chat: chat, channel: channel);
            return (conversation.Line, conversation.Owner!.Value);
        }
    }

    [Fact]
    public async Task R43_the_same_message_twice_counts_once()
    {
        await using var desk = await LineDeskAsync(Support);
        var message = new ChatMessage("chat", "77", "Hello") { Source = "chat", Key = "m1" };

        var first = await desk.Events.IngestAsync(message);
        var second = await desk.Events.IngestAsync(message);

        Assert.Equal(EventStatus.Duplicate, second.Status);
        Assert.Single((await desk.Crm.Conversations.MessagesAsync(first.Conversation!.Value)).Items);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R43_of_many_messages_of_one_client_at_once_the_first_opens_the_conversation_and_the_others_join_it(Keep keep)
    {
        await using var desk = await LineDeskAsync(Support, keep);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            desk.Events.IngestAsync(new ChatMessage("chat", "77", $"{i}") { Source = "chat", Key = $"m{i}", Name = "Anna" }).AsTask()));

        var conversation = Assert.Single(outcomes.Select(o => o.Conversation).Distinct());
        Assert.Equal(20, (await desk.Crm.Conversations.MessagesAsync(conversation!.Value)).Items.Count);
        Assert.Single((await desk.Leads.ListAsync()).Items);
    }

    [Fact]
    public async Task R48_a_stranger_becomes_a_lead_and_a_known_client_s_conversation_stands_on_their_card()
    {
        await using var desk = await LineDeskAsync(Support);

        var stranger = await WriteAsync(desk, chat: "77");
        Assert.NotNull(stranger.Lead);
        Assert.Contains(TimelineKinds.ConversationOpened, (await desk.Timeline.OfAsync(stranger.Lead.Value)).Select(e => e.Kind));
        Assert.Contains(TimelineKinds.ConversationGiven, (await desk.Timeline.OfAsync(stranger.Lead.Value)).Select(e => e.Kind));

        var made = Assert.IsType<Created>(await desk.Leads.AcceptAsync(stranger.Lead.Value, Olga));
        var known = await WriteAsync(desk, "And one more thing", chat: "77");
        Assert.Equal(stranger.Id, known.Id);
        Assert.Equal((await desk.Deals.GetAsync(new DealId(made.Id))).Contact, known.Contact);
        Assert.Equal(new DealId(made.Id), known.Deal);
        Assert.Equal(known.Id, Assert.Single((await desk.Crm.Conversations.ListAsync(new() { Contact = known.Contact })).Items).Id);
    }

    [Fact]
    public async Task R43_a_message_from_an_import_of_history_opens_nothing()
    {
        await using var desk = await LineDeskAsync(Support);

        var outcome = await desk.Events.IngestAsync(new ChatMessage("chat", "77", "Long ago") { Source = "chat", Key = "old", History = true });

        Assert.Null(outcome.Conversation);
        Assert.Empty((await desk.Crm.Conversations.ListAsync()).Items);
    }

    [Fact]
    public async Task R48_the_first_answer_makes_its_author_the_owner_of_a_lead_that_has_none()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);

        await SayAsync(desk, conversation, Olga);

        Assert.Equal(Olga, (await desk.Leads.GetAsync(conversation.Lead!.Value)).Owner);
        Assert.Contains(TimelineKinds.ConversationAnswered, (await desk.Timeline.OfAsync(conversation.Lead.Value)).Select(e => e.Kind));
        await SaveAsync(desk, Support with { OwnerFromAnswer = false });
        var other = await WriteAsync(desk, chat: "78");
        await SayAsync(desk, other, other.Owner!.Value);
        Assert.Null((await desk.Leads.GetAsync(other.Lead!.Value)).Owner);
    }

    [Fact]
    public async Task R43_the_client_s_own_manager_goes_before_everybody_and_when_away_the_others_get_it()
    {
        await using var desk = await LineDeskAsync(Support with { OwnManager = WhenAway.PassOn });
        var contact = Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Phones = ["+79161234567"], Owner = Petr }));
        Assert.NotEqual(Guid.Empty, contact.Id);

        Assert.Equal(Petr, (await FromAsync("1")).Owner);
        await SaveAsync(desk, new Employee { Id = "petr", Name = "Petr", Active = false, Since = desk.Clock.Now });
        Assert.Equal(Olga, (await FromAsync("2")).Owner);

        async Task<Conversation> FromAsync(string chat)
        {
            var outcome = await desk.Events.IngestAsync(new ChatMessage("chat", chat, "Hello") { Source = "chat", Key = NextKey(), Phone = "+79161234567" });
            return await desk.Crm.Conversations.GetAsync(outcome.Conversation!.Value);
        }
    }
}
