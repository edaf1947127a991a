using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Leads;

/// <summary>R35: a lead becomes a contact, a company, a deal, or any of them together; nothing is typed twice.</summary>
public sealed class ConversionScenarios : Scenario
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Stage("offer").Won().Lost());

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    public async Task R35_A_lead_becomes_any_of_contact_company_and_deal(bool contact, bool company, bool deal)
    {
        await using var desk = await FieldsDeskAsync();
        var lead = await LeadAsync(desk);

        var made = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(
            lead, new LeadConversion { Contact = contact, Company = company, Deal = deal, TaxId = "77-01 234567", Stage = "offer", Title = "Tables" }, Ivan));

        Assert.Equal((contact, company, deal), (made.Contact is not null, made.Company is not null, made.Deal is not null));
        if (made.Contact is { } person)
        {
            var known = await desk.Contacts.GetAsync(person);
            Assert.Equal(("Anna", Ivan, "M"), (known.Name, known.Owner!.Value, known.Fields["size"].AsText));
            Assert.Equal(["+79161234567", "anna@mail.example"], known.Points.Select(p => p.Value));
            Assert.Equal(made.Company, known.Company);
        }

        if (made.Company is { } firm)
        {
            Assert.Equal(("ООО «Ромашка»", "7701234567"), ((await desk.Crm.Companies.GetAsync(firm)).Name, (await desk.Crm.Companies.GetAsync(firm)).TaxId));
            Assert.Equal(contact ? 1 : 0, (await desk.Crm.Companies.ContactsAsync(firm)).Count);
        }

        if (made.Deal is { } opened)
        {
            var card = await desk.Deals.GetAsync(opened);
            Assert.Equal(("offer", "Tables", "5", made.Contact, made.Company), (card.Stage, card.Title, card.Fields["guests"].AsText, card.Contact, card.Company));
        }

        var left = await desk.Leads.GetAsync(lead);
        Assert.Equal((LeadState.Accepted, made.Contact, made.Company, made.Deal), (left.State, left.Contact, left.Company, left.Deal));
        Assert.Contains("accepted already", Assert.IsType<Refused>(await desk.Leads.ConvertAsync(lead, new LeadConversion(), Ivan)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R35_What_comes_after_a_conversion_to_a_deal_alone_is_the_deal_s()
    {
        await using var desk = await FieldsDeskAsync();
        var lead = await LeadAsync(desk);
        var deal = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(lead, new LeadConversion { Contact = false, Deal = true })).Deal;

        Assert.Equal(deal, Assert.Single((await desk.Events.IngestAsync(Call())).Deals).Deal);
    }

    [Fact]
    public async Task R35_A_conversion_to_nothing_or_to_what_is_not_there_is_refused_and_changes_nothing()
    {
        await using var desk = await FieldsDeskAsync();
        var lead = (await desk.Events.IngestAsync(Form())).Lead!.Value;
        var before = await desk.Leads.GetAsync(lead);
        LeadConversion[] wrong =
        [
            new() { Contact = false },
            new() { Company = true },
            new() { ToContact = new ContactId(lead.Value) },
            new() { ToCompany = new CompanyId(lead.Value) },
            new() { Deal = true, Pipeline = "none" },
            new() { Deal = true, Stage = "none" },
        ];

        foreach (var into in wrong) Assert.NotEmpty(Assert.IsType<Refused>(await desk.Leads.ConvertAsync(lead, into, Ivan)).Reason);

        Assert.Equal(before.State, (await desk.Leads.GetAsync(lead)).State);
        Assert.Null(await desk.Contacts.FindByPhoneAsync("+79161234567"));
    }

    [Fact]
    public async Task R35_One_company_has_many_people_whatever_the_legal_form()
    {
        await using var desk = await FieldsDeskAsync();
        var first = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(await LeadAsync(desk), new LeadConversion { Company = true })).Company;
        var other = (await desk.Events.IngestAsync(Form("+79160000002") with { Name = "Boris", Company = "Ромашка, ООО" })).Lead!.Value;

        var second = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(other, new LeadConversion { Company = true })).Company;

        Assert.Equal(first, second);
        Assert.Equal(["Anna", "Boris"], (await desk.Crm.Companies.ContactsAsync(first!.Value)).Select(c => c.Name).Order());
        Assert.Equal(first, Assert.Single(await desk.Crm.Companies.FindByNameAsync("ромашка")).Id);
    }

    [Fact]
    public async Task R35_Who_made_or_took_it_their_manager_or_an_administrator_may_convert_it_and_nobody_else()
    {
        await using var desk = await FieldsDeskAsync();
        foreach (var (id, manager) in new[] { ("ivan", "petr"), ("petr", "lev"), ("lev", null), ("vera", null), ("nina", null) })
        {
            await desk.Crm.Settings.SaveAsync(new Employee { Id = id, Name = id, Manager = manager });
        }

        await desk.Crm.Settings.SaveAsync(new Team { Id = "east", Lead = "nina", Members = ["ivan"] });
        foreach (var (who, may) in new[] { ("vera", false), ("ivan", true), ("petr", true), ("lev", true), ("nina", true), ("olga", true) })
        {
            var lead = (await desk.Events.IngestAsync(Form("+7916000000" + who.Length + (int)who[0] % 10) with { Name = who })).Lead!.Value;
            await desk.Leads.TakeAsync(lead, Ivan);
            var result = await desk.Leads.ConvertAsync(lead, new LeadConversion(), new EmployeeId(who));
            if (may) Assert.IsType<Converted>(result);
            else Assert.Contains("ivan, nina, petr, lev or an administrator may", Assert.IsType<Refused>(result).Reason, StringComparison.Ordinal);
            if (!may) Assert.IsType<Refused>(await desk.Leads.RejectAsync(lead, "not mine", new EmployeeId(who)));
        }

        var made = Assert.IsType<Captured>(await desk.Leads.CreateAsync(new NewLead { Phone = "+79169999999" }, new EmployeeId("vera"))).Lead!.Value;
        Assert.Contains("vera or an administrator", Assert.IsType<Refused>(await desk.Leads.AcceptAsync(made, Ivan)).Reason, StringComparison.Ordinal);
        Assert.IsType<Created>(await desk.Leads.AcceptAsync(made, new EmployeeId("vera")));
    }

    [Fact]
    public async Task R35_A_host_s_own_policy_decides()
    {
        await using var desk = await DeskAsync(crm =>
        {
            crm.AddPipeline(Sales);
            crm.Services.AddSingleton<IAccessPolicy>(new NobodyConverts());
        });
        var lead = (await desk.Events.IngestAsync(Form())).Lead!.Value;

        Assert.Equal("ask the head office", Assert.IsType<Refused>(await desk.Leads.AcceptAsync(lead, Olga)).Reason);
        Assert.Equal("ask the head office", Assert.IsType<Refused>(await desk.Leads.ConvertAsync(lead, new LeadConversion(), Olga)).Reason);
    }

    [Fact]
    public async Task R35_A_company_s_own_phone_says_nobody_in_particular()
    {
        await using var desk = await FieldsDeskAsync();
        var firm = new CompanyId(Assert.IsType<Created>(await desk.Crm.Companies.CreateAsync(new CompanyChange { Name = "Romashka Ltd", TaxId = "123", Phones = ["+74950000000"] })).Id);

        Assert.Null((await desk.Events.IngestAsync(Call("+74950000000"))).Lead);
        Assert.Contains(await desk.Timeline.OfAsync(firm), e => e.Kind == TimelineKinds.Noted);
        Assert.NotNull((await desk.Events.IngestAsync(Form("+74950000000") with { Name = "Anna" })).Lead);
        Assert.IsType<Refused>(await desk.Crm.Companies.CreateAsync(new CompanyChange { Name = "Another", TaxId = "1 2 3" }));
    }

    [Fact]
    public async Task R35_People_join_and_leave_companies_by_hand()
    {
        await using var desk = await FieldsDeskAsync();
        var anna = new ContactId(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna" })).Id);
        var one = new CompanyId(Assert.IsType<Created>(await desk.Crm.Companies.CreateAsync(new CompanyChange { Name = "One" })).Id);
        var two = new CompanyId(Assert.IsType<Created>(await desk.Crm.Companies.CreateAsync(new CompanyChange { Name = "Two" })).Id);

        Assert.IsType<Done>(await desk.Crm.Companies.EditAsync(one, new CompanyChange { Join = [anna] }));
        Assert.IsType<Done>(await desk.Crm.Companies.EditAsync(two, new CompanyChange { Join = [anna], Tags = ["big"], TaxId = "77" }));
        Assert.Empty(await desk.Crm.Companies.ContactsAsync(one));
        Assert.Equal(two, (await desk.Contacts.GetAsync(anna)).Company);
        Assert.False(Assert.IsType<Done>(await desk.Crm.Companies.EditAsync(one, new CompanyChange { Leave = [anna] })).Changed);
        Assert.True(Assert.IsType<Done>(await desk.Crm.Companies.EditAsync(two, new CompanyChange { Leave = [anna] })).Changed);
        Assert.Null((await desk.Contacts.GetAsync(anna)).Company);
        Assert.Equal(["big"], (await desk.Crm.Companies.GetAsync(two)).Tags);
        Assert.Equal(2, (await desk.Crm.Companies.ListAsync()).Items.Count);
    }

    private Task<CrmTestDesk> FieldsDeskAsync() => DeskAsync(crm => crm
        .AddPipeline(Sales)
        .AddField(new FieldDefinition { Id = "guests", Kind = FieldKind.Number })
        .AddField(new FieldDefinition { Id = "size", On = CardKind.Contact }));

    private async Task<LeadId> LeadAsync(CrmTestDesk desk) => (await desk.Events.IngestAsync(Form("+79161234567", "anna@mail.example") with
    {
        Name = "Anna", Company = "ООО «Ромашка»", Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["guests"] = "5", ["size"] = "M" },
    })).Lead!.Value;

    private sealed class NobodyConverts : IAccessPolicy
    {
        public string? Refusal(Account account, Actor actor, bool isAdmin, string right) => right == AccessRights.ConvertLeads ? "ask the head office" : null;
    }
}
