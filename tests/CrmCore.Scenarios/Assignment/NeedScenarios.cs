using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment;

/// <summary>R41: by skill, language, territory and score.</summary>
public sealed class NeedScenarios : AssignmentScenario
{
    private static readonly Employee[] Team =
    [
        Seller("anna") with { Languages = ["ru"], Territories = ["north"] },
        Seller("boris") with { Skills = ["B2B"], Languages = ["ru", "DE"], Territories = ["north"] },
        Seller("clara") with { Skills = ["senior"], Languages = ["ru"], Territories = ["South"] },
    ];

    [Fact]
    public async Task R41_A_request_that_needs_a_skill_goes_to_whoever_has_it()
    {
        await using var desk = await DeskAsync(r => r.RoundRobin("anna", "boris", "clara").Needs(skill: "b2b", when: c => c.Deal.Field("kind").Is("firm")));
        Assert.Equal("boris boris", await NextAsync(desk, 2, Firm));
        Assert.Equal("anna", await NextAsync(desk, 1));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R41_The_language_is_read_from_the_contact_and_the_territory_from_the_deal(Keep keep)
    {
        await using var desk = await DeskAsync(r => r.RoundRobin("anna", "boris", "clara").Needs(languageFrom: "contact.language", territoryFrom: "deal.region"), keep);
        Assert.Equal("boris", await NextAsync(desk, 1, f => f with { Fields = Fields(("language", "de")) }));
        Assert.Equal("clara clara", await NextAsync(desk, 2, f => f with { Fields = Fields(("region", "south")) }));
        Assert.Equal("anna", await NextAsync(desk, 1, f => f with { Fields = Fields(("language", "ru"), ("region", "north")) }));
        // An empty field needs nothing.
        Assert.NotEqual("-", await NextAsync(desk, 1));
    }

    [Fact]
    public async Task R41_A_lead_s_own_copy_is_looked_at_as_its_contact_would_be()
    {
        await using var desk = await DeskAsync(r => r.RoundRobin("anna", "boris", "clara").Needs(languageFrom: "contact.language", territoryFrom: "deal.region"));
        Assert.Equal("boris", (await AskLeadAsync(desk, f => f with { Fields = Fields(("language", "de")) })).Owner!.Value.Value);
        Assert.Equal("clara", (await AskLeadAsync(desk, f => f with { Fields = Fields(("region", "south")) })).Owner!.Value.Value);
    }

    [Fact]
    public async Task R41_Nobody_with_it_means_waiting_and_whoever_learns_it_gets_it()
    {
        await using var desk = await DeskAsync(r => r.RoundRobin("anna", "boris", "clara").Needs(languageFrom: "contact.language"));
        var french = await AskAsync(desk, f => f with { Fields = Fields(("language", "fr")) });
        Assert.Null(french.Owner);
        Assert.Equal([french.Id.Value], await WaitingAsync(desk));
        // Others do not wait behind it.
        Assert.Equal("anna", await NextAsync(desk, 1));

        await desk.Crm.Settings.SaveAsync(Team[2] with { Languages = ["fr"] });
        await desk.RunDueAsync();

        Assert.Equal("clara", await OwnerAsync(desk, french.Id));
        Assert.Empty(await WaitingAsync(desk));
    }

    [Fact]
    public async Task R41_What_is_only_preferred_is_given_up_when_nobody_with_it_is_free()
    {
        await using var desk = await DeskAsync(r => r.RoundRobin("anna", "boris", "clara").Prefers(skill: "senior"));
        Assert.Equal("clara clara", await NextAsync(desk, 2));
        await SetAsync(desk, Clara, Presence.Away);
        Assert.Equal("anna boris anna", await NextAsync(desk, 3));
    }

    [Fact]
    public async Task R41_A_hot_client_goes_to_a_senior()
    {
        var scoring = ScoringRules.Define(s => s.Rule("form", 60, r => r.On(EventKinds.FormSubmitted).When(c => c.Event.Field("page").Contains("/buy"))));
        await using var desk = await DeskAsync(r => r.InOrder("anna", "clara").Needs(skill: "senior", when: c => c.Contact.Temperature.Is("hot")), more: crm => crm.UseScoring(scoring));

        Assert.Equal("clara", await NextAsync(desk, 1, f => f with { Page = "https://shop.example/buy" }));
        Assert.Equal("anna", await NextAsync(desk, 1));
        Assert.Equal("clara", (await AskLeadAsync(desk, f => f with { Page = "https://shop.example/buy" })).Owner!.Value.Value);
        Assert.Equal("anna", (await AskLeadAsync(desk)).Owner!.Value.Value);
    }

    [Fact]
    public async Task R41_A_deal_s_own_score_is_looked_at_too()
    {
        var scoring = ScoringRules.Define(s => s.Rule("firm", 60, r => r.When(c => c.Deal.Field("kind").Is("firm"))));
        await using var desk = await DeskAsync(r => r.InOrder("anna", "clara").Needs(skill: "senior", when: c => c.Deal.Score.AtLeast(50)), more: crm => crm.UseScoring(scoring));
        Assert.Equal("clara", await NextAsync(desk, 1, Firm));
        Assert.Equal("anna", await NextAsync(desk, 1));
    }

    [Fact]
    public async Task R41_When_nobody_of_a_rule_is_free_the_other_rule_s_people_are_asked()
    {
        await using var desk = await DeskAsync(r => r.RoundRobin("anna").Else("night"), more: crm => crm.AddAssignment(Assign.By("night", r => r.RoundRobin("boris").Else("last"))).AddAssignment(Assign.By("last", r => r.RoundRobin("clara"))));
        Assert.Equal("anna", await NextAsync(desk, 1));
        await SetAsync(desk, Anna, Presence.Break);
        var behind = await AskAsync(desk);
        Assert.Equal("boris", behind.Owner!.Value.Value);
        var why = Assert.Single(await desk.Crm.Assignment.WhyAsync(behind.Id));
        Assert.Equal(("sales", "night", 2), (why.Rule, why.Else, why.Considered));
        Assert.Equal([new PassedOver(Anna, "on-break")], why.PassedOver);
        await SetAsync(desk, Boris, Presence.Sick);
        Assert.Equal("clara", await NextAsync(desk, 1));
        await SetAsync(desk, Clara, Presence.Leave);
        Assert.Equal("-", await NextAsync(desk, 1));

        await SetAsync(desk, Boris, Presence.AtWork);
        Assert.Empty(await WaitingAsync(desk));
        Assert.Equal(2, await OpenAsync(desk, Boris));
    }

    private static FormSubmitted Firm(FormSubmitted form) => form with { Fields = Fields(("kind", "firm")) };

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private Task<CrmTestDesk> DeskAsync(Action<AssignmentRuleBuilder> rule, Keep keep = Keep.InMemory, Action<ICrmBuilder>? more = null) => TeamAsync(
        Assign.By("sales", rule),
        keep,
        crm =>
        {
            crm.AddField(new FieldDefinition { Id = "language", On = CardKind.Contact, Name = "Language", Kind = FieldKind.Text });
            crm.AddField(new FieldDefinition { Id = "region", On = CardKind.Deal, Name = "Region", Kind = FieldKind.Text });
            crm.AddField(new FieldDefinition { Id = "kind", On = CardKind.Deal, Name = "Kind", Kind = FieldKind.Text });
            more?.Invoke(crm);
        },
        Team);
}
