using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Calls;

/// <summary>R49: how fast and how well clients were answered.</summary>
public sealed class ReportScenarios : Scenario
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Won().Lost());

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R49_The_statistics_tell_answers_waits_requeues_and_ratings_by_line_channel_and_employee(Keep keep)
    {
        await using var desk = await OpenAsync(keep);
        var monday = desk.Clock.Now;
        var (ivan, pavel, tuesday) = await LiveAsync(desk);

        var day = await desk.Crm.Reports.ConversationsAsync(monday, tuesday);
        Assert.Equal((1, 1, 0, 0, 1), (day.Total.Count, day.Total.Answered, day.Total.Waiting, day.Total.NeverAnswered, day.Total.Requeued));
        Assert.Equal((Duration.FromSeconds(150), 4m), (day.Total.MedianToAnswer, day.Total.MeanRating));
        Assert.Equal(("help", "Help", 1), (day.ByLine[0].Id, day.ByLine[0].Name, day.ByLine.Count));
        Assert.Equal((0, 1), Of(day, ivan) is var i ? (i.Answered, i.Requeued) : default);
        Assert.Equal((1, Duration.FromSeconds(150), 0), Of(day, pavel) is var p ? (p.Answered, p.MedianToAnswer!.Value, p.Rated) : default);
        Assert.Equal((1, null, 1), Of(day, Olga) is var o ? (o.Answered, o.MedianToAnswer, o.Rated) : default);

        var all = await desk.Crm.Reports.ConversationsAsync(monday, tuesday + Duration.FromDays(1));
        Assert.Equal((4, 2, 1, 1), (all.Total.Count, all.Total.Answered, all.Total.Waiting, all.Total.NeverAnswered));
        Assert.Equal([("+74956213708", 2), ("chat", 2)], all.ByChannel.Select(c => (c.Id, c.Count)));
        var calls = await desk.Crm.Reports.ConversationsAsync(monday, tuesday + Duration.FromDays(1), kind: WorkKinds.Call);
        Assert.Equal((2, 1, 1, Duration.FromSeconds(10)), (calls.Total.Count, calls.Total.Answered, calls.Total.NeverAnswered, calls.Total.MedianToAnswer!.Value));
        Assert.Equal(0, (await desk.Crm.Reports.ConversationsAsync(monday, tuesday, line: "other")).Total.Count);
        Assert.Contains("by employee", all.ToTable(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R49_Each_time_that_it_goes_back_from_somebody_counts_for_them()
    {
        await using var desk = await OpenAsync(Keep.InMemory);
        var monday = desk.Clock.Now;
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(new Line { Id = "help", Channels = ["chat"], Employees = ["ivan", "pavel"], AfterLast = AfterLast.StartAgain }));
        var conversation = (await desk.Events.IngestAsync(Chat("one", "71"))).Conversation!.Value;
        await desk.AdvanceAsync(Duration.FromMinutes(9));
        var last = (await desk.Crm.Conversations.GetAsync(conversation)).Owner!.Value;
        Assert.IsType<Done>(await desk.Crm.Conversations.CloseAsync(conversation, last));

        var report = await desk.Crm.Reports.ConversationsAsync(monday, desk.Clock.Now);

        Assert.Equal((4, 1), (report.Total.Requeues, report.Total.NeverAnswered));
        Assert.Equal([("ivan", 1, 2), ("pavel", 1, 2)], report.ByEmployee.Select(e => (e.Id, e.Requeued, e.Requeues)));
        Assert.Equal((1, 1, Duration.FromMinutes(9)), Of(report, last) is var closed ? (closed.NeverAnswered, closed.Marked, closed.LongestWait!.Value) : default);
    }

    [Fact]
    public async Task R49_The_report_pages_and_tells_how_far_it_is()
    {
        await using var desk = await OpenAsync(Keep.InMemory);
        for (var n = 0; n < 501; n++) await desk.Events.IngestAsync(Chat("hello", (1000 + n).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var told = new List<long>();

        var report = await desk.Crm.Reports.ConversationsAsync(desk.Clock.Now, desk.Clock.Now + Duration.FromMinutes(1), progress: new Progress(told));

        Assert.Equal(501, report.Total.Count);
        Assert.Equal([500, 501], told);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await desk.Crm.Reports.ConversationsAsync(desk.Clock.Now, desk.Clock.Now - Duration.FromDays(1)));
    }

    private async Task<(EmployeeId Ivan, EmployeeId Pavel, Instant Tuesday)> LiveAsync(CrmTestDesk desk)
    {
        // Ivan lets the time pass, Pavel answers after two minutes and a half, Olga takes over and closes; rated 4.
        var first = (await desk.Events.IngestAsync(Chat("one", "71"))).Conversation!.Value;
        var ivan = (await desk.Crm.Conversations.GetAsync(first)).Owner!.Value;
        await desk.AdvanceAsync(Duration.FromSeconds(150));
        var pavel = (await desk.Crm.Conversations.GetAsync(first)).Owner!.Value;
        Assert.IsType<Created>(await desk.Crm.Conversations.SayAsync(first, "yes?", pavel));
        Assert.IsType<Done>(await desk.Crm.Conversations.PassAsync(first, Olga, pavel));
        Assert.IsType<Created>(await desk.Crm.Conversations.SayAsync(first, "I am here now", Olga));
        Assert.IsType<Done>(await desk.Crm.Conversations.CloseAsync(first, Olga));
        Assert.IsType<Done>(await desk.Crm.Conversations.RateAsync(first, 4));

        // Opened anew the next day: another opening, not answered yet.
        await desk.AdvanceAsync(Duration.FromHours(20));
        var tuesday = desk.Clock.Now;
        Assert.Equal(first, (await desk.Events.IngestAsync(Chat("one more thing", "71"))).Conversation);

        // A call that somebody takes after ten seconds, and a missed one.
        await RouteAsync(desk, "1");
        await desk.AdvanceAsync(Duration.FromSeconds(10));
        await desk.Crm.Calls.AnsweredAsync("1", ivan);
        await desk.Crm.Calls.EndedAsync("1");
        await RouteAsync(desk, "2");
        await desk.Crm.Calls.EndedAsync("2");
        return (ivan, pavel, tuesday);
    }

    private static ConversationFigures Of(ConversationReport report, EmployeeId employee) => report.ByEmployee.Single(e => e.Id == employee.Value);

    private static async Task RouteAsync(CrmTestDesk desk, string key) => await desk.Crm.Calls.RouteAsync(new RingingCall("+79160000001", "+74956213708") { Key = key });

    private async Task<CrmTestDesk> OpenAsync(Keep keep)
    {
        var desk = await DeskAsync(crm => crm.AddPipeline(Sales), keep);
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "pavel", Name = "Pavel", Since = desk.Clock.Now });
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(new Line { Id = "help", Name = "Help", Channels = ["chat"], Numbers = ["+74956213708"], Employees = ["ivan", "pavel", "olga"] }));
        return desk;
    }

    private sealed class Progress(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
