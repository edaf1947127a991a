using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Leads;

/// <summary>R29 to R32: requests are captured once, whatever they come by.</summary>
public sealed class CaptureScenarios : Scenario
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("again", s => s.MoveHereOn("again", CrmCore.Triggers.FormSubmitted()))
        .Won().Lost());

    [Fact]
    public async Task R29_A_source_s_policy_says_where_its_requests_go_and_what_they_are_called()
    {
        await using var desk = await PolicyDeskAsync();

        var outcome = await desk.Events.IngestAsync(Form() with { Name = "Anna" });

        var deal = await desk.Deals.GetAsync(Assert.Single(outcome.Deals).Deal);
        Assert.Equal(("sales", "again", "ivan"), (deal.Pipeline, deal.Stage, deal.Owner!.Value.Value));
        Assert.Equal(("callback", "Call me back", "foot of the page"), (deal.Origin!.Form, deal.Origin.FormName, deal.Origin.Place));
        var task = Assert.Single(await desk.Tasks.OfAsync(deal.Id));
        Assert.Equal(("Call at once", "ivan"), (task.Text, task.Owner!.Value.Value));
    }

    [Fact]
    public async Task R29_The_form_s_own_policy_goes_before_its_source_s()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales)
            .AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" })
            .AddSource(new IntakePolicy { Source = "site/callback", Task = "never" }));

        var inbox = await desk.Events.IngestAsync(Form("+79160000001"));
        var deal = await desk.Events.IngestAsync(Form("+79160000002") with { Form = "order" });

        Assert.NotNull(inbox.Lead);
        Assert.Empty(await desk.Tasks.OfAsync(inbox.Lead!.Value));
        Assert.Single(deal.Deals);
    }

    [Fact]
    public async Task R29_Fields_are_mapped_by_their_names_and_unknown_ones_are_kept_and_shown()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales)
            .AddField(new FieldDefinition { Id = "guests", Kind = FieldKind.Number })
            .AddSource(new IntakePolicy
            {
                Source = "site",
                Mapping = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Your name"] = "name", ["Mobile"] = "phone", ["E-mail"] = "email", ["Wishes"] = "text", ["Firm"] = "company", ["How many"] = "guests", ["ref"] = "utm.source",
                },
            }));

        var outcome = await desk.Events.IngestAsync(new FormSubmitted
        {
            Source = "site",
            Key = NextKey(),
            Fields = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["your NAME"] = "Anna", ["mobile"] = "8 916 123-45-67, +7 495 123-45-67", ["e-mail"] = "Anna@Example.com", ["wishes"] = "by the window", ["firm"] = "OOO Romashka",
                ["how many"] = "5", ["ref"] = "flyer", ["Shoe size"] = "38", ["utm_campaign"] = "spring",
            },
        });

        var lead = await desk.Leads.GetAsync(outcome.Lead!.Value);
        Assert.Equal(("Anna", "by the window", "OOO Romashka"), (lead.Name, lead.Text, lead.CompanyName));
        Assert.Equal(["+79161234567", "+74951234567", "anna@example.com"], lead.Points.Select(p => p.Value));
        Assert.Equal(5, lead.Fields["guests"].AsNumber);
        Assert.Equal(("flyer", "spring"), (lead.Origin!.Utm["source"], lead.Origin.Utm["campaign"]));
        Assert.Equal("38", Assert.Single(lead.Origin.Extra, f => f.Key == "Shoe size").Value);
        Assert.DoesNotContain("how many", lead.Origin.Extra.Keys);
        Assert.Contains("Shoe size: 38", await NotesAsync(desk, lead.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R30_A_lead_with_nothing_but_a_phone_is_taken_and_its_contact_gets_the_policy_s_placeholder()
    {
        await using var desk = await PolicyDeskAsync();

        var outcome = await desk.Events.IngestAsync(Form("+79160000007"));

        Assert.Equal("Somebody from the site", (await desk.Contacts.GetAsync(outcome.Contact!.Value)).Name);
        await desk.Events.IngestAsync(Form("+79160000007") with { Name = "Vera" });
        Assert.Equal("Vera", (await desk.Contacts.GetAsync(outcome.Contact.Value)).Name);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "  ")]
    [InlineData("\u200b \u202e", "\t\r\n")]
    public async Task R30_An_empty_request_makes_nothing_and_says_why(string? name, string? text)
    {
        await using var desk = await PolicyDeskAsync();

        var outcome = await desk.Events.IngestAsync(Form(null) with { Name = name, Text = text, Phone = " ", Visitor = "cookie-1", Page = "https://example.com/" });

        Assert.Contains("empty", outcome.Ignored, StringComparison.Ordinal);
        Assert.Null(outcome.Lead);
        Assert.Empty(outcome.Deals);
        Assert.IsType<Refused>(await desk.Leads.CreateAsync(new NewLead { Name = name, Text = text }));
        Assert.Equal(EventStatus.Duplicate, (await desk.Events.IngestAsync(Form(null) with { Key = "key-1" })).Status);
    }

    [Fact]
    public async Task R31_Tags_page_and_ids_are_kept_on_contact_and_deal_and_written_as_one_note()
    {
        await using var desk = await PolicyDeskAsync();

        var outcome = await desk.Events.IngestAsync(Tracked());

        var deal = Assert.Single(outcome.Deals).Deal;
        foreach (var origin in new[] { (await desk.Deals.GetAsync(deal)).Origin!, (await desk.Contacts.GetAsync(outcome.Contact!.Value)).Origin! })
        {
            Assert.Equal(("https://example.com/price", "Prices", "https://search.example/", "192.0.2.7", "cookie-9"), (origin.Page, origin.PageTitle, origin.Referrer, origin.Ip, origin.Visitor));
            Assert.Equal("spring", origin.Utm["campaign"]);
        }

        var note = Assert.Single(await desk.Timeline.OfAsync(deal), e => e.Kind == TimelineKinds.Noted).Personal!;
        foreach (var part in (string[])["Prices", "https://example.com/price", "https://search.example/", "192.0.2.7", "cookie-9", "utm_campaign: spring"]) Assert.Contains(part, note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R31_A_lead_in_the_inbox_has_the_note_and_the_deal_it_becomes_has_it_too()
    {
        await using var desk = await DeskAsync(Sales);
        var outcome = await desk.Events.IngestAsync(Tracked());
        Assert.Contains("utm_campaign: spring", await NotesAsync(desk, outcome.Lead!.Value), StringComparison.Ordinal);

        var deal = new DealId(Assert.IsType<Created>(await desk.Leads.AcceptAsync(outcome.Lead.Value, Olga)).Id);

        Assert.Contains("utm_campaign: spring", Assert.Single(await desk.Timeline.OfAsync(deal), e => e.Kind == TimelineKinds.Noted).Personal, StringComparison.Ordinal);
        Assert.Equal("cookie-9", (await desk.Deals.GetAsync(deal)).Origin!.Visitor);
    }

    [Fact]
    public async Task R32_A_second_lead_of_one_person_is_a_note_on_the_first_and_adds_phones_and_addresses()
    {
        await using var desk = await DeskAsync(Sales);
        var first = (await desk.Events.IngestAsync(Form("+79160000001", "a@mail.example") with { Name = "Anna" })).Lead!.Value;

        var second = await desk.Events.IngestAsync(Form("+79160000002", "a@mail.example") with { Name = "Anna Petrova", Text = "and a second table" });
        var third = await desk.Events.IngestAsync(Form("+79160000002", "b@mail.example"));

        Assert.Equal(first, second.Lead);
        Assert.Equal(first, third.Lead);
        var lead = Assert.Single((await desk.Leads.ListAsync()).Items);
        Assert.Equal(["+79160000001", "a@mail.example", "+79160000002", "b@mail.example"], lead.Points.Select(p => p.Value));
        Assert.Equal("Anna", lead.Name);
        Assert.Contains("and a second table", await NotesAsync(desk, first), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R32_A_call_or_a_letter_makes_a_lead_only_when_nobody_is_known_by_it()
    {
        await using var desk = await DeskAsync(Sales);
        await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Phones = ["+79161234567"], Emails = ["a@mail.example"] });

        Assert.Null((await desk.Events.IngestAsync(Call())).Lead);
        Assert.Null((await desk.Events.IngestAsync(Mail("A@mail.example"))).Lead);
        Assert.NotNull((await desk.Events.IngestAsync(Call("+79160000009") with { Disposition = "no-answer" })).Lead);
        Assert.NotNull((await desk.Events.IngestAsync(Mail("b@mail.example"))).Lead);
        Assert.Equal(2, (await desk.Leads.ListAsync()).Items.Count);
    }

    [Fact]
    public async Task R32_A_known_person_s_request_is_a_note_on_the_open_deal_and_moves_it_as_submitted_again()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales).AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" }));
        var first = Assert.Single((await desk.Events.IngestAsync(Form())).Deals).Deal;

        var again = await desk.Events.IngestAsync(Form() with { Text = "where are you?" });

        Assert.Equal((first, DealResult.Moved), (Assert.Single(again.Deals).Deal, again.Deals[0].Result));
        Assert.Contains((await desk.Timeline.OfAsync(first)), e => e.Personal?.Contains("where are you?", StringComparison.Ordinal) == true);
        Assert.Single((await desk.Deals.ListAsync()).Items);
    }

    [Fact]
    public async Task R32_With_only_closed_deals_it_is_a_new_deal_of_the_same_contact_and_manager()
    {
        await using var desk = await PolicyDeskAsync();
        var first = await desk.Events.IngestAsync(Form());
        await desk.Deals.EditAsync(first.Deals[0].Deal, new DealChange { Owner = Olga });
        await MoveAsync(desk, first.Deals[0].Deal, "won");

        var second = await desk.Events.IngestAsync(Form());

        var deal = await desk.Deals.GetAsync(Assert.Single(second.Deals).Deal);
        Assert.NotEqual(first.Deals[0].Deal, deal.Id);
        Assert.Equal((first.Contact, Olga), (deal.Contact, deal.Owner!.Value));
    }

    [Fact]
    public async Task R32_A_known_person_s_requests_without_a_pipeline_make_one_lead()
    {
        await using var desk = await DeskAsync(Sales);
        await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Phones = ["+79161234567"] });

        var first = await desk.Events.IngestAsync(Form() with { Text = "one" });
        var second = await desk.Events.IngestAsync(Form() with { Text = "two" });

        Assert.Equal(first.Lead, second.Lead);
        Assert.Equal(first.Contact, Assert.Single((await desk.Leads.ListAsync()).Items).Contact);
    }

    [Fact]
    public async Task R29_A_request_by_hand_goes_the_way_of_every_request()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales).AddSource(new IntakePolicy { Source = "shop", Pipeline = "sales", Place = "Main street" }));

        var visit = Assert.IsType<Captured>(await desk.Leads.CreateAsync(new NewLead { Source = "shop", Name = "Anna", Phone = "+79161234567" }, Olga));
        var call = Assert.IsType<Captured>(await desk.Leads.CreateAsync(new NewLead { Phone = "+79169999999" }, Olga, key: "a"));
        await desk.Leads.CreateAsync(new NewLead { Phone = "+79169999999" }, Olga, key: "a");

        Assert.Equal("Main street", (await desk.Deals.GetAsync(Assert.Single(visit.Deals).Deal)).Origin!.Place);
        Assert.Equal(call.Lead, Assert.Single((await desk.Leads.ListAsync()).Items).Id);
    }

    [Fact]
    public async Task Ten_thousand_phones_in_one_field_are_kept_as_typed_and_nobody_s()
    {
        await using var desk = await DeskAsync(Sales);
        var many = string.Join(", ", Enumerable.Range(0, 10_000).Select(n => $"+7916{n:D7}"));

        var lead = await desk.Leads.GetAsync((await desk.Events.IngestAsync(Form(many) with { Name = "Список" })).Lead!.Value);

        Assert.Empty(lead.Points);
        Assert.Equal(many, lead.Origin!.Extra["phone"]);
        Assert.Null(await desk.Contacts.FindByPhoneAsync("+79160000001"));
    }

    [Fact]
    public async Task A_field_of_fifty_megabytes_is_refused_with_the_limit_and_nothing_is_kept()
    {
        await using var desk = await DeskAsync(Sales);

        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await desk.Events.IngestAsync(Form() with { Text = new string('x', 50 * 1024 * 1024) }));

        Assert.Contains("MaxBodyBytes", error.Message, StringComparison.Ordinal);
        Assert.Empty((await desk.Leads.ListAsync()).Items);
    }

    [Theory]
    [InlineData("\u202Eаннa Пeтрoва\u202C", "аннa Пeтрoва")]
    [InlineData("\u200FАнна", "Анна")]
    public async Task Marks_of_direction_go_out_of_names_and_mixed_scripts_stay(string typed, string kept)
    {
        await using var desk = await DeskAsync(Sales);
        Assert.Equal(kept, (await desk.Leads.GetAsync((await desk.Events.IngestAsync(Form() with { Name = typed })).Lead!.Value)).Name);
    }

    private Task<CrmTestDesk> PolicyDeskAsync() => DeskAsync(crm => crm.AddPipeline(Sales).AddSource(new IntakePolicy
    {
        Source = "site", Pipeline = "sales", Stage = "again", Owner = "ivan", Task = "Call at once", FormName = "Call me back", Place = "foot of the page", Placeholder = "Somebody from the site",
    }));

    private FormSubmitted Tracked() => Form() with
    {
        Page = "https://example.com/price", PageTitle = "Prices", Referrer = "https://search.example/", Ip = "192.0.2.7", Visitor = "cookie-9",
        Utm = new Dictionary<string, string>(StringComparer.Ordinal) { ["campaign"] = "spring" },
    };

    private static async Task<string> NotesAsync(CrmTestDesk desk, LeadId lead) =>
        string.Join("\n", (await desk.Timeline.OfAsync(lead)).Where(e => e.Kind == TimelineKinds.Noted).Select(e => e.Personal));
}
