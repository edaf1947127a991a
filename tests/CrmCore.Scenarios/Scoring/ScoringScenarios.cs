using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Scoring;

/// <summary>R36: points by rules on the card and on behaviour; cold, warm and hot by thresholds.</summary>
public sealed class ScoringScenarios : Scenario
{
    private static readonly ScoringRules Rules = ScoringRules.Define(s => s
        .Rule("prices", 10, r => r.Named("Looked at the prices").On(EventKinds.SiteVisit).When(c => c.Event.Field("page").Contains("/price")))
        .Rule("call", 15, r => r.On(EventKinds.IncomingCall).Once())
        .Rule("letter", 8, r => r.On(EventKinds.IncomingEmail).AtMost(3).HalfLife(Duration.FromDays(7)))
        .Rule("chat", 6, r => r.On(EventKinds.ChatMessage).PerDay(2))
        .Rule("form", 5, r => r.On(EventKinds.FormSubmitted))
        .Rule("b2b", 20, r => r.When(c => c.Deal.Tag("b2b")))
        .Rule("vip", 30, r => r.When(c => c.Contact.Tag("vip")))
        .Thresholds(warm: 20, hot: 50));

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("hot", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall().When(c => c.Deal.Temperature.Is("hot"))))
        .Stage("warm", s => s.MoveHereOn("pay", CrmCore.Triggers.PaymentReceived().When(c => c.Contact.Score.AtLeast(15))))
        .Won().Lost());

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R36_Behaviour_gives_points_to_the_contact_and_its_open_deals_with_reasons(Keep keep)
    {
        await using var desk = await ScoredDeskAsync(keep);
        var deal = await desk.NewDealAsync(email: "anna@mail.example");
        var contact = (await desk.Deals.GetAsync(deal)).Contact!.Value;

        await desk.Events.IngestAsync(Call());
        await desk.Events.IngestAsync(Call());
        for (var n = 0; n < 5; n++) await desk.Events.IngestAsync(Mail("anna@mail.example"));

        foreach (var score in new[] { await desk.Crm.Scores.OfAsync(deal), await desk.Crm.Scores.OfAsync(contact) })
        {
            Assert.Equal((39, Temperature.Warm), (score.Points, score.Temperature));
            Assert.Equal([("call", 15m, 1), ("letter", 24m, 3)], score.Reasons.Select(r => (r.Rule, r.Points, r.Times)));
            Assert.Equal(desk.Clock.Now, score.Reasons[0].Last);
        }
    }

    [Fact]
    public async Task R36_Points_decay_by_half_life_and_by_the_day()
    {
        await using var desk = await ScoredDeskAsync();
        var deal = await desk.NewDealAsync(email: "anna@mail.example");
        await desk.Events.IngestAsync(Mail("anna@mail.example"));
        await desk.Events.IngestAsync(Chat("hello") with { Phone = "+79161234567" });

        await desk.AdvanceAsync(Period.FromDays(2));
        Assert.Equal(["letter", "chat"], (await desk.Crm.Scores.OfAsync(deal)).Reasons.Select(r => r.Rule));
        Assert.Equal(2, (await desk.Crm.Scores.OfAsync(deal)).Reasons[1].Points);
        await desk.AdvanceAsync(Period.FromDays(5));

        var score = await desk.Crm.Scores.OfAsync(deal);
        Assert.Equal((4, 0), (score.Reasons[0].Points, score.Reasons[1].Points));
        await desk.Events.IngestAsync(Mail("anna@mail.example"));
        Assert.Equal(12, (await desk.Crm.Scores.OfAsync(deal)).Points);
    }

    [Fact]
    public async Task R36_A_rule_on_the_card_counts_while_it_holds()
    {
        await using var desk = await ScoredDeskAsync();
        var deal = await desk.NewDealAsync();
        var contact = (await desk.Deals.GetAsync(deal)).Contact!.Value;

        await desk.Deals.EditAsync(deal, new DealChange { Tags = ["b2b"] });
        await desk.Contacts.EditAsync(contact, new ContactChange { Tags = ["vip"] });
        Assert.Equal((50, Temperature.Hot), ((await desk.Crm.Scores.OfAsync(deal)).Points, (await desk.Crm.Scores.OfAsync(deal)).Temperature));
        Assert.Equal((30, Temperature.Warm), ((await desk.Crm.Scores.OfAsync(contact)).Points, (await desk.Crm.Scores.OfAsync(contact)).Temperature));
        await desk.Deals.EditAsync(deal, new DealChange { Tags = [] });
        Assert.Equal(30, (await desk.Crm.Scores.OfAsync(deal)).Points);
    }

    [Fact]
    public async Task R36_A_condition_may_ask_for_score_and_temperature()
    {
        await using var desk = await ScoredDeskAsync();
        var cold = await desk.NewDealAsync("+79160000001");
        var hot = await desk.NewDealAsync("+79160000002");
        await desk.Deals.EditAsync(hot, new DealChange { Tags = ["b2b"] });
        await desk.Contacts.EditAsync((await desk.Deals.GetAsync(hot)).Contact!.Value, new ContactChange { Tags = ["vip"] });

        await desk.Events.IngestAsync(Call("+79160000001"));
        await desk.Events.IngestAsync(Call("+79160000002"));
        Assert.Equal(("new", "hot"), (await StageAsync(desk, cold), await StageAsync(desk, hot)));

        await desk.Events.IngestAsync(new PaymentReceived(Money.Rub(10)) { Source = "pay", Key = NextKey(), Phone = "+79160000001" });
        Assert.Equal("warm", await StageAsync(desk, cold));
    }

    [Fact]
    public async Task R36_A_lead_earns_points_and_hands_them_on_when_it_is_converted()
    {
        await using var desk = await ScoredDeskAsync();
        var lead = (await desk.Events.IngestAsync(Form() with { Visitor = "cookie-1" })).Lead!.Value;
        await desk.Events.IngestAsync(new SiteVisit("cookie-1", "https://example.com/price") { Source = "site", Key = NextKey() });

        Assert.Equal(["prices", "form"], (await desk.Crm.Scores.OfAsync(lead)).Reasons.Select(r => r.Rule));
        Assert.Equal("Looked at the prices", (await desk.Crm.Scores.OfAsync(lead)).Reasons[0].Name);
        var made = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(lead, new LeadConversion { Deal = true }));
        Assert.Equal(15, (await desk.Crm.Scores.OfAsync(made.Contact!.Value)).Points);
        Assert.Equal(15, (await desk.Crm.Scores.OfAsync(made.Deal!.Value)).Points);
    }

    [Fact]
    public async Task R36_History_and_an_account_without_rules_give_nothing()
    {
        await using var desk = await ScoredDeskAsync();
        var deal = await desk.NewDealAsync();
        await desk.Events.IngestAsync(Call() with { History = true });
        Assert.Empty((await desk.Crm.Scores.OfAsync(deal)).Reasons);

        await using var plain = await DeskAsync(Sales);
        deal = await plain.NewDealAsync();
        await plain.Events.IngestAsync(Call());
        Assert.Equal((0, Temperature.Cold), ((await plain.Crm.Scores.OfAsync(deal)).Points, (await plain.Crm.Scores.OfAsync(deal)).Temperature));
        Assert.Null(await plain.Crm.Scores.RulesAsync());
    }

    [Fact]
    public async Task R36_Only_an_administrator_saves_rules_and_wrong_ones_are_refused()
    {
        await using var desk = await ScoredDeskAsync();
        Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(Rules, Ivan));
        Assert.Contains("rules make", Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(ScoringRules.Define(s => s.Rule("x", 1, r => r.When(c => c.Deal.Score.AtLeast(3)))), Olga)).Reason, StringComparison.Ordinal);
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(Rules with { Hot = 60 }, Olga));
        Assert.Equal(60, (await desk.Crm.Scores.RulesAsync())!.Hot);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R36_Two_hundred_events_at_once_are_scored_and_none_is_lost(Keep keep)
    {
        await using var desk = await ScoredDeskAsync(keep);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => desk.Leads.CreateAsync(new NewLead { Name = "N" + n, Phone = $"+7916{n:D7}" }).AsTask()));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => desk.Events.IngestAsync(Call($"+7916{n:D7}")).AsTask()));

        var leads = new List<Lead>();
        for (string? after = null; ;)
        {
            var page = await desk.Leads.ListAsync(after: after);
            leads.AddRange(page.Items);
            if ((after = page.Next) is null) break;
        }

        Assert.Equal(200, leads.Count);
        foreach (var lead in leads.Take(20)) Assert.Equal(20, (await desk.Crm.Scores.OfAsync(lead.Id)).Points);
    }

    private Task<CrmTestDesk> ScoredDeskAsync(Keep keep = Keep.InMemory) => DeskAsync(crm => crm.AddPipeline(Sales).UseScoring(Rules), keep);
}
