using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Leads;

/// <summary>R33: a switchboard, info@, a family's phone do not glue strangers together.</summary>
public sealed class SharedKeyScenarios : Scenario
{
    private const string Phone = "+74951234567";

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Stage("called", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall())).Won().Lost());

    [Fact]
    public async Task R33_A_value_marked_as_shared_decides_nothing_alone_and_stays_on_its_contacts()
    {
        await using var desk = await DeskAsync(Sales);
        var anna = await ContactAsync(desk, "Anna Petrova", "anna@mail.example");
        var deal = await DealAsync(desk, anna);

        Assert.True(Assert.IsType<Done>(await desk.Contacts.ShareAsync(new ContactPoint(ContactPointKind.Phone, "8 495 123-45-67"), Olga)).Changed);
        Assert.False(Assert.IsType<Done>(await desk.Contacts.ShareAsync(new ContactPoint(ContactPointKind.Phone, Phone), Olga)).Changed);

        Assert.True(await desk.Contacts.IsSharedAsync(new ContactPoint(ContactPointKind.Phone, Phone)));
        Assert.Null(await desk.Contacts.FindByPhoneAsync(Phone));
        Assert.Contains((await desk.Contacts.GetAsync(anna)).Points, p => p.Value == Phone);
        var boris = await ContactAsync(desk, "Boris", "boris@mail.example");
        Assert.Contains((await desk.Contacts.GetAsync(boris)).Points, p => p.Value == Phone);
        Assert.Empty((await desk.Events.IngestAsync(Call(Phone))).Deals);
        Assert.Equal("new", await StageAsync(desk, deal));
    }

    [Fact]
    public async Task R33_With_another_key_the_sender_is_known_in_spite_of_a_shared_phone()
    {
        await using var desk = await DeskAsync(Sales);
        var anna = await ContactAsync(desk, "Anna Petrova", "anna@mail.example");
        await desk.Contacts.ShareAsync(new ContactPoint(ContactPointKind.Phone, Phone));

        Assert.Equal(anna, (await desk.Events.IngestAsync(Form(Phone, "anna@mail.example") with { Name = "Anna" })).Contact);
        var other = await desk.Events.IngestAsync(Form(Phone, "vera@mail.example") with { Name = "Vera" });
        Assert.Null(other.Contact);
        Assert.Equal(2, (await desk.Leads.GetAsync(other.Lead!.Value)).Points.Count);
    }

    [Fact]
    public async Task R33_Calls_from_a_shared_number_gather_on_one_lead_while_it_is_open()
    {
        await using var desk = await DeskAsync(Sales);
        await desk.Contacts.ShareAsync(new ContactPoint(ContactPointKind.Phone, Phone));

        var first = (await desk.Events.IngestAsync(Call(Phone))).Lead;
        Assert.NotNull(first);
        Assert.Equal(first, (await desk.Events.IngestAsync(Call(Phone))).Lead);
        await desk.Leads.RejectAsync(first!.Value, "wrong number", Olga);
        Assert.NotEqual(first, (await desk.Events.IngestAsync(Call(Phone))).Lead);
    }

    [Fact]
    public async Task R33_A_value_can_be_given_to_one_contact_again()
    {
        await using var desk = await DeskAsync(Sales);
        var point = new ContactPoint(ContactPointKind.Phone, Phone);
        var anna = await ContactAsync(desk, "Anna Petrova", "anna@mail.example");
        var stranger = Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Boris" }));
        await desk.Contacts.ShareAsync(point);

        Assert.Contains("add it first", Assert.IsType<Refused>(await desk.Contacts.UnshareAsync(point, new ContactId(stranger.Id))).Reason, StringComparison.Ordinal);
        Assert.True(Assert.IsType<Done>(await desk.Contacts.UnshareAsync(point, anna)).Changed);
        Assert.False(Assert.IsType<Done>(await desk.Contacts.UnshareAsync(point, anna)).Changed);
        Assert.Equal(anna, (await desk.Contacts.FindByPhoneAsync(Phone))!.Id);
        Assert.Equal([TimelineKinds.KeyShared, TimelineKinds.KeyUnshared], (await desk.Timeline.OfAsync(anna)).Select(e => e.Kind).Where(k => k.StartsWith("key", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task R33_A_phone_that_comes_with_too_many_names_becomes_shared_by_itself()
    {
        await using var desk = await DeskAsync(Sales);
        var anna = await ContactAsync(desk, "Anna Petrova", null);

        Assert.Equal(anna, (await desk.Events.IngestAsync(Form(Phone) with { Name = "Anna" })).Contact);
        Assert.Equal(anna, (await desk.Events.IngestAsync(Form(Phone) with { Name = "Boris Orlov" })).Contact);
        Assert.Equal(anna, (await desk.Events.IngestAsync(Form(Phone) with { Name = "orlov BORIS" })).Contact);
        Assert.Equal(anna, (await desk.Events.IngestAsync(Form(Phone) with { Name = "Viktor Zimin" })).Contact);
        Assert.False(await desk.Contacts.IsSharedAsync(new ContactPoint(ContactPointKind.Phone, Phone)));

        var fourth = await desk.Events.IngestAsync(Form(Phone) with { Name = "Galina Lukina" });

        Assert.True(await desk.Contacts.IsSharedAsync(new ContactPoint(ContactPointKind.Phone, Phone)));
        Assert.Null(fourth.Contact);
        Assert.Equal([anna], (await desk.Leads.GetAsync(fourth.Lead!.Value)).Review);
    }

    [Fact]
    public async Task R33_A_role_address_is_shared_from_the_second_name_on()
    {
        await using var desk = await DeskAsync(Sales);
        var anna = await ContactAsync(desk, "Anna Petrova", "info@firm.example");

        Assert.Equal(anna, (await desk.Events.IngestAsync(Mail("info@firm.example") with { Name = "Anna" })).Contact);
        Assert.Null((await desk.Events.IngestAsync(Mail("info@firm.example") with { Name = "Viktor Zimin" })).Contact);
        Assert.True(await desk.Contacts.IsSharedAsync(new ContactPoint(ContactPointKind.Email, "info@firm.example")));
    }

    [Fact]
    public async Task R33_A_phone_of_one_and_an_address_of_another_join_nobody()
    {
        await using var desk = await DeskAsync(crm => crm.AddPipeline(Sales).AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" }));
        var anna = await ContactAsync(desk, "Anna Petrova", "anna@mail.example");
        var boris = Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Boris Orlov", Emails = ["boris@mail.example"] }));

        var form = Form(Phone, "boris@mail.example");
        var outcome = await desk.Events.IngestAsync(form);

        Assert.Empty(outcome.Deals);
        var lead = await desk.Leads.GetAsync(outcome.Lead!.Value);
        Assert.Equal([anna, new ContactId(boris.Id)], lead.Review);
        Assert.Equal(2, lead.Points.Count);
        Assert.Contains((await desk.Crm.Explain.EventAsync(outcome.Event)).Lines, l => l.Reason.Contains("contradict", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R33_Another_name_with_another_address_is_another_person_on_a_family_s_phone()
    {
        await using var desk = await DeskAsync(Sales);
        var anna = await ContactAsync(desk, "Анна Петрова", "anna@mail.example");

        var husband = await desk.Events.IngestAsync(Form(Phone, "gleb@mail.example") with { Name = "Глеб" });
        var again = await desk.Events.IngestAsync(Form(Phone, "gleb@mail.example") with { Name = "Глеб" });

        Assert.Null(husband.Contact);
        Assert.Equal(husband.Lead, again.Lead);
        Assert.Equal([anna], (await desk.Leads.GetAsync(husband.Lead!.Value)).Review);
        Assert.Contains((await desk.Crm.Explain.EventAsync(husband.Event)).Lines, l => l.Reason.Contains("clearly is not 'Анна Петрова'", StringComparison.Ordinal));
        Assert.Equal(anna, (await desk.Events.IngestAsync(Form(Phone, "anna2@mail.example") with { Name = "Аня Петрова" })).Contact);
    }

    [Fact]
    public async Task R33_Accepting_who_was_set_apart_says_that_the_phone_is_two_people_s()
    {
        await using var desk = await DeskAsync(Sales);
        var anna = await ContactAsync(desk, "Anna Petrova", "anna@mail.example");
        var lead = (await desk.Events.IngestAsync(Form(Phone, "gleb@mail.example") with { Name = "Gleb" })).Lead!.Value;

        var gleb = Assert.IsType<Converted>(await desk.Leads.ConvertAsync(lead, new LeadConversion(), Olga)).Contact!.Value;

        Assert.NotEqual(anna, gleb);
        Assert.True(await desk.Contacts.IsSharedAsync(new ContactPoint(ContactPointKind.Phone, Phone)));
        Assert.Equal(gleb, (await desk.Contacts.FindByEmailAsync("gleb@mail.example"))!.Id);
        Assert.All(new[] { anna, gleb }, c => Assert.Contains(desk.Contacts.GetAsync(c).AsTask().Result.Points, p => p.Value == Phone));
    }

    [Fact]
    public async Task R33_Joining_who_was_set_apart_keeps_the_phone_exclusive()
    {
        await using var desk = await DeskAsync(Sales);
        var anna = await ContactAsync(desk, "Anna Petrova", "anna@mail.example");
        var lead = (await desk.Events.IngestAsync(Form(Phone, "work@mail.example") with { Name = "Gleb" })).Lead!.Value;

        Assert.IsType<Converted>(await desk.Leads.ConvertAsync(lead, new LeadConversion { ToContact = anna }, Olga));

        Assert.False(await desk.Contacts.IsSharedAsync(new ContactPoint(ContactPointKind.Phone, Phone)));
        Assert.Equal(anna, (await desk.Contacts.FindByEmailAsync("work@mail.example"))!.Id);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_Twenty_callers_at_once_of_a_shared_and_a_new_number_make_one_lead_each(Keep keep)
    {
        await using var desk = await DeskAsync(keep, Sales);
        await desk.Contacts.ShareAsync(new ContactPoint(ContactPointKind.Phone, Phone));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => desk.Events.IngestAsync(Call(n % 2 == 0 ? Phone : "+79160000000")).AsTask()));

        Assert.Equal(2, outcomes.Select(o => o.Lead).Distinct().Count());
    }

    private static async Task<ContactId> ContactAsync(CrmTestDesk desk, string name, string? email) =>
        new(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = name, Phones = [Phone], Emails = email is null ? [] : [email] })).Id);

    private static async Task<DealId> DealAsync(CrmTestDesk desk, ContactId contact) =>
        new(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Contact = contact, Owner = Olga })).Id);
}
