using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Storage;

/// <summary>A file that version 2 of the schema wrote, with leads, deals and merges, opened by this version.</summary>
public sealed class VersionTwoMigrationTests : SqliteBench
{
    private const string Anna = "+79160000001";
    private const string Boris = "+79160000002";

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Stage("offer", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall())).Won().Lost());

    [Fact]
    public async Task A_file_of_version_2_keeps_its_cards_and_goes_on_working()
    {
        var (deal, merged, lead) = await WriteVersionTwoAsync();
        await using var desk = await CrmTestDesk.CreateAsync(crm => crm.UseSqlite(DatabasePath).AddPipeline(Sales));

        Assert.Equal("offer", (await desk.Deals.GetAsync(deal)).Stage);
        Assert.Equal(LeadState.New, (await desk.Leads.GetAsync(lead)).State);
        Assert.Equal(merged.Survivor, (await desk.Contacts.FindByPhoneAsync(Boris))!.Id);
        Assert.IsType<Unmerged>(await desk.Contacts.UnmergeAsync(merged.Merge));
        Assert.Equal("Boris", (await desk.Contacts.FindByPhoneAsync(Boris))!.Name);
        Assert.Equal(deal, Assert.Single((await desk.Crm.Calls.ScreenPopAsync(Anna)).Deals).Deal);
    }

    [Fact]
    public async Task A_file_of_version_2_takes_rules_of_assignment_and_lines()
    {
        var (deal, merged, lead) = await WriteVersionTwoAsync();
        await using var desk = await CrmTestDesk.CreateAsync(crm => crm.UseSqlite(DatabasePath).AddPipeline(Sales));
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(new AssignmentRule { Id = "team", Employees = ["ivan"] }));
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(new Line { Id = "help", Channels = ["chat"], Numbers = ["+74956213708"], Employees = ["ivan"] }));

        Assert.Equal("ivan", Assert.IsType<GivenTo>(await desk.Crm.Assignment.AssignAsync(lead, "team")).Employee.Value);
        Assert.Equal("ivan", (await desk.Leads.GetAsync(lead)).Owner!.Value.Value);
        var came = await desk.Events.IngestAsync(new ChatMessage("chat", "71", "hello") { Source = "chat", Key = "1", Phone = Anna });
        Assert.Equal((merged.Survivor, "ivan"), (await desk.Crm.Conversations.GetAsync(came.Conversation!.Value)) is var talk ? (talk.Contact!.Value, talk.Owner!.Value.Value) : default);
        Assert.Equal((CallState.Rings, "ivan"), (await desk.Crm.Calls.RouteAsync(new RingingCall("+79160000003", "+74956213708") { Key = "1" })) is var call ? (call.State, call.Employee!.Value.Value) : default);
        Assert.Equal("offer", (await desk.Deals.GetAsync(deal)).Stage);
        Assert.Equal("call 1, chat 1, conversation 1, lead 1", string.Join(", ", (await desk.Crm.Presence.OfAsync("ivan")).Open.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key} {o.Value}")));
    }

    private async Task<(DealId Deal, Merged Merged, LeadId Lead)> WriteVersionTwoAsync()
    {
        await using var desk = await CrmTestDesk.CreateAsync(crm => crm.AddPipeline(Sales), start: Instant.FromUtc(2026, 2, 2, 7, 0));
        var deal = await desk.NewDealAsync(Anna);
        await desk.Events.IngestAsync(new IncomingCall(Anna) { Source = "pbx", Key = "1" });
        var boris = new ContactId(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Boris", Phones = [Boris] })).Id);
        var merged = Assert.IsType<Merged>(await desk.Contacts.MergeAsync((await desk.Deals.GetAsync(deal)).Contact!.Value, boris, new EmployeeId("olga")));
        var lead = (await desk.Events.IngestAsync(new FormSubmitted { Source = "site", Key = "1", Phone = "+79160000003" })).Lead!.Value;
        await desk.RunDueAsync();
        using var file = new OldFile(DatabasePath, 2);
        await file.CopyAsync(desk.Engine.Store);
        return (deal, merged, lead);
    }
}
