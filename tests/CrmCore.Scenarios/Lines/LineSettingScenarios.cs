namespace CrmCore.Scenarios.Lines;

public sealed class LineSettingScenarios : LineScenario
{
    [Fact]
    public async Task R43_a_channel_and_a_number_belong_to_one_line()
    {
        await using var desk = await LineDeskAsync(Support with { Numbers = ["+74951234567"] });

        Assert.Contains("The channel 'chat' belongs to the line 'support'", await RefusalAsync(new Line { Id = "sales", Channels = ["chat"], Employees = ["ivan"] }), StringComparison.Ordinal);
        Assert.Contains("belongs to the line 'support'", await RefusalAsync(new Line { Id = "sales", Numbers = ["7 495 123 45 67"], Employees = ["ivan"] }), StringComparison.Ordinal);
        await SaveAsync(desk, Support with { Channels = [], Numbers = [] });
        await SaveAsync(desk, new Line { Id = "sales", Channels = ["chat"], Employees = ["ivan"] });
        Assert.Equal(["sales", "support"], (await desk.Crm.Settings.LinesAsync()).Select(l => l.Id));

        async Task<string> RefusalAsync(Line line) => Reason(await desk.Crm.Settings.SaveAsync(line));
    }

    [Fact]
    public async Task R43_a_line_without_anybody_with_unknown_people_or_with_hours_that_never_open_is_refused()
    {
        await using var desk = await LineDeskAsync(Support);
        await desk.Crm.Settings.SaveAsync(new WorkingCalendar { Id = "past", Zone = "Europe/Moscow" }.WithException(new LocalDate(2020, 1, 1), new OpeningHours(new LocalTime(9, 0), new LocalTime(10, 0))));
        var settings = desk.Crm.Settings;
        var line = new Line { Id = "sales", Channels = ["vk"], Employees = ["ivan"] };

        Assert.Contains("Nobody is in it", Reason(await settings.SaveAsync(line with { Employees = [] })), StringComparison.Ordinal);
        Assert.Contains("names the employee 'nobody'", Reason(await settings.SaveAsync(line with { Employees = ["nobody"] })), StringComparison.Ordinal);
        Assert.Contains("names the team 'none'", Reason(await settings.SaveAsync(line with { Team = "none" })), StringComparison.Ordinal);
        Assert.Contains("the calendar 'holidays', which the account does not have", Reason(await settings.SaveAsync(line with { Hours = "holidays" })), StringComparison.Ordinal);
        Assert.Contains("never opens again", Reason(await settings.SaveAsync(line with { Hours = "past" })), StringComparison.Ordinal);
        await SaveAsync(desk, line);
    }

    [Fact]
    public async Task R43_a_line_on_a_channel_that_is_no_connection_is_refused()
    {
        await using var desk = await LineDeskAsync(Support);

        Assert.Contains("the channel 'vkk', which is no connection of the account. Did you mean \"vk\"?", Reason(await desk.Crm.Settings.SaveAsync(new Line { Id = "sales", Channels = ["vkk"], Employees = ["ivan"] })), StringComparison.Ordinal);
        Assert.Contains("It has no id.", Reason(await desk.Crm.Settings.SaveAsync(new Line { Id = null!, Employees = ["ivan"] })), StringComparison.Ordinal);
        Assert.Contains("It has no id.", Reason(await desk.Crm.Settings.SaveAsync(new AssignmentRule { Id = null!, Employees = ["ivan"] })), StringComparison.Ordinal);
        Assert.Contains("Name employees or a team", Reason(await desk.Crm.Settings.SaveAsync(new AssignmentRule { Id = "r", Employees = null!, Needs = null!, Weights = null! })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R43_a_line_and_a_rule_of_assignment_cannot_share_the_name_of_a_queue()
    {
        await using var desk = await LineDeskAsync(Support);

        Assert.Contains("has the id of a line", Reason(await desk.Crm.Settings.SaveAsync(Assign.By("support", r => r.RoundRobin("olga")))), StringComparison.Ordinal);
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(Assign.By("sales", r => r.RoundRobin("olga"))));
        Assert.Contains("has the id of a rule", Reason(await desk.Crm.Settings.SaveAsync(new Line { Id = "sales", Employees = ["olga"] })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R43_a_registered_line_is_there_from_the_start_and_one_that_is_switched_off_takes_nothing_new()
    {
        await using var desk = await DeskAsync(crm => Microsoft.Extensions.DependencyInjection.CrmServiceCollectionExtensions.AddLine(crm, Support));
        var open = await WriteAsync(desk, chat: "1");
        await SaveAsync(desk, Support with { Active = false });

        Assert.Null((await desk.Events.IngestAsync(new ChatMessage("chat", "2", "Hello") { Source = "chat", Key = NextKey() })).Conversation);
        Assert.Equal(open.Id, (await WriteAsync(desk, "Still there?", chat: "1")).Id);
    }

    [Fact]
    public async Task R43_with_everybody_away_for_ever_nothing_is_lost_and_whoever_comes_at_last_gets_it()
    {
        await using var desk = await LineDeskAsync(Support);
        await desk.Crm.Presence.SetAsync(Olga, Presence.Away);
        await desk.Crm.Presence.SetAsync(Ivan, Presence.Away);
        var conversation = await WriteAsync(desk);

        await desk.AdvanceAsync(Duration.FromDays(300));
        Assert.Equal(ConversationState.Waiting, (await NowAsync(desk, conversation)).State);
        await desk.Crm.Presence.SetAsync(Ivan, Presence.Overtime);

        Assert.Equal(Ivan, (await NowAsync(desk, conversation)).Owner);
    }
}
