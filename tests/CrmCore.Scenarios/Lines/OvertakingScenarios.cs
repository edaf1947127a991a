using CrmCore.Testing;

namespace CrmCore.Scenarios.Lines;

/// <summary>R41, R45: nothing newer goes before what is older.</summary>
public sealed class OvertakingScenarios : LineScenario
{
    private static readonly Line Other = new() { Id = "other", Channels = ["vk"], Employees = ["olga"], AnswerWithin = null };

    [Fact]
    public async Task R45_what_somebody_who_goes_on_leave_had_goes_before_anything_that_comes_after()
    {
        await using var desk = await LineDeskAsync(Support with { AnswerWithin = null });
        await RoomAsync(desk, "ivan", 1);
        var first = await WriteAsync(desk);
        Assert.Equal("olga", first.Owner!.Value.Value);

        await desk.Crm.Presence.SetAsync(Olga, Presence.Leave);
        var second = await WriteAsync(desk, chat: "78");

        Assert.Equal(("ivan", null), ((await NowAsync(desk, first)).Owner?.Value, (await NowAsync(desk, second)).Owner?.Value));
    }

    [Fact]
    public async Task R41_of_two_lines_the_older_is_given_first_also_when_both_came_at_one_instant_or_a_setting_gives_the_room()
    {
        await using var desk = await LineDeskAsync(Support with { Employees = ["olga"], AnswerWithin = null });
        await SaveAsync(desk, Other);
        await RoomAsync(desk, "olga", 0);
        var older = await WriteAsync(desk, chat: "1", channel: "vk");
        var newer = await WriteAsync(desk, chat: "2");

        await RoomAsync(desk, "olga", 1);
        await desk.RunDueAsync();

        Assert.Equal(("olga", null), ((await NowAsync(desk, older)).Owner?.Value, (await NowAsync(desk, newer)).Owner?.Value));
    }

    [Fact]
    public async Task R45_whom_a_conversation_comes_back_to_for_want_of_others_is_not_told_of_as_full()
    {
        await using var desk = await LineDeskAsync(Support with { Employees = ["ivan"] });
        await RoomAsync(desk, "ivan", 1);
        var conversation = await WriteAsync(desk);

        await desk.AdvanceAsync(2 * Minute);

        Assert.Equal(["ivan", "ivan"], (await desk.Crm.Conversations.WhyAsync(conversation.Id)).Select(a => a.To?.Value ?? "nobody"));
    }

    private static Task RoomAsync(CrmTestDesk desk, string employee, int room) => SaveAsync(desk, new Employee
    {
        Id = employee, Name = employee, Capacity = new Dictionary<string, int> { [WorkKinds.Conversation] = room },
    });
}
