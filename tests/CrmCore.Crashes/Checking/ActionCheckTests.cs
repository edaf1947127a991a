using CrmCore.CrashChild.Check;
using CrmCore.CrashChild.Load;
using CrmCore.CrashChild.Outside;

namespace CrmCore.Crashes.Checking;

/// <summary>What must be found of actions and their effects.</summary>
public sealed class ActionCheckTests
{
    [Fact]
    public async Task A_second_effect_of_a_once_action_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        desk.Effects.Add(desk.Effects.First(e => LoadPipeline.DeliveryOf(e.Action) == Delivery.Once));
        Found(desk, ViolationKind.Effect, "more than once");
    }

    [Fact]
    public async Task A_second_effect_of_a_repeatable_action_is_none_when_its_key_is_the_same()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        desk.Effects.Add(desk.Effects.First(e => LoadPipeline.DeliveryOf(e.Action) == Delivery.Repeatable));
        Assert.Empty(desk.Check());
    }

    [Fact]
    public async Task A_repeatable_action_under_a_second_key_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        desk.Effects.Add(desk.Effects[0] with { Key = "act_other" });
        Found(desk, ViolationKind.Effect, "under 2 keys");
        Found(desk, ViolationKind.Effect, "nobody planned");
    }

    [Theory]
    [InlineData(Delivery.Once)]
    [InlineData(Delivery.Repeatable)]
    public async Task An_action_that_is_marked_as_done_and_had_no_effect_is_found(Delivery delivery)
    {
        await using var desk = await PlantedDesk.OpenAsync();
        Assert.True(desk.Effects.Remove(desk.Effects.First(e => LoadPipeline.DeliveryOf(e.Action) == delivery)));
        Found(desk, ViolationKind.Effect, "had no effect");
    }

    [Fact]
    public async Task An_action_without_an_end_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        await desk.DeleteAsync(TimelineRecords.Instance, desk.Story.Timeline.First(IsDone));
        Found(desk, ViolationKind.Action, "gone without an end");
    }

    [Fact]
    public async Task An_action_that_ended_twice_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        await desk.InsertAsync(TimelineRecords.Instance, desk.Story.Timeline.First(IsDone) with { Id = Guid.NewGuid() });
        Found(desk, ViolationKind.Action, "more than once");
    }

    [Fact]
    public async Task An_action_that_is_done_and_would_be_run_again_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        var ring = desk.Effects.First(e => e.Action == "ring");
        await desk.InsertAsync(ScheduledActionRecords.Instance, RowOf(desk, ring));
        Found(desk, ViolationKind.Action, "is due and nobody runs it");
        Found(desk, ViolationKind.Effect, "would be run again");
    }

    [Fact]
    public async Task An_action_that_nobody_planned_is_found()
    {
        await using var desk = await PlantedDesk.OpenAsync();
        var ring = desk.Effects.First(e => e.Action == "ring");
        await desk.InsertAsync(ScheduledActionRecords.Instance, RowOf(desk, ring with { Entry = ring.Entry + 100 }));
        Found(desk, ViolationKind.Action, "nobody planned this");
    }

    private static bool IsDone(TimelineEntry entry) => entry.Kind == TimelineKinds.ActionDone;

    private static ScheduledAction RowOf(PlantedDesk desk, Effect effect) => new()
    {
        Account = desk.Story.Account,
        Subject = effect.Deal.Value,
        Entry = effect.Entry,
        Phase = ActionPhase.Enter,
        Action = effect.Action,
        Do = Receiver.Ring,
        Pipeline = LoadPipeline.Id,
        Revision = 1,
        Stage = "called",
        DueAt = desk.Engine.Now,
    };

    private static void Found(PlantedDesk desk, ViolationKind kind, string words) =>
        Assert.Contains(desk.Check(), v => v.Kind == kind && v.Text.Contains(words, StringComparison.Ordinal));
}
