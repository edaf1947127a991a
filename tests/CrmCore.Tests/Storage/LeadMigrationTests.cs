using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Storage;

/// <summary>A file of the first schema, from before there were statuses of leads, is brought forward with what stands in it.</summary>
public sealed class LeadMigrationTests : SqliteBench
{
    [Fact]
    public async Task R75_Leads_from_before_there_were_statuses_read_on_and_are_counted()
    {
        using (var old = new OldFile(DatabasePath, 1))
        {
            for (var n = 1; n <= 5; n++)
            {
                var id = Convert.ToHexString(Id(n).ToByteArray(bigEndian: true));
                old.Execute($"INSERT INTO lead(account, id, version, state, name, source, created_at) VALUES(1, x'{id}', 1, {(n == 5 ? 2 : 1)}, 'Old {n}', 'site', {n})");
            }
        }

        await using var desk = await CrmTestDesk.CreateAsync(crm => crm.UseSqlite(DatabasePath).AddPipeline(Pipeline.Define("sales", p => p.Stage("new").Won().Lost())));
        var first = new LeadId(Id(1));

        Assert.Equal(("new", LeadState.New, (EmployeeId?)null), ((await desk.Leads.GetAsync(first)).Status, (await desk.Leads.GetAsync(first)).State, (await desk.Leads.GetAsync(first)).Owner));
        Assert.Equal("accepted", (await desk.Leads.GetAsync(new LeadId(Id(5)))).Status);
        Assert.Equal([new("new", "site", null, 4), new LeadTotal("accepted", "site", null, 1)], await desk.Leads.TotalsAsync());

        await desk.Events.IngestAsync(new FormSubmitted { Source = "site", Key = "1", Phone = "+79161234567" });
        Assert.IsType<Done>(await desk.Leads.TakeAsync(first, new EmployeeId("ivan")));
        Assert.IsType<Done>(await desk.Leads.RejectAsync(new LeadId(Id(2)), "spam", new EmployeeId("ivan")));
        Assert.IsType<Created>(await desk.Leads.AcceptAsync(new LeadId(Id(3)), new EmployeeId("ivan")));

        Assert.Equal(
            [new("new", "site", null, 2), new("in-work", "site", "ivan", 1), new("accepted", "site", null, 1), new("accepted", "site", "ivan", 1), new LeadTotal("junk", "site", null, 1)],
            await desk.Leads.TotalsAsync());
        Assert.Equal(2, (await desk.Leads.ListAsync()).Items.Count);
    }
}
