using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Moves;

/// <summary>R13 to R16: letters, calls, visits, chats, conditions.</summary>
public sealed class ChannelScenarios : Scenario
{
    private static PipelineDefinition Contacted { get; } = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("called", s => s.MoveHereOn("call", Triggers.IncomingCall()))
        .Stage("written", s => s.MoveHereOn("letter", Triggers.IncomingEmail())));

    private static PipelineDefinition Visited { get; } = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("price", s => s.MoveHereOn("price", Triggers.SiteVisit("https://shop.example/price")))
        .Stage("catalogue", s => s.MoveHereOn("any", Triggers.SiteVisit("https://shop.example/catalogue*")))
        .Stage("talked", s => s.MoveHereOn("chat", Triggers.ChatMessage())));

    [Fact]
    public async Task R13_a_letter_matches_by_any_address_of_the_contact()
    {
        await using var desk = await DeskAsync(Contacted);
        var deal = await desk.NewDealAsync(email: "a@example.com");
        var contact = (await desk.Deals.GetAsync(deal)).Contact!.Value;
        await desk.Contacts.EditAsync(contact, new ContactChange { Emails = ["anna@home.example"] });

        await desk.Events.IngestAsync(Mail("someone@else.example"));
        Assert.Equal("new", await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Mail("Anna@HOME.example"));
        Assert.Equal("written", await StageAsync(desk, deal));
    }

    [Fact]
    public async Task R13_a_letter_into_a_mailbox_that_is_not_connected_moves_nothing()
    {
        await using var desk = await DeskAsync(Contacted);
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.Events.IngestAsync(Mail() with { Mailbox = "private" });
        Assert.Equal("new", await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Mail() with { Mailbox = "mail" });
        Assert.Equal("written", await StageAsync(desk, deal));
    }

    [Fact]
    public async Task R13_a_trigger_may_name_the_mailbox()
    {
        await using var desk = await DeskAsync(Pipeline.Define("sales", p => p.Stage("new").Stage("written", s => s.MoveHereOn("letter", Triggers.IncomingEmail("mail")))));
        await desk.Crm.Settings.SaveAsync(new Connection { Id = "second", Kind = "recording" });
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.Events.IngestAsync(Mail() with { Mailbox = "second" });
        Assert.Equal("new", await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Mail());
        Assert.Equal("written", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData("89161234567")]
    [InlineData("8 (916) 123-45-67")]
    [InlineData("+7 916 123 45 67")]
    [InlineData("8-10-7 916 123 45 67")]
    public async Task R13_a_call_matches_in_any_way_of_writing_the_number(string number)
    {
        await using var desk = await DeskAsync(Contacted);
        var deal = await desk.NewDealAsync("+79161234567");
        await desk.Events.IngestAsync(Call("+79161234568"));
        Assert.Equal("new", await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Call(number) with { Disposition = "no-answer" });
        Assert.Equal("called", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R14_a_visit_moves_the_deal_of_the_form_that_knew_the_visitor(Keep keep)
    {
        await using var desk = await VisitDeskAsync(keep);
        var deal = await FromFormAsync(desk, "cookie-1");
        await desk.Events.IngestAsync(Visit("cookie-2"));
        await desk.Events.IngestAsync(Visit("cookie-1", "https://shop.example/about"));
        Assert.Equal("new", await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Visit("cookie-1", "https://shop.example/price?utm_source=x#top"));
        Assert.Equal("price", await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Visit("cookie-1", "https://shop.example/catalogue/shoes/7"));
        Assert.Equal("catalogue", await StageAsync(desk, deal));
    }

    [Fact]
    public async Task R14_a_visit_does_not_move_a_deal_that_came_otherwise()
    {
        await using var desk = await VisitDeskAsync(Keep.InMemory);
        var fromForm = await FromFormAsync(desk, "cookie-1");
        var byHand = await desk.NewDealAsync("+79161234567");
        await desk.Events.IngestAsync(Visit("cookie-1"));
        Assert.Equal("price", await StageAsync(desk, fromForm));
        Assert.Equal("new", await StageAsync(desk, byHand));
    }

    [Fact]
    public async Task R14_a_visit_of_an_unknown_visitor_makes_nothing()
    {
        await using var desk = await VisitDeskAsync(Keep.InMemory);
        var outcome = await desk.Events.IngestAsync(Visit("nobody"));
        Assert.Equal(EventStatus.Decided, outcome.Status);
        Assert.Null(outcome.Contact);
        Assert.Empty((await desk.Leads.ListAsync()).Items);
        Assert.Empty((await desk.Deals.ListAsync()).Items);
    }

    [Theory]
    [InlineData(599, "new")]
    [InlineData(600, "price")]
    public async Task R14_a_page_fires_once_in_ten_minutes(int seconds, string expected)
    {
        await using var desk = await VisitDeskAsync(Keep.InMemory);
        var deal = await FromFormAsync(desk, "cookie-1");
        await desk.Events.IngestAsync(Visit("cookie-1"));
        await MoveAsync(desk, deal, "new");
        await desk.AdvanceAsync(Duration.FromSeconds(seconds));
        await desk.Events.IngestAsync(Visit("cookie-1", "https://shop.example/price?again"));
        Assert.Equal(expected, await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Visit("cookie-1", "https://shop.example/catalogue"));
        Assert.Equal("catalogue", await StageAsync(desk, deal));
    }

    [Fact]
    public async Task R14_a_changed_trigger_holds_from_the_next_event_on()
    {
        await using var desk = await VisitDeskAsync(Keep.InMemory);
        var deal = await FromFormAsync(desk, "cookie-1");
        await desk.Crm.Pipelines.PublishAsync(Pipeline.Define("sales", p => p
            .Stage("new").Stage("price", s => s.MoveHereOn("price", Triggers.SiteVisit("https://shop.example/tariff"))).Stage("catalogue").Stage("talked")));
        await desk.Events.IngestAsync(Visit("cookie-1"));
        Assert.Equal("new", await StageAsync(desk, deal));
        await desk.Events.IngestAsync(Visit("cookie-1", "https://shop.example/tariff"));
        Assert.Equal("price", await StageAsync(desk, deal));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R15_a_first_message_is_a_lead_and_the_next_after_accepting_is_the_trigger(Keep keep)
    {
        await using var desk = await DeskAsync(keep, Visited);
        var first = await desk.Events.IngestAsync(Chat("Good day") with { Name = "Anna", Visitor = "cookie-1" });
        var second = await desk.Events.IngestAsync(Chat("Is anybody there?"));
        Assert.Equal(first.Lead, second.Lead);
        Assert.Empty((await desk.Deals.ListAsync()).Items);
        var lead = Assert.Single((await desk.Leads.ListAsync()).Items);
        Assert.Equal(("Anna", "Good day"), (lead.Name, lead.Text));

        var deal = new DealId(Assert.IsType<Created>(await desk.Leads.AcceptAsync(lead.Id, Ivan)).Id);
        var made = await desk.Deals.GetAsync(deal);
        Assert.Equal(("new", "ivan"), (made.Stage, made.Owner?.Value));
        Assert.Equal("Anna", (await desk.Contacts.GetAsync(made.Contact!.Value)).Name);
        Assert.IsType<Refused>(await desk.Leads.AcceptAsync(lead.Id, Ivan));

        await desk.Events.IngestAsync(Chat("And now?"));
        Assert.Equal("talked", await StageAsync(desk, deal));
    }

    [Fact]
    public async Task R15_a_message_of_somebody_else_moves_nothing()
    {
        await using var desk = await DeskAsync(Visited);
        await desk.Events.IngestAsync(Chat("Good day"));
        var lead = Assert.Single((await desk.Leads.ListAsync()).Items);
        var deal = new DealId(Assert.IsType<Created>(await desk.Leads.AcceptAsync(lead.Id, Ivan)).Id);
        await desk.Events.IngestAsync(Chat("Me too", chat: "78"));
        Assert.Equal("new", await StageAsync(desk, deal));
        Assert.Single((await desk.Leads.ListAsync()).Items);
    }

    public static TheoryData<string, bool> Conditions => new()
    {
        { "amount-in-range", true }, { "amount-out-of-range", false }, { "tag", true }, { "no-tag", false }, { "field-contains", true }, { "field-other", false },
        { "source", true }, { "utm", true }, { "utm-other", false }, { "contact-name", true }, { "event-field", true }, { "event-other", false },
        { "open", true }, { "closed", false }, { "not", false }, { "any", true },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task R16_conditions_look_at_deal_contact_event_and_time(string name, bool holds)
    {
        await using var desk = await DeskAsync(crm =>
        {
            crm.AddField(new FieldDefinition { Id = "need" });
            crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" });
            crm.AddCalendar(WorkingCalendar.Weekdays("office", "Europe/Moscow", new LocalTime(9, 0), new LocalTime(18, 0)));
            crm.AddCalendar(WorkingCalendar.Weekdays("night", "Europe/Moscow", new LocalTime(20, 0), new LocalTime(23, 0)));
            crm.AddPipeline(Pipeline.Define("sales", p => p
                .Stage("new")
                .Stage("there", s => s.MoveHereOn("t", Triggers.Api("go").When(c => ConditionOf(name, c))).OnEnter("mark", Do.AddTag("marked").When(c => ConditionOf(name, c))))));
        });
        var made = await desk.Events.IngestAsync(Form() with { Name = "Anna Petrova", Utm = new Dictionary<string, string>(StringComparer.Ordinal) { ["campaign"] = "spring" } });
        var deal = Assert.Single(made.Deals).Deal;
        await desk.Deals.EditAsync(deal, new DealChange { Amount = Money.Rub(500), Tags = ["b2b"], Fields = With("need", FieldValue.Of("a red bicycle")) });

        await desk.Events.IngestAsync(Api("go", deal) with { Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["city"] = "Kazan" } });
        Assert.Equal(holds ? "there" : "new", await StageAsync(desk, deal));
        if (!holds) await MoveAsync(desk, deal, "there");
        if (!name.StartsWith("event", StringComparison.Ordinal)) Assert.Equal(holds, (await desk.Deals.GetAsync(deal)).Tags.Contains("marked"));
    }

    private static Condition ConditionOf(string name, ConditionBuilder c) => name switch
    {
        "amount-in-range" => c.Deal.Amount.Between(100m, 1000m),
        "amount-out-of-range" => c.Deal.Amount.MoreThan(500m),
        "tag" => c.Deal.Tag("B2B"),
        "no-tag" => c.Deal.Tag("b2c"),
        "field-contains" => c.Deal.Field("need").Contains("bicycle"),
        "field-other" => c.Deal.Field("need").Is("bicycle"),
        "source" => c.Deal.Source.Is("site"),
        "utm" => c.Deal.Utm("campaign").Is("spring"),
        "utm-other" => c.Deal.Utm("campaign").In("autumn", "winter"),
        "contact-name" => c.Contact.Name.StartsWith("anna"),
        "event-field" => c.Event.Field("city").Is("Kazan"),
        "event-other" => c.Event.Field("city").Is("Moscow"),
        "open" => c.Within("office"),
        "closed" => c.Within("night"),
        "not" => !c.Deal.Tag("b2b"),
        _ => c.Deal.Tag("b2c") | c.Deal.Amount.AtLeast(500m),
    };

    private Task<CrmTestDesk> VisitDeskAsync(Keep keep) => DeskAsync(crm => crm.AddPipeline(Visited).AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" }), keep);

    private async Task<DealId> FromFormAsync(CrmTestDesk desk, string visitor) =>
        Assert.Single((await desk.Events.IngestAsync(Form() with { Visitor = visitor })).Deals).Deal;

    private SiteVisit Visit(string visitor, string page = "https://shop.example/price") => new(visitor, page) { Source = "counter", Key = NextKey() };
}
