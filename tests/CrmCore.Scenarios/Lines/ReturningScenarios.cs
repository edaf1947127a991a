namespace CrmCore.Scenarios.Lines;

public sealed class ReturningScenarios : LineScenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R45_a_dismissed_employee_s_conversations_go_back_to_the_queue_at_their_old_places(Keep keep)
    {
        await using var desk = await LineDeskAsync(Support with { Employees = ["ivan"], AnswerWithin = null }, keep);
        var first = await WriteAsync(desk, chat: "1");
        await SayAsync(desk, first, Ivan);
        var second = await WriteAsync(desk, chat: "2");

        await SaveAsync(desk, new Employee { Id = "ivan", Name = "Ivan", Active = false, Since = desk.Clock.Now });
        await desk.RunDueAsync();
        Assert.Equal([ConversationState.Waiting, ConversationState.Waiting], new[] { await NowAsync(desk, first), await NowAsync(desk, second) }.Select(c => c.State));
        Assert.Contains("ivan does not work here any more", Assert.Single(await ToldAsync(desk, first, TimelineKinds.ConversationRequeued)), StringComparison.Ordinal);
        var third = await WriteAsync(desk, chat: "3");
        await SaveAsync(desk, new Employee { Id = "petr", Name = "Petr", Since = desk.Clock.Now, Capacity = new Dictionary<string, int> { [WorkKinds.Conversation] = 2 } });
        await SaveAsync(desk, Support with { Employees = ["petr"], AnswerWithin = null });
        await desk.RunDueAsync();

        Assert.Equal([Petr, Petr, null], new[] { await NowAsync(desk, first), await NowAsync(desk, second), await NowAsync(desk, third) }.Select(c => c.Owner));
    }

    [Fact]
    public async Task R45_leave_gives_conversations_back_and_a_break_does_not()
    {
        await using var desk = await LineDeskAsync(Support with { AnswerWithin = null });
        var conversation = await WriteAsync(desk);
        await desk.Crm.Presence.SetAsync(Olga, Presence.Break);
        await desk.RunDueAsync();
        Assert.Equal(Olga, (await NowAsync(desk, conversation)).Owner);

        await desk.Crm.Presence.SetAsync(Olga, Presence.Sick);
        await desk.RunDueAsync();

        var returned = await NowAsync(desk, conversation);
        Assert.Equal((Ivan, 1), (returned.Owner!.Value, returned.Requeued));
        Assert.Empty(returned.Tried);
        Assert.Equal((0, 1), ((await desk.Crm.Presence.OfAsync(Olga)).OpenOf(WorkKinds.Conversation), (await desk.Crm.Presence.OfAsync(Ivan)).OpenOf(WorkKinds.Conversation)));
    }

    [Fact]
    public async Task R45_many_conversations_go_back_in_several_commits_and_none_is_lost()
    {
        await using var desk = await LineDeskAsync(Support with { Employees = ["ivan"], AnswerWithin = null });
        var all = new List<Conversation>();
        for (var i = 0; i < 150; i++) all.Add(await WriteAsync(desk, chat: $"c{i}"));
        await SaveAsync(desk, Support with { Employees = ["ivan", "petr"], AnswerWithin = null });

        await desk.Crm.Presence.SetAsync(Ivan, Presence.Leave);
        await desk.RunDueAsync();

        foreach (var conversation in all) Assert.Equal(Petr, (await NowAsync(desk, conversation)).Owner);
        Assert.Equal((0, 150), ((await desk.Crm.Presence.OfAsync(Ivan)).OpenOf(WorkKinds.Conversation), (await desk.Crm.Presence.OfAsync(Petr)).OpenOf(WorkKinds.Conversation)));
    }
}
