using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Storage;

/// <summary>A file that version 3 of the schema wrote, with events and an action that waits, opened by this version.</summary>
public sealed class VersionThreeMigrationTests : SqliteBench
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("called", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall()).OnEnter("hook", Do.SendWebhook("https://example.com/called").After(Duration.FromHours(1))))
        .Won().Lost());

    [Fact]
    public async Task A_file_of_version_3_keeps_its_events_and_runs_what_waits()
    {
        var deal = await WriteVersionThreeAsync();
        await using var desk = await CrmTestDesk.CreateAsync(crm => crm.UseSqlite(DatabasePath).AddPipeline(Sales), start: Instant.FromUtc(2026, 2, 2, 8, 0));

        Assert.Equal("called", (await desk.Deals.GetAsync(deal)).Stage);
        Assert.Equal(EventStatus.Duplicate, (await desk.Events.IngestAsync(new IncomingCall("+79161234567") { Source = "pbx", Key = "1" })).Status);
        await desk.AdvanceAsync(Duration.FromHours(1));
        Assert.Single(desk.Sent.Effects, sent => sent.Channel == SentChannel.Webhook);
    }

    private async Task<DealId> WriteVersionThreeAsync()
    {
        await using var desk = await CrmTestDesk.CreateAsync(crm => crm.AddPipeline(Sales), start: Instant.FromUtc(2026, 2, 2, 7, 0));
        var deal = await desk.NewDealAsync();
        await desk.Events.IngestAsync(new IncomingCall("+79161234567") { Source = "pbx", Key = "1" });
        using var file = new OldFile(DatabasePath, 3);
        await file.CopyAsync(desk.Engine.Store);
        return deal;
    }
}
