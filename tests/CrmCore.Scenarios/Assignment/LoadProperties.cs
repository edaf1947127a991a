using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment;

/// <summary>Whatever people and rules do with cards: what is counted is what is there, nothing waits while somebody has room, and no rule overfills anybody.</summary>
public sealed class LoadProperties : AssignmentScenario
{
    private const int Room = 4;
    private const int Steps = 150;

    private static readonly EmployeeId[] Team = [Anna, Boris, Clara];
    private static readonly PipelineDefinition Flow = Pipeline.Define("sales", p => p
        .Stage("new").Stage("offer").Stage("set-up", s => s.OnEnter("over", Do.Assign("sales")).OnEnter("later", Do.ChangeOwner("clara").After(Period.FromDays(1)))).Won().Lost());

    private readonly List<DealId> _deals = [];
    private readonly List<LeadId> _leads = [];

    [Theory]
    [InlineData(1, Keep.InMemory)]
    [InlineData(2, Keep.InMemory)]
    [InlineData(3, Keep.InMemory)]
    [InlineData(4, Keep.InMemory)]
    [InlineData(5, Keep.Sqlite)]
    public async Task R41_What_is_counted_is_what_is_there(int seed, Keep keep)
    {
        var random = new Random(seed);
        var capacity = new Dictionary<string, int>(StringComparer.Ordinal) { [WorkKinds.Deal] = Room, [WorkKinds.Lead] = Room };
        await using var desk = await DeskAsync(
            crm => crm.AddPipeline(Flow).AddAssignment(Assign.By("sales", r => r.RoundRobin("anna", "boris", "clara")))
                .AddSource(new IntakePolicy { Source = "site", Pipeline = "sales", Assign = "sales" }).AddSource(new IntakePolicy { Source = "inbox", Assign = "sales" }),
            keep);
        foreach (var id in Team) await desk.Crm.Settings.SaveAsync(Seller(id.Value) with { Capacity = capacity });

        for (var step = 0; step < Steps; step++)
        {
            var said = await StepAsync(desk, random);
            await CheckAsync(desk, $"seed {seed}, step {step}: {said}");
        }
    }

    private async Task<string> StepAsync(CrmTestDesk desk, Random random)
    {
        var who = Team[random.Next(Team.Length)];
        DealId? deal = _deals.Count > 0 ? _deals[random.Next(_deals.Count)] : null;
        LeadId? lead = _leads.Count > 0 ? _leads[random.Next(_leads.Count)] : null;
        var what = random.Next(16);
        switch (what)
        {
            case 0 or 1 or 2: _deals.Add((await AskAsync(desk)).Id); break;
            case 3 or 4: _leads.Add((await AskLeadAsync(desk)).Id); break;
            case 5: _deals.Add(await desk.NewDealAsync(phone: null, owner: random.Next(2) == 0 ? null : who.Value)); break;
            case 6 when deal is { } id: await desk.Deals.MoveAsync(id, random.Next(2) == 0 ? Outcomes.Won : "offer", Olga); break;
            case 7 when deal is { } id: await desk.Deals.MoveAsync(id, "set-up", Olga); break;
            case 8 when deal is { } id: await desk.Deals.EditAsync(id, random.Next(3) == 0 ? new DealChange { Clear = [Fields.Owner] } : new DealChange { Owner = who }, Olga); break;
            case 9 when deal is { } id: await desk.Deals.DeleteAsync(id, Olga); break;
            case 10 when lead is { } id: await desk.Leads.TakeAsync(id, Olga, who); break;
            case 11 when lead is { } id: await desk.Leads.PutBackAsync(id, Olga); break;
            case 12 when lead is { } id: await desk.Leads.RejectAsync(id, "no", Olga); break;
            case 13 when lead is { } id && await desk.Leads.AcceptAsync(id, Olga) is Created made: _deals.Add(new DealId(made.Id)); break;
            case 14: await desk.Crm.Presence.SetAsync(who, random.Next(2) == 0 ? Presence.AtWork : Presence.Break, null); break;
            case 15 when deal is { } id: await desk.Crm.Assignment.AssignAsync(id, "sales", Olga); break;
            default: await desk.AdvanceAsync(Duration.FromHours(random.Next(1, 30))); break;
        }

        return $"{what} by {who}";
    }

    private async Task CheckAsync(CrmTestDesk desk, string where)
    {
        var deals = new List<Deal>();
        foreach (var id in _deals)
        {
            if (await desk.Deals.FindAsync(id) is { State: CardState.Active, IsClosed: false } deal) deals.Add(deal);
        }

        var leads = new List<Lead>();
        foreach (var id in _leads)
        {
            if (await desk.Leads.GetAsync(id) is { State: LeadState.New or LeadState.InWork } lead) leads.Add(lead);
        }

        var desks = (await desk.Crm.Presence.ListAsync()).ToDictionary(d => d.Employee);
        foreach (var (id, one) in desks)
        {
            Assert.True(one.OpenOf(WorkKinds.Deal) == deals.Count(d => d.Owner == id), $"{where}: {id} has {deals.Count(d => d.Owner == id)} deals, counted {one.OpenOf(WorkKinds.Deal)}");
            Assert.True(one.OpenOf(WorkKinds.Lead) == leads.Count(l => l.Owner == id), $"{where}: {id} has {leads.Count(l => l.Owner == id)} leads, counted {one.OpenOf(WorkKinds.Lead)}");
        }

        var waiting = (await desk.Crm.Assignment.WaitingAsync("sales")).Items;
        Assert.True(waiting.Count == waiting.Select(w => w.Subject).Distinct().Count(), $"{where}: a card waits twice");
        foreach (var one in waiting)
        {
            Assert.True(deals.Exists(d => d.Id.Value == one.Subject) || leads.Exists(l => l.Id.Value == one.Subject), $"{where}: what is closed waits");
            Assert.False(Array.Exists(Team, id => desks[id].Presence == Presence.AtWork && desks[id].OpenOf(one.Kind) < Room), $"{where}: {one.Kind} {one.Number} waits while there is room: {string.Join(", ", desks.Values.Select(d => $"{d.Employee} {d.Presence} {d.OpenOf(one.Kind)}"))}");
        }
    }
}
