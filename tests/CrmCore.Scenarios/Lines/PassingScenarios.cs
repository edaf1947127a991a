using CrmCore.Testing;

namespace CrmCore.Scenarios.Lines;

public sealed class PassingScenarios : LineScenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R46_a_conversation_is_passed_to_another_employee(Keep keep)
    {
        await using var desk = await LineDeskAsync(Support, keep);
        var conversation = await WriteAsync(desk);
        await SayAsync(desk, conversation, Olga);

        Assert.IsType<Done>(await desk.Crm.Conversations.PassAsync(conversation.Id, Petr, Olga));

        var passed = await NowAsync(desk, conversation);
        Assert.Equal((Petr, ConversationState.Given), (passed.Owner!.Value, passed.State));
        Assert.Equal((0, 1), ((await desk.Crm.Presence.OfAsync(Olga)).OpenOf(WorkKinds.Conversation), (await desk.Crm.Presence.OfAsync(Petr)).OpenOf(WorkKinds.Conversation)));
        Assert.Contains("from=olga to=petr", Assert.Single(await ToldAsync(desk, conversation, TimelineKinds.ConversationPassed)), StringComparison.Ordinal);
        await desk.RunDueAsync();
        var told = Assert.Single(desk.Sent.Effects.Select(s => s.Content).OfType<Notification>(), n => n.Kind == NotificationKinds.Transferred);
        Assert.Equal(("petr", (ConversationId?)conversation.Id), (told.Employee.Id, told.Conversation));
    }

    [Fact]
    public async Task R46_who_is_passed_a_conversation_and_does_not_answer_loses_it_to_the_line()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);
        await desk.Crm.Conversations.PassAsync(conversation.Id, Petr, Olga);

        await desk.AdvanceAsync(2 * Minute);

        Assert.Equal(Olga, (await NowAsync(desk, conversation)).Owner);
    }

    [Fact]
    public async Task R46_passing_to_oneself_to_nobody_or_to_somebody_who_is_not_there_is_refused()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);
        await desk.Crm.Presence.SetAsync(Ivan, Presence.Leave);
        var pass = desk.Crm.Conversations;

        Assert.Contains("to yourself", Reason(await pass.PassAsync(conversation.Id, Olga, Olga)), StringComparison.Ordinal);
        Assert.Contains("olga has the conversation already", Reason(await pass.PassAsync(conversation.Id, Olga, Actor.System)), StringComparison.Ordinal);
        Assert.Contains("no active employee 'nobody'", Reason(await pass.PassAsync(conversation.Id, "nobody", Olga)), StringComparison.Ordinal);
        Assert.Contains("ivan is not at work (leave)", Reason(await pass.PassAsync(conversation.Id, Ivan, Olga)), StringComparison.Ordinal);
        Assert.Contains("may not pass", Reason(await pass.PassAsync(conversation.Id, Petr, Petr)), StringComparison.Ordinal);
        Assert.Contains("There is no line 'sales'", Reason(await pass.PassToLineAsync(conversation.Id, "sales", Olga)), StringComparison.Ordinal);
        Assert.Contains("is in the line 'support' already", Reason(await pass.PassToLineAsync(conversation.Id, "support", Olga)), StringComparison.Ordinal);
        await CloseAsync(desk, conversation, Olga);
        Assert.Contains("closed", Reason(await pass.PassAsync(conversation.Id, Petr, Olga)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R46_passed_to_another_line_it_goes_to_that_line_s_people_and_stays_there()
    {
        await using var desk = await LineDeskAsync(Support);
        await SaveAsync(desk, new Line { Id = "sales", Channels = ["vk"], Employees = ["petr"] });
        var conversation = await WriteAsync(desk);

        Assert.IsType<Done>(await desk.Crm.Conversations.PassToLineAsync(conversation.Id, "sales", Olga));
        var again = await WriteAsync(desk, "Hello?");

        Assert.Equal((conversation.Id, "sales", Petr), (again.Id, again.Line, again.Owner!.Value));
        await SayAsync(desk, again, Petr, "Sales here");
        Assert.Equal(["Sales here"], await HeardAsync(desk));
        Assert.Equal("chat", desk.Sent.Effects.Last(s => s.Channel == SentChannel.Message).Connection);
    }

    [Fact]
    public async Task R46_passed_to_a_line_out_of_hours_it_waits_for_the_opening_and_to_one_that_is_switched_off_it_is_refused()
    {
        await using var desk = await LineDeskAsync(Support);
        await SaveAsync(desk, new Line { Id = "sales", Employees = ["petr"], Hours = "office", OutOfHours = "Tomorrow" });
        await SaveAsync(desk, new Line { Id = "old", Employees = ["petr"], Active = false });
        await desk.AdvanceAsync(Duration.FromHours(12));
        var conversation = await WriteAsync(desk);

        Assert.Contains("switched off", Reason(await desk.Crm.Conversations.PassToLineAsync(conversation.Id, "old", Olga)), StringComparison.Ordinal);
        Assert.IsType<Done>(await desk.Crm.Conversations.PassToLineAsync(conversation.Id, "sales", Olga));
        Assert.Equal(ConversationState.Waiting, (await NowAsync(desk, conversation)).State);
        Assert.Equal(["Tomorrow"], await HeardAsync(desk));
        await desk.AdvanceAsync(Duration.FromHours(11));

        Assert.Equal(Petr, (await NowAsync(desk, conversation)).Owner);
    }

    [Fact]
    public async Task R46_a_colleague_who_joined_openly_speaks_to_the_client_and_one_who_joined_hidden_never_does()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);
        Assert.IsType<Done>(await desk.Crm.Conversations.JoinAsync(conversation.Id, Ivan, Olga));
        Assert.IsType<Done>(await desk.Crm.Conversations.JoinAsync(conversation.Id, Petr, Olga, hidden: true));

        await SayAsync(desk, conversation, Ivan, "openly");
        await SayAsync(desk, conversation, Petr, "secretly");
        await SayAsync(desk, conversation, Olga, "among us", hidden: true);

        Assert.Equal(["openly"], await HeardAsync(desk));
        Assert.Equal(
            [("Hello", false, MessageDelivery.None), ("openly", false, MessageDelivery.Sent), ("secretly", true, MessageDelivery.None), ("among us", true, MessageDelivery.None)],
            (await MessagesAsync(desk, conversation)).Select(m => (m.Text, m.IsHidden, m.Delivery)));
        Assert.IsType<Done>(await desk.Crm.Conversations.LeaveAsync(conversation.Id, Petr, Petr));
        Assert.Contains("may not speak", Reason(await desk.Crm.Conversations.SayAsync(conversation.Id, "again", Petr)), StringComparison.Ordinal);
        Assert.Contains("pass it on", Reason(await desk.Crm.Conversations.LeaveAsync(conversation.Id, Olga, Olga)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R46_who_joined_hidden_does_not_come_into_the_open_by_joining_again()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);
        Assert.IsType<Done>(await desk.Crm.Conversations.JoinAsync(conversation.Id, Petr, Olga, hidden: true));

        Assert.Contains("Let them leave first", Reason(await desk.Crm.Conversations.JoinAsync(conversation.Id, Petr, Olga)), StringComparison.Ordinal);
        await SayAsync(desk, conversation, Petr, "secretly");
        Assert.Empty(await HeardAsync(desk));

        Assert.IsType<Done>(await desk.Crm.Conversations.LeaveAsync(conversation.Id, Petr, Petr));
        Assert.IsType<Done>(await desk.Crm.Conversations.JoinAsync(conversation.Id, Petr, Olga));
        Assert.IsType<Done>(await desk.Crm.Conversations.JoinAsync(conversation.Id, Petr, Olga, hidden: true));
        Assert.True(Assert.Single((await NowAsync(desk, conversation)).Participants).Hidden);
    }

    [Fact]
    public async Task R46_only_who_takes_part_their_manager_or_an_administrator_may_speak()
    {
        await using var desk = await LineDeskAsync(Support with { Employees = ["ivan"] });
        await SaveAsync(desk, new Employee { Id = "ivan", Name = "Ivan", Manager = "boss", Since = desk.Clock.Now });
        await SaveAsync(desk, new Employee { Id = "boss", Name = "Boss", Since = desk.Clock.Now });
        var conversation = await WriteAsync(desk);
        Assert.Equal(Ivan, conversation.Owner);

        Assert.Contains("ivan, boss, or an administrator may", Reason(await desk.Crm.Conversations.SayAsync(conversation.Id, "no", Petr)), StringComparison.Ordinal);
        await SayAsync(desk, conversation, "boss", "from the boss");
        await SayAsync(desk, conversation, Olga, "from the administrator");

        Assert.Equal(["from the boss", "from the administrator"], await HeardAsync(desk));
        Assert.Equal(Ivan, (await NowAsync(desk, conversation)).Owner);
    }
}
