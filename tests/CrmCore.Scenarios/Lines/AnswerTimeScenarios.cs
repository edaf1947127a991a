using CrmCore.Testing;

namespace CrmCore.Scenarios.Lines;

public sealed class AnswerTimeScenarios : LineScenario
{
    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R45_who_does_not_answer_in_time_loses_the_conversation_to_the_next(Keep keep)
    {
        await using var desk = await LineDeskAsync(Support, keep);
        var conversation = await WriteAsync(desk);
        Assert.Equal(Olga, conversation.Owner);

        await desk.AdvanceAsync(Duration.FromSeconds(119));
        Assert.Equal(Olga, (await NowAsync(desk, conversation)).Owner);
        await desk.AdvanceAsync(Duration.FromSeconds(1));

        var next = await NowAsync(desk, conversation);
        Assert.Equal(Ivan, next.Owner);
        Assert.Equal(ConversationState.Given, next.State);
        Assert.Equal([Olga], next.Tried);
        Assert.Equal(1, next.Requeued);
        Assert.False(next.IsUnanswered);
        Assert.Contains("reason=not answered in time", Assert.Single(await ToldAsync(desk, conversation, TimelineKinds.ConversationRequeued)), StringComparison.Ordinal);
        Assert.Contains(desk.Sent.Effects, s => s.Channel == SentChannel.Notification && s.Recipient.Contains("ivan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R45_an_answer_ends_the_time()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);
        await desk.AdvanceAsync(Minute);
        await SayAsync(desk, conversation, Olga);

        await desk.AdvanceAsync(Duration.FromHours(1));

        var answered = await NowAsync(desk, conversation);
        Assert.Equal((ConversationState.Open, Olga, 0), (answered.State, answered.Owner!.Value, answered.Requeued));
        Assert.Equal(conversation.OpenedAt + Minute, answered.FirstAnswerAt);
        Assert.DoesNotContain(await desk.Crm.Actions.ListAsync() is var page ? page.Items : [], a => a.Phase == ActionPhase.Timer);
    }

    [Fact]
    public async Task R45_after_the_last_it_is_marked_and_starts_again()
    {
        await using var desk = await LineDeskAsync(Support);
        var conversation = await WriteAsync(desk);

        await desk.AdvanceAsync(4 * Minute);

        var again = await NowAsync(desk, conversation);
        Assert.True(again.IsUnanswered);
        Assert.Equal((Olga, 2), (again.Owner!.Value, again.Requeued));
        Assert.Empty(again.Tried);
        Assert.Single(await ToldAsync(desk, conversation, TimelineKinds.ConversationUnanswered));
        Assert.Equal(again.Id, Assert.Single((await desk.Crm.Conversations.ListAsync(new() { OnlyUnanswered = true })).Items).Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R45_the_mark_goes_with_the_answer_and_when_it_is_opened_anew_and_the_statistics_keep_it(bool isAnswered)
    {
        await using var desk = await LineDeskAsync(Support);
        var monday = desk.Clock.Now;
        var conversation = await WriteAsync(desk);
        await desk.AdvanceAsync(4 * Minute);
        if (isAnswered) await SayAsync(desk, conversation, Olga);
        Assert.Equal(!isAnswered, (await NowAsync(desk, conversation)).IsUnanswered);
        await CloseAsync(desk, conversation, Olga);
        await desk.AdvanceAsync(Minute);

        Assert.False((await WriteAsync(desk, "Again")).IsUnanswered);
        Assert.Empty((await desk.Crm.Conversations.ListAsync(new() { OnlyUnanswered = true })).Items);
        Assert.Equal(1, (await desk.Crm.Reports.ConversationsAsync(monday, monday + Minute)).Total.Marked);
    }

    [Fact]
    public async Task R45_after_the_last_it_is_marked_and_waits_until_somebody_takes_it()
    {
        await using var desk = await LineDeskAsync(Support with { AfterLast = AfterLast.Wait });
        var conversation = await WriteAsync(desk);

        await desk.AdvanceAsync(Duration.FromHours(3));

        var waiting = await NowAsync(desk, conversation);
        Assert.Equal((ConversationState.Waiting, true, (EmployeeId?)null), (waiting.State, waiting.IsUnanswered, waiting.Owner));
        Assert.Equal([Olga, Ivan], waiting.Tried);
        Assert.IsType<Done>(await desk.Crm.Conversations.TakeAsync(conversation.Id, Ivan));
        Assert.Equal(Ivan, (await NowAsync(desk, conversation)).Owner);
    }

    [Fact]
    public async Task R45_without_a_limit_whoever_was_given_it_keeps_it()
    {
        await using var desk = await LineDeskAsync(Support with { AnswerWithin = null });
        var conversation = await WriteAsync(desk);

        await desk.AdvanceAsync(Duration.FromDays(30));

        Assert.Equal((Olga, 0), ((await NowAsync(desk, conversation)).Owner!.Value, (await NowAsync(desk, conversation)).Requeued));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R45_it_can_be_given_back_by_hand_and_keeps_its_place_before_newer_ones(Keep keep)
    {
        await using var desk = await LineDeskAsync(Support with { Employees = ["olga"], AnswerWithin = null }, keep);
        await SaveAsync(desk, new Employee { Id = "olga", Name = "Olga", Admin = true, Since = desk.Clock.Now, Capacity = new Dictionary<string, int> { [WorkKinds.Conversation] = 1 } });
        var first = await WriteAsync(desk, chat: "1");
        var second = await WriteAsync(desk, chat: "2");
        var third = await WriteAsync(desk, chat: "3");
        Assert.Equal([ConversationState.Given, ConversationState.Waiting, ConversationState.Waiting], new[] { first, second, third }.Select(c => c.State));

        // Passed over once, it stands before the third again.
        await CloseAsync(desk, first, Olga);
        Assert.Equal(Olga, (await NowAsync(desk, second)).Owner);
        Assert.IsType<Done>(await desk.Crm.Conversations.ReturnAsync(second.Id, Olga));
        Assert.Equal((ConversationState.Given, ConversationState.Waiting), ((await NowAsync(desk, second)).State, (await NowAsync(desk, third)).State));
        Assert.Equal(second.Number, (await NowAsync(desk, second)).Number);
    }

    [Fact]
    public async Task R45_who_is_passed_over_is_asked_again_when_nobody_else_comes()
    {
        await using var desk = await LineDeskAsync(Support);
        await SaveAsync(desk, new Employee { Id = "ivan", Name = "Ivan", Since = desk.Clock.Now, Capacity = new Dictionary<string, int> { [WorkKinds.Conversation] = 0 } });
        var conversation = await WriteAsync(desk);

        await desk.AdvanceAsync(2 * Minute);
        Assert.Equal(ConversationState.Waiting, (await NowAsync(desk, conversation)).State);
        await desk.AdvanceAsync(2 * Minute);

        Assert.Equal(Olga, (await NowAsync(desk, conversation)).Owner);
    }
}
