using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Calls;

/// <summary>R50: while the telephone rings, the employee sees who it is.</summary>
public sealed class ScreenPopScenarios : Scenario
{
    private const string Phone = "+79161234567";
    private const string Office = "+74956213708";

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Named("Sales")
        .Stage("new", s => s.Named("New"))
        .Stage("offer", s => s.Named("Offer made").MoveHereOn("call", CrmCore.Triggers.IncomingCall()).OnEnter("task", Do.CreateTask("Send the offer").Due(Period.FromDays(1))))
        .Won().Lost());

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R50_The_screen_pop_tells_who_calls_what_is_open_and_what_happened_last(Keep keep)
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales).UseScoring(ScoringRules.Define(s => s.Rule("call", 15, r => r.On(EventKinds.IncomingCall)).Thresholds(warm: 10, hot: 50))), keep);
        var lead = (await desk.Events.IngestAsync(Form(Phone) with { Name = "Anna", Company = "OOO Romashka" })).Lead!.Value;
        var made = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(lead, new LeadConversion { Contact = true, Company = true, Deal = true }, Olga));
        var (deal, anna, company) = (made.Deal!.Value, made.Contact!.Value, made.Company!.Value);
        await desk.Contacts.EditAsync(anna, new ContactChange { Owner = Ivan, Tags = ["vip", "b2b"] }, Olga);
        await desk.Deals.EditAsync(deal, new DealChange { Amount = Money.Rub(15_000), Title = "Three doors" }, Olga);
        var lost = Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Contact = anna, Title = "An old one" }));
        Assert.IsType<Moved>(await desk.Deals.MoveAsync(new DealId(lost.Id), "lost", Olga, new DealChange { LossReason = "price" }));
        await desk.Events.IngestAsync(Call(Phone));
        await desk.RunDueAsync();
        await desk.Timeline.NoteAsync(deal.Value, "wants them\nin oak", Ivan);
        await desk.AdvanceAsync(Duration.FromHours(3));

        var pop = await desk.Crm.Calls.ScreenPopAsync("8 (916) 123-45-67");

        Assert.Equal((Phone, "Anna", Ivan, true, false), (pop.Phone, pop.Name, pop.Owner, pop.IsKnown, pop.IsShared));
        Assert.Equal(anna, pop.Contact);
        Assert.Equal((company, "OOO Romashka"), (pop.Company, pop.CompanyName));
        Assert.Equal(["b2b", "vip"], pop.Tags);
        Assert.Equal((15, Temperature.Warm), (pop.Score!.Points, pop.Score.Temperature));
        var open = Assert.Single(pop.Deals);
        Assert.Equal((deal, "Three doors", "Sales", "Offer made", Money.Rub(15_000), Olga), (open.Deal, open.Title, open.Pipeline, open.Stage, open.Amount, open.Owner));
        Assert.Equal(Duration.FromHours(3), open.OnStage);
        Assert.Equal("Send the offer", Assert.Single(pop.Tasks).Text);
        Assert.Equal("note: wants them in oak", pop.Timeline[0].Text);
        Assert.Equal((Ivan, deal.Value, TimelineKinds.Noted), (pop.Timeline[0].Actor.Employee, pop.Timeline[0].Card, pop.Timeline[0].Kind));
        Assert.Contains(pop.Timeline, e => e.Text == "moved from New to Offer made (incoming call)");
        Assert.Contains(pop.Timeline, e => e.Text == "edited: amount");
        Assert.True(pop.Timeline.Count <= 10);
        Assert.Null(pop.Lead);
        Assert.Empty(pop.Candidates);
    }

    [Fact]
    public async Task R50_Done_tasks_closed_deals_and_erased_people_are_not_shown()
    {
        await using var desk = await DeskAsync(Sales);
        var deal = await desk.NewDealAsync(Phone);
        await desk.Events.IngestAsync(Call(Phone));
        await desk.RunDueAsync();
        await desk.Tasks.CompleteAsync((await desk.Tasks.OfAsync(deal))[0], Olga);
        Assert.Empty((await desk.Crm.Calls.ScreenPopAsync(Phone)).Tasks);

        await MoveAsync(desk, deal, "won");
        Assert.Empty((await desk.Crm.Calls.ScreenPopAsync(Phone)).Deals);

        await desk.Crm.Privacy.EraseAsync((await desk.Deals.GetAsync(deal)).Contact!.Value);
        Assert.False((await desk.Crm.Calls.ScreenPopAsync(Phone)).IsKnown);
    }

    [Fact]
    public async Task R50_A_shared_number_gives_the_names_of_those_who_share_it_and_says_nobody()
    {
        await using var desk = await DeskAsync(Sales);
        var anna = await ContactAsync(desk, Office, "Anna Petrova", "anna@mail.example");
        await desk.Contacts.ShareAsync(new ContactPoint(ContactPointKind.Phone, Office));
        var boris = await ContactAsync(desk, Office, "Boris Petrov", "boris@mail.example");
        await desk.RunDueAsync();
        var lead = (await desk.Events.IngestAsync(Call(Office))).Lead;

        var pop = await desk.Crm.Calls.ScreenPopAsync(Office);

        Assert.True(pop is { IsShared: true, IsKnown: true });
        Assert.Null(pop.Contact);
        Assert.Equal([new(anna, "Anna Petrova", null), new(boris, "Boris Petrov", null)], pop.Candidates);
        Assert.Equal(lead, pop.Lead!.Id);
    }

    [Fact]
    public async Task R50_An_unknown_number_gives_its_lead_or_nothing()
    {
        await using var desk = await DeskAsync(Sales);
        await desk.Events.IngestAsync(Form("+79160000001") with { Name = "Vera" });

        var pop = await desk.Crm.Calls.ScreenPopAsync("89160000001");
        Assert.Equal("Vera", pop.Name);
        Assert.Equal("Vera", pop.Lead!.Name);
        Assert.StartsWith("made (form submitted)", pop.Timeline[^1].Text, StringComparison.Ordinal);
        Assert.True(pop.IsKnown);

        Assert.Equal(new ScreenPop { Phone = "+79160000002" }.ToString(), (await desk.Crm.Calls.ScreenPopAsync("+7 916 000-00-02")).ToString());
        foreach (var withheld in new[] { "", "anonymous", "101", new string('9', 5_000) })
        {
            Assert.Equal((withheld, false), (await desk.Crm.Calls.ScreenPopAsync(withheld)) is var none ? (none.Phone, none.IsKnown) : default);
        }
    }

    [Fact]
    public async Task R50_A_companys_own_number_gives_the_company()
    {
        await using var desk = await DeskAsync(Sales);
        await desk.Crm.Companies.CreateAsync(new CompanyChange { Name = "OOO Romashka", Phones = ["+74951112233"], Owner = Ivan });

        var pop = await desk.Crm.Calls.ScreenPopAsync("+74951112233");

        Assert.Equal(("OOO Romashka", "OOO Romashka", Ivan), (pop.Name, pop.CompanyName, pop.Owner));
        Assert.NotNull(pop.Company);
        Assert.Null(pop.Contact);
    }

    [Fact]
    public async Task R50_After_a_merge_either_number_gives_the_survivor_with_the_history_of_both()
    {
        await using var desk = await DeskAsync(Sales);
        var one = new ContactId(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Phones = [Phone] })).Id);
        var other = new ContactId(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna P.", Phones = ["+79160000001"] })).Id);
        await desk.Timeline.NoteAsync(other.Value, "likes tea");
        Assert.IsType<Merged>(await desk.Contacts.MergeAsync(one, other, Olga));

        var pop = await desk.Crm.Calls.ScreenPopAsync("+79160000001");

        Assert.Equal(one, pop.Contact);
        Assert.Contains(pop.Timeline, e => e.Text == "note: likes tea" && e.Card == other.Value);
    }

    [Fact]
    public async Task R50_A_long_history_costs_no_read_more_than_a_short_one()
    {
        var store = new CountingStore();
        await using var desk = await DeskAsync(crm =>
        {
            crm.Services.AddSingleton<ICrmStore>(store);
            crm.AddPipeline(Sales);
        });
        var deal = await desk.NewDealAsync(Phone);
        var anna = (await desk.Deals.GetAsync(deal)).Contact!.Value;
        await NoteAsync(20);
        var few = await CostAsync();
        await NoteAsync(400);

        Assert.Equal(few, await CostAsync());
        Assert.InRange(few.Reads, 1, 12);

        async Task NoteAsync(int times)
        {
            for (var n = 0; n < times; n++)
            {
                await desk.Timeline.NoteAsync(anna.Value, "a note");
                await desk.Timeline.NoteAsync(deal.Value, "a note");
            }
        }

        async Task<(int Reads, int Records)> CostAsync()
        {
            store.Count = default;
            Assert.Equal(10, (await desk.Crm.Calls.ScreenPopAsync(Phone)).Timeline.Count);
            return store.Count;
        }
    }

    [Fact]
    public async Task R50_The_open_conversation_is_shown_and_the_ringing_call_is_none()
    {
        await using var desk = await DeskAsync(Sales);
        await desk.Crm.Settings.SaveAsync(new Line { Id = "help", Channels = ["chat"], Numbers = [Office], Employees = ["ivan"] });
        var came = await desk.Events.IngestAsync(Chat("hello", "71") with { Phone = Phone });
        await desk.Crm.Calls.RouteAsync(new RingingCall(Phone, Office) { Key = "1" });
        Assert.Equal(came.Conversation, (await desk.Crm.Calls.ScreenPopAsync(Phone)).Conversation!.Id);
        var anna = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(came.Lead!.Value, new LeadConversion { Contact = true })).Contact;

        var pop = await desk.Crm.Calls.ScreenPopAsync(Phone);
        Assert.Equal((anna, came.Conversation), (pop.Contact, pop.Conversation!.Id));
        Assert.Contains(pop.Timeline, e => e.Text == "conversation given to ivan");
        await desk.Crm.Conversations.CloseAsync(came.Conversation!.Value, Olga);
        Assert.Null((await desk.Crm.Calls.ScreenPopAsync(Phone)).Conversation);
    }

    private static async Task<ContactId> ContactAsync(CrmTestDesk desk, string phone, string name, string email) =>
        new(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = name, Phones = [phone], Emails = [email] })).Id);
}
