namespace CrmCore.Tests.Assignment.Rules;

public sealed class CompiledRuleTests
{
    private static readonly CompiledRule Rule = new(Assign.By("sales", r => r
        .RoundRobin("olga")
        .Needs(skill: "B2B", when: c => c.Deal.Tag("b2b"))
        .Needs(languageFrom: "contact.language", territoryFrom: "deal.region")
        .Prefers(skill: "senior")
        .Prefers(territory: "north", when: c => c.Deal.Amount.AtLeast(100))));

    [Fact]
    public void R41_A_card_needs_what_its_fields_and_conditions_say()
    {
        var (needs, preferred) = Of(new() { Fields = Bag(("region", "South")), Tags = ["b2b"] }, 500, "de");

        Assert.Equal("s:b2b;l:de;t:south", needs.Text);
        Assert.Equal(["s:b2b;s:senior;l:de;t:north;t:south", "s:b2b;s:senior;l:de;t:south"], preferred.Select(p => p.Text));
    }

    [Fact]
    public void R41_An_empty_field_and_a_condition_that_does_not_hold_need_nothing()
    {
        var (needs, preferred) = Of(new(), 1, null);
        Assert.Equal("", needs.Text);
        Assert.Equal(["s:senior"], preferred.Select(p => p.Text));
        Assert.True(Rule.NeedsContact);
        Assert.False(new CompiledRule(Assign.By("a", r => r.RoundRobin("olga").Needs(skill: "x"))).NeedsContact);
    }

    [Fact]
    public void R41_Of_a_field_with_several_values_the_first_holds()
    {
        var details = new DealDetails { Fields = FieldBag.Empty.With("region", FieldValue.Of(["north", "south"])) };
        Assert.Equal("t:north", Of(details, 1, null).Needs.Text);
    }

    [Fact]
    public void R16_A_condition_on_a_contact_s_utm_tag_looks_at_the_first_request()
    {
        var rule = new CompiledRule(Assign.By("a", r => r.RoundRobin("olga").Needs(skill: "spring", when: c => c.Contact.Utm("campaign").Is("spring"))));
        var contact = new Contact { Account = 1, Id = new ContactId(Guid.Empty), Name = "Anna" };
        var origin = new Origin { Source = "site", Utm = new Dictionary<string, string>(StringComparer.Ordinal) { ["campaign"] = "Spring" } };
        Assert.Equal("", rule.NeedsOf(new Facts(null!, null, null, contact, default, default)).Needs.Text);
        Assert.Equal("s:spring", rule.NeedsOf(new Facts(null!, null, null, contact with { Details = new() { Origin = origin } }, default, default)).Needs.Text);
    }

    private static (WorkNeeds Needs, IReadOnlyList<WorkNeeds> Preferred) Of(DealDetails details, decimal amount, string? language)
    {
        var deal = new Deal { Account = 1, Id = new DealId(Guid.Empty), Pipeline = "p", Stage = "s", Amount = Money.Rub(amount), Details = details };
        var contact = new Contact { Account = 1, Id = new ContactId(Guid.Empty), Name = "Anna", Details = new() { Fields = language is null ? FieldBag.Empty : Bag(("language", language)) } };
        return Rule.NeedsOf(new Facts(null!, deal, deal, contact, default, default));
    }

    private static FieldBag Bag(params (string Id, string Value)[] fields) => fields.Aggregate(FieldBag.Empty, (bag, f) => bag.With(f.Id, FieldValue.Of(f.Value)));
}
