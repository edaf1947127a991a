using CrmCore.Testing;

namespace CrmCore.Scenarios.Assignment;

/// <summary>What waits, and who gets it when.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task R41_What_waits_goes_to_whoever_is_back_the_oldest_first_and_before_anything_newer()
    {
        await using var desk = await CrmTestDesk.WithAsync(Pipeline.Define("sales", p => p.Stage("new").Won().Lost()));
        var settings = desk.Crm.Settings;
        await settings.SaveAsync(new Employee { Id = "anna", Name = "Anna", Capacity = new Dictionary<string, int> { [WorkKinds.Lead] = 2 } });
        Assert.IsType<Done>(await settings.SaveAsync(Assign.By("desk", r => r.RoundRobin("anna"))));
        await desk.Crm.Presence.SetAsync(new("anna"), Presence.Break, until: desk.Clock.Now + Duration.FromMinutes(15));
        var leads = new List<LeadId>();
        for (var n = 0; n < 4; n++)
        {
            var made = (Captured)await desk.Leads.CreateAsync(new NewLead { Name = "Client " + n, Phone = "+7916000000" + n, Source = "shop" });
            leads.Add(made.Lead!.Value);
            Assert.IsType<Waits>(await desk.Crm.Assignment.AssignAsync(leads[n], "desk"));
        }

        Assert.Equal([0, 1, 2, 3], (await desk.Crm.Assignment.WaitingAsync("desk")).Items.Select(w => leads.IndexOf(new LeadId(w.Subject))));
        await desk.AdvanceAsync(Duration.FromMinutes(15));
        Assert.Equal(["anna", "anna", "nobody", "nobody"], await OwnersAsync(desk, leads));
        await desk.Leads.RejectAsync(leads[1], "spam");
        Assert.Equal(["anna", "anna", "anna", "nobody"], await OwnersAsync(desk, leads));
    }

    private static async Task<string[]> OwnersAsync(CrmTestDesk desk, IEnumerable<LeadId> leads)
    {
        var owners = new List<string>();
        foreach (var lead in leads) owners.Add((await desk.Leads.GetAsync(lead)).Owner?.Value ?? "nobody");
        return [.. owners];
    }
}
