using CrmCore.Testing;

namespace CrmCore.Scenarios.Lines;

public sealed class DistributionScenarios : LineScenario
{
    private static readonly Line ToAll = Support with { ToAll = true };

    [Fact]
    public async Task R44_strictly_in_order_the_first_who_is_free_gets_it()
    {
        await using var desk = await LineDeskAsync(Support);
        await CapacityAsync(desk, "olga", 2);

        Assert.Equal(["olga", "olga", "ivan"], await OwnersAsync(desk, 3));
    }

    [Fact]
    public async Task R44_evenly_whoever_has_the_least_open_gets_it()
    {
        await using var desk = await LineDeskAsync(Support with { Strategy = AssignmentStrategy.EvenLoad, AnswerWithin = null });

        var owners = await OwnersAsync(desk, 4);
        Assert.Equal([2, 2], owners.GroupBy(o => o).Select(g => g.Count()));
        var mine = (await desk.Crm.Conversations.ListAsync(new() { State = ConversationState.Given, Owner = Olga })).Items;
        foreach (var conversation in mine) await CloseAsync(desk, conversation, Olga);
        Assert.Equal(["olga", "olga"], await OwnersAsync(desk, 2, from: 10));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R44_of_two_who_take_what_is_offered_to_all_one_gets_it_and_the_other_is_told_who(Keep keep)
    {
        await using var desk = await LineDeskAsync(ToAll, keep);
        var conversation = await WriteAsync(desk);
        Assert.Equal((ConversationState.Offered, (EmployeeId?)null), (conversation.State, conversation.Owner));
        await desk.RunDueAsync();
        Assert.Equal(["ivan", "olga"], desk.Sent.Effects.Where(s => s.Channel == SentChannel.Notification && ((Notification)s.Content).Kind == NotificationKinds.Offered).Select(s => ((Notification)s.Content).Employee.Id).Order());

        var results = await Task.WhenAll(
            desk.Crm.Conversations.TakeAsync(conversation.Id, Olga).AsTask(),
            desk.Crm.Conversations.TakeAsync(conversation.Id, Ivan).AsTask());

        var owner = (await NowAsync(desk, conversation)).Owner!.Value;
        Assert.Single(results.OfType<Done>());
        Assert.StartsWith($"{owner} has it since", Assert.Single(results.OfType<Refused>()).Reason, StringComparison.Ordinal);
        Assert.Equal(1, (await desk.Crm.Presence.OfAsync(owner)).OpenOf(WorkKinds.Conversation));
    }

    [Fact]
    public async Task R44_what_came_while_nobody_was_at_work_is_offered_to_all_as_soon_as_somebody_comes()
    {
        await using var desk = await LineDeskAsync(ToAll with { AfterLast = AfterLast.Wait });
        await desk.Crm.Presence.SetAsync(Olga, Presence.Break);
        await desk.Crm.Presence.SetAsync(Ivan, Presence.Away, until: desk.Clock.Now + Duration.FromMinutes(30));
        var conversation = await WriteAsync(desk);
        await desk.AdvanceAsync(Duration.FromMinutes(10));
        Assert.Equal((ConversationState.Waiting, false), ((await NowAsync(desk, conversation)).State, (await NowAsync(desk, conversation)).IsUnanswered));

        await desk.AdvanceAsync(Duration.FromMinutes(20));

        Assert.Equal(ConversationState.Offered, (await NowAsync(desk, conversation)).State);
        Assert.Equal(["ivan"], desk.Sent.Effects.Where(s => s.Channel == SentChannel.Notification && ((Notification)s.Content).Kind == NotificationKinds.Offered).Select(s => ((Notification)s.Content).Employee.Id));
        Assert.Equal(0, (await desk.Crm.Presence.OfAsync(Ivan)).OpenOf(WorkKinds.Conversation));
    }

    [Fact]
    public async Task R44_the_first_answer_takes_what_is_offered_to_all()
    {
        await using var desk = await LineDeskAsync(ToAll);
        var conversation = await WriteAsync(desk);

        await SayAsync(desk, conversation, Ivan, "I am here");

        Assert.Equal((ConversationState.Open, Ivan), ((await NowAsync(desk, conversation)).State, (await NowAsync(desk, conversation)).Owner!.Value));
        Assert.Contains("ivan has it", Reason(await desk.Crm.Conversations.TakeAsync(conversation.Id, Olga)), StringComparison.Ordinal);
        Assert.Contains("may not speak", Reason(await desk.Crm.Conversations.SayAsync(conversation.Id, "Me too", Petr)), StringComparison.Ordinal);
        Assert.Equal(["I am here"], await HeardAsync(desk));
    }

    [Fact]
    public async Task R45_what_is_offered_to_all_and_answered_by_nobody_is_marked_and_offered_again()
    {
        await using var desk = await LineDeskAsync(ToAll);
        var conversation = await WriteAsync(desk);

        await desk.AdvanceAsync(2 * Minute);

        var offered = await NowAsync(desk, conversation);
        Assert.Equal((ConversationState.Offered, true), (offered.State, offered.IsUnanswered));
        Assert.Equal(2, (await ToldAsync(desk, conversation, TimelineKinds.ConversationOffered)).Count);
    }

    [Fact]
    public async Task R44_a_conversation_goes_only_to_employees_at_work_and_waits_for_the_first_who_comes()
    {
        await using var desk = await LineDeskAsync(Support with { NobodyFree = "One moment" });
        await desk.Crm.Presence.SetAsync(Olga, Presence.Break);
        await desk.Crm.Presence.SetAsync(Ivan, Presence.Sick);

        var first = await WriteAsync(desk, chat: "1");
        var second = await WriteAsync(desk, chat: "2");
        await WriteAsync(desk, "Hello?", chat: "1");
        Assert.Equal((ConversationState.Waiting, ConversationState.Waiting), (first.State, second.State));
        Assert.Contains("passedOver=[[\"olga\",\"on-break\"], [\"ivan\",\"sick\"]] considered=2", Assert.Single(await ToldAsync(desk, first, TimelineKinds.ConversationWaits)), StringComparison.Ordinal);
        Assert.Equal(["One moment"], await HeardAsync(desk, "1"));
        await CapacityAsync(desk, "ivan", 1);
        await desk.Crm.Presence.SetAsync(Ivan, Presence.AtWork);

        Assert.Equal((Ivan, (EmployeeId?)null), ((await NowAsync(desk, first)).Owner!.Value, (await NowAsync(desk, second)).Owner));
    }

    private static Task CapacityAsync(CrmTestDesk desk, string employee, int most) => SaveAsync(
        desk,
        new Employee { Id = employee, Name = employee, Admin = employee == "olga", Since = desk.Clock.Now, Capacity = new Dictionary<string, int> { [WorkKinds.Conversation] = most } });

    private async Task<IReadOnlyList<string>> OwnersAsync(CrmTestDesk desk, int count, int from = 1)
    {
        var owners = new List<string>();
        for (var i = from; i < from + count; i++) owners.Add((await WriteAsync(desk, chat: $"c{i}")).Owner!.Value.Value);
        return owners;
    }
}
