using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Calls;

/// <summary>R50: a ringing call goes to the client's own manager, else through the line's queue.</summary>
public sealed class CallScenarios : Scenario
{
    private const string Anna = "+79161112233";
    private const string Number = "+74956213708";

    private static readonly EmployeeId Pavel = "pavel";

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Won().Lost());

    private static Line Front { get; } = new() { Id = "front", Name = "Front desk", Numbers = [Number], Employees = ["ivan", "pavel"], AnswerWithin = Duration.FromSeconds(20) };

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R50_A_call_rings_at_the_contacts_owner_and_says_why(Keep keep)
    {
        await using var desk = await DeskAsync(Front, keep);
        var anna = await ContactAsync(desk, Anna, Olga);

        var route = await RouteAsync(desk, "1", "8 916 111-22-33", "8 (495) 621-37-08");

        Assert.Equal((CallState.Rings, Olga, "101", "front"), (route.State, route.Employee!.Value, route.Extension, route.Line));
        Assert.Equal(anna, route.Contact);
        Assert.Equal("olga looks after Anna", route.Why);
        Assert.Equal(1, (await desk.Crm.Presence.OfAsync(Olga)).Open[WorkKinds.Call]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R50_A_call_without_a_number_is_said_to_be_wrong_and_nothing_is_kept_of_it(bool isFrom)
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Pipeline.Define("calls", p => p.Stage("new"))));
        var call = new RingingCall(isFrom ? null! : "+79160000001", isFrom ? "+74956213708" : null!) { Key = "1" };

        await Assert.ThrowsAsync<ArgumentException>(async () => await desk.Crm.Calls.RouteAsync(call));

        Assert.Empty(await desk.Events.FailedAsync());
    }

    [Fact]
    public async Task R50_When_the_owner_is_away_or_talks_the_lines_queue_takes_the_call()
    {
        await using var desk = await DeskAsync(Front);
        await ContactAsync(desk, Anna, Pavel);
        await desk.Crm.Presence.SetAsync(Pavel, Presence.Sick);
        Assert.Equal(Ivan, (await RouteAsync(desk, "1", Anna)).Employee);
        await desk.Crm.Presence.SetAsync(Pavel, Presence.AtWork);

        // Pavel talks; Ivan is rung still.
        Assert.Equal(Pavel, (await RouteAsync(desk, "2", "+79160000002")).Employee);
        await desk.Crm.Calls.EndedAsync("1");

        var route = await RouteAsync(desk, "3", Anna);
        Assert.Equal((CallState.Rings, Ivan), (route.State, route.Employee!.Value));
        Assert.Equal("ivan is next in the line 'front'", route.Why);
    }

    [Fact]
    public async Task R50_Asked_again_with_the_same_key_it_answers_with_the_present_state()
    {
        await using var desk = await DeskAsync(Front);
        var first = await RouteAsync(desk, "1", Anna);

        Assert.Equal(first, await RouteAsync(desk, "1", Anna));
        Assert.Equal(first, await RouteAsync(desk, "1", Anna));
        Assert.IsType<Done>(await desk.Crm.Calls.AnsweredAsync("1", first.Employee!.Value));
        Assert.False(Assert.IsType<Done>(await desk.Crm.Calls.AnsweredAsync("1", first.Employee!.Value)).Changed);
        var answered = await RouteAsync(desk, "1", Anna);
        Assert.Equal((CallState.Answered, first.Employee), (answered.State, answered.Employee));
        Assert.IsType<Done>(await desk.Crm.Calls.EndedAsync("1"));
        Assert.False(Assert.IsType<Done>(await desk.Crm.Calls.EndedAsync("1")).Changed);
        Assert.Equal(CallState.Ended, (await RouteAsync(desk, "1", Anna)).State);
        Assert.Equal(ClosingReasons.CallEnded, (await desk.Crm.Conversations.GetAsync(first.Conversation!.Value)).ClosedBecause);
        Assert.Empty((await desk.Crm.Presence.OfAsync(first.Employee.Value)).Open);
    }

    [Fact]
    public async Task R50_Who_does_not_pick_up_in_time_gives_way_to_the_next()
    {
        await using var desk = await DeskAsync(Front);
        var first = await RouteAsync(desk, "1", Anna);

        await desk.AdvanceAsync(Duration.FromSeconds(20));

        var second = await RouteAsync(desk, "1", Anna);
        Assert.Equal((CallState.Rings, Ivan, Pavel), (second.State, first.Employee!.Value, second.Employee!.Value));
        Assert.Equal("pavel is next in the line 'front'; ivan did not answer", second.Why);
    }

    [Fact]
    public async Task R50_When_nobody_is_free_calls_wait_and_the_oldest_is_given_first()
    {
        await using var desk = await DeskAsync(Front with { AnswerWithin = null });
        foreach (var n in (string[])["1", "2", "3", "4"]) await RouteAsync(desk, n, "+7916000000" + n);
        var (third, fourth) = (await RouteAsync(desk, "3", ""), await RouteAsync(desk, "4", ""));
        Assert.Equal((CallState.Waits, 1, CallState.Waits, 2), (third.State, third.Position!.Value, fourth.State, fourth.Position!.Value));
        Assert.Equal("nobody of the line 'front' is free", third.Why);

        await desk.Crm.Calls.EndedAsync("1");

        Assert.Equal((CallState.Rings, Ivan), ((await RouteAsync(desk, "3", "")) is var given ? (given.State, given.Employee!.Value) : default));
        Assert.Equal((CallState.Waits, 1), ((await RouteAsync(desk, "4", "")) is var left ? (left.State, left.Position!.Value) : default));
    }

    [Fact]
    public async Task R50_A_call_that_ends_while_it_waits_leaves_the_queue_and_is_missed()
    {
        await using var desk = await DeskAsync(Front with { AnswerWithin = null });
        foreach (var n in (string[])["1", "2", "3", "4"]) await RouteAsync(desk, n, "+7916000000" + n);

        await desk.Crm.Calls.EndedAsync("3");

        var missed = await RouteAsync(desk, "3", "");
        Assert.Equal((CallState.Ended, "the call ended and nobody had picked up"), (missed.State, missed.Why));
        Assert.Equal(ClosingReasons.CallMissed, (await desk.Crm.Conversations.GetAsync(missed.Conversation!.Value)).ClosedBecause);
        await desk.Crm.Calls.EndedAsync("1");
        Assert.Equal(CallState.Rings, (await RouteAsync(desk, "4", "")).State);
    }

    [Fact]
    public async Task R50_Somebody_else_may_pick_up_and_who_was_rung_has_room_again()
    {
        await using var desk = await DeskAsync(Front);
        await RouteAsync(desk, "1", Anna);

        Assert.IsType<Done>(await desk.Crm.Calls.AnsweredAsync("1", Olga));

        Assert.Equal((CallState.Answered, Olga), (await RouteAsync(desk, "1", Anna)) is var route ? (route.State, route.Employee!.Value) : default);
        Assert.Empty((await desk.Crm.Presence.OfAsync(Ivan)).Open);
        Assert.Equal(1, (await desk.Crm.Presence.OfAsync(Olga)).Open[WorkKinds.Call]);
        await desk.AdvanceAsync(Duration.FromMinutes(1));
        Assert.Equal(CallState.Answered, (await RouteAsync(desk, "1", Anna)).State);
    }

    [Fact]
    public async Task R50_A_number_without_a_line_and_a_closed_line_are_told_apart()
    {
        await using var desk = await DeskAsync(Front);
        Assert.Equal((CallState.NoLine, null), (await RouteAsync(desk, "1", Anna, "+74950000000")) is var none ? (none.State, none.Conversation) : default);
        await desk.Crm.Settings.SaveAsync(Front with { Active = false });
        Assert.Equal(CallState.NoLine, (await RouteAsync(desk, "1", Anna)).State);
        await desk.Crm.Settings.SaveAsync(WorkingCalendar.Weekdays("office", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0)));
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(Front with { Hours = "office" }));
        Assert.Equal(CallState.Rings, (await RouteAsync(desk, "1", Anna)).State);
        await desk.AdvanceAsync(Duration.FromHours(10));

        var late = await RouteAsync(desk, "2", Anna);

        Assert.Equal((CallState.OutOfHours, Instant.FromUtc(2026, 3, 3, 6, 0)), (late.State, late.OpensAt!.Value));
        Assert.Equal(ClosingReasons.OutOfHours, (await desk.Crm.Conversations.GetAsync(late.Conversation!.Value)).ClosedBecause);
    }

    [Fact]
    public async Task R50_The_calls_own_record_stays_what_it_is_and_the_stranger_is_known_in_the_end()
    {
        await using var desk = await DeskAsync(Front);
        var route = await RouteAsync(desk, "1", "+79160000001");
        Assert.Null(route.Lead);
        await desk.Crm.Calls.AnsweredAsync("1", Ivan);

        var lead = (await desk.Events.IngestAsync(Call("+79160000001"))).Lead;
        await desk.Crm.Calls.EndedAsync("1");

        Assert.NotNull(lead);
        Assert.Equal(lead, (await desk.Crm.Conversations.GetAsync(route.Conversation!.Value)).Lead);
    }

    [Fact]
    public async Task R50_A_call_whose_end_was_never_told_keeps_nobody_busy_for_ever()
    {
        await using var desk = await DeskAsync(Front);
        await RouteAsync(desk, "1", Anna);
        await desk.Crm.Calls.AnsweredAsync("1", Ivan);

        await desk.AdvanceAsync(Duration.FromHours(6));

        Assert.Equal(CallState.Ended, (await RouteAsync(desk, "1", Anna)).State);
        Assert.Empty((await desk.Crm.Presence.OfAsync(Ivan)).Open);
    }

    [Fact]
    public async Task R50_Nonsense_is_refused_with_a_clear_word()
    {
        await using var desk = await DeskAsync(Front);
        await Assert.ThrowsAsync<ArgumentException>(async () => await RouteAsync(desk, " ", Anna));
        await Assert.ThrowsAsync<ArgumentException>(async () => await RouteAsync(desk, new string('1', 201), Anna));
        Assert.Contains("no call 'x'", Assert.IsType<Refused>(await desk.Crm.Calls.AnsweredAsync("x", Ivan)).Reason, StringComparison.Ordinal);
        Assert.Contains("no call 'x'", Assert.IsType<Refused>(await desk.Crm.Calls.EndedAsync("x")).Reason, StringComparison.Ordinal);
        await RouteAsync(desk, "1", "anonymous");
        Assert.Contains("'nobody'", Assert.IsType<Refused>(await desk.Crm.Calls.AnsweredAsync("1", "nobody")).Reason, StringComparison.Ordinal);
        await desk.Crm.Calls.EndedAsync("1");
        Assert.Equal("The call has ended.", Assert.IsType<Refused>(await desk.Crm.Calls.AnsweredAsync("1", Ivan)).Reason);
    }

    private static async Task<CallRoute> RouteAsync(CrmTestDesk desk, string key, string from, string to = Number) =>
        await desk.Crm.Calls.RouteAsync(new RingingCall(from, to) { Key = key });

    private static async Task<ContactId> ContactAsync(CrmTestDesk desk, string phone, EmployeeId owner) =>
        new(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Phones = [phone], Owner = owner })).Id);

    private async Task<CrmTestDesk> DeskAsync(Line line, Keep keep = Keep.InMemory)
    {
        var desk = await DeskAsync(crm => crm.AddPipeline(Sales), keep);
        var oneCall = new Dictionary<string, int>(StringComparer.Ordinal) { [WorkKinds.Call] = 1 };
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "ivan", Name = "Ivan", Extension = "102", Since = desk.Clock.Now, Capacity = oneCall });
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "pavel", Name = "Pavel", Extension = "103", Since = desk.Clock.Now, Capacity = oneCall });
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(line));
        return desk;
    }
}
