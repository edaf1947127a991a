using CrmCore.CrashChild.Check;
using CrmCore.CrashChild.Load;
using CrmCore.CrashChild.Told;

namespace CrmCore.Crashes.Checking;

/// <summary>A checker that finds nothing proves nothing: what it must find is planted here.</summary>
public sealed class CrashCheckerTests
{
    [Fact]
    public async Task Work_without_an_accident_has_no_violations_and_is_worth_checking()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        Assert.Empty(desk.Check());
        Assert.True(desk.Story.Timeline.Count(t => t.Kind == TimelineKinds.Moved) > 20);
        Assert.True(desk.Effects.Count > 50);
        Assert.Contains(desk.Answers, a => a.Status == nameof(EventStatus.Accepted));
        Assert.Equal(LoadPipeline.Sales.AllActions().Select(a => a.Action.Id).Where(a => a != LoadPipeline.Task).Order(), desk.Effects.Select(e => e.Action).Distinct().Order());
    }

    [Fact]
    public async Task A_lost_event_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        desk.Answers.Add(new Answer(999, nameof(EventStatus.Accepted), null, []));
        Found(desk, ViolationKind.Lost, "load-999.");
    }

    [Fact]
    public async Task A_lost_row_of_the_inbox_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        await desk.DeleteAsync(StoredEventRecords.Instance, desk.Story.Inbox.First(e => EventChecks.NumberOf(e) == 7));
        Found(desk, ViolationKind.Lost, "load-7.");
    }

    [Fact]
    public async Task An_event_that_was_lost_and_accepted_anew_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        var answer = desk.Answers.First(a => a.Event is not null);
        desk.Answers.Add(answer with { Event = new EventId(Guid.NewGuid()) });
        Found(desk, ViolationKind.Lost, "was told as");
    }

    [Fact]
    public async Task An_event_in_the_inbox_twice_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        await desk.InsertAsync(StoredEventRecords.Instance, desk.Story.Inbox.First(e => EventChecks.NumberOf(e) == 7) with { Id = new EventId(Guid.NewGuid()) });
        Found(desk, ViolationKind.Double, "load-7.");
    }

    [Theory]
    [InlineData(TimelineKinds.Moved)]
    [InlineData(TimelineKinds.Noted)]
    public async Task An_event_that_was_decided_twice_is_found(string kind)
    {
        await using var desk = await PlantedDesk.OpenAsync();
        await desk.InsertAsync(TimelineRecords.Instance, desk.Story.Timeline.First(t => t.Kind == kind && t.Cause is not null) with { Id = Guid.NewGuid() });
        Found(desk, ViolationKind.Double, "counts 2 times");
    }

    [Fact]
    public async Task An_event_that_is_decided_and_counts_nowhere_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        await desk.DeleteAsync(TimelineRecords.Instance, desk.Story.Timeline.First(t => t.Kind == TimelineKinds.Noted && t.Cause is not null && desk.Story.Timeline.Count(o => o.Cause == t.Cause) == 1));
        Found(desk, ViolationKind.Lost, "counts nowhere");
    }

    [Fact]
    public async Task An_event_that_nobody_decided_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        var e = desk.Story.Inbox.First(e => EventChecks.NumberOf(e) == 7);
        await desk.UpdateAsync(StoredEventRecords.Instance, e, e with { State = EventState.Pending, Version = e.Version + 1 });
        Found(desk, ViolationKind.Undecided, "load-7.");
    }

    [Fact]
    public async Task A_deal_that_stands_elsewhere_than_its_timeline_says_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        var deal = desk.Story.Deals.First(d => d.Stage == "called");
        await desk.UpdateAsync(DealRecords.Instance, deal, deal with { Stage = "new", Version = deal.Version + 1 });
        Found(desk, ViolationKind.Stage, deal.Id.ToString());
        Found(desk, ViolationKind.Count, "'called'");
    }

    [Fact]
    public async Task A_move_that_the_timeline_does_not_tell_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        await desk.DeleteAsync(TimelineRecords.Instance, desk.Story.Timeline.First(t => t.Kind == TimelineKinds.Moved));
        Found(desk, ViolationKind.Stage, "");
    }

    [Fact]
    public async Task A_second_task_of_one_move_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        await desk.InsertAsync(CrmTaskRecords.Instance, desk.Story.Tasks[0] with { Id = new TaskId(Guid.NewGuid()) });
        Found(desk, ViolationKind.Count, "tasks");
    }

    private static void Found(PlantedDesk desk, ViolationKind kind, string words) =>
        Assert.Contains(desk.Check(), v => v.Kind == kind && v.Text.Contains(words, StringComparison.Ordinal));
}
