namespace CrmCore.Tests.Merging;

public sealed class SurvivorshipTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 7, 0);

    [Theory]
    [InlineData(SurvivorshipRule.Survivor, "old")]
    [InlineData(SurvivorshipRule.Newest, "new")]
    [InlineData(SurvivorshipRule.Verified, "old")]
    [InlineData(SurvivorshipRule.BySource, "new")]
    [InlineData(SurvivorshipRule.MostComplete, "old")]
    [InlineData(SurvivorshipRule.Union, "old")]
    public void Each_rule_keeps_its_value_and_the_other_stays_beside_it(SurvivorshipRule rule, string kept)
    {
        var survivor = Contact("A", ("city", "old", By("olga", "crm", 0)));
        var other = Contact("A", ("city", "new", By(null, "site", 1)));
        var rules = new MergeRules { ByField = new Dictionary<string, SurvivorshipRule> { ["city"] = rule }, SourceOrder = ["1c", "site"] };

        var merged = Survivorship.Combine(rules, "?", survivor, other, out var notTaken);

        Assert.Equal(kept, merged.Fields["city"].AsText);
        Assert.Equal(new AlternativeValue("city", FieldValue.Of(kept == "old" ? "new" : "old")), Assert.Single(notTaken));
        Assert.Equal(kept == "old" ? "crm" : "site", merged.ProvenanceOf("city")!.Source);
        Assert.Equal(notTaken, merged.Alternatives);
    }

    [Theory]
    [InlineData("Anna", "Anna Karenina", "Anna Karenina")]
    [InlineData("Anna Karenina", "Anna", "Anna Karenina")]
    [InlineData("?", "Anna", "Anna")]
    [InlineData("Anna", "?", "Anna")]
    [InlineData("A. Karenina", "Anna Karenina", "Anna Karenina")]
    public void The_name_that_says_more_is_kept_and_a_placeholder_is_none(string survivor, string other, string kept)
    {
        var merged = Survivorship.Combine(new MergeRules(), "?", Contact(survivor), Contact(other), out var notTaken);

        Assert.Equal(kept, merged.Name);
        Assert.Equal(survivor == "?" || other == "?" ? 0 : 1, notTaken.Count);
    }

    [Fact]
    public void An_empty_value_gives_way_and_equal_ones_are_no_alternatives()
    {
        var survivor = Contact("A", ("city", "Tula", null));
        var other = Contact("A", ("city", "Tula", null), ("work", "smith", By("olga", "crm", 0)));

        var merged = Survivorship.Combine(new MergeRules { Fields = SurvivorshipRule.Survivor }, "?", survivor, other, out var notTaken);

        Assert.Equal("smith", merged.Fields["work"].AsText);
        Assert.Equal("olga", merged.ProvenanceOf("work")!.By.Employee!.Value.Value);
        Assert.Null(merged.ProvenanceOf("city"));
        Assert.Empty(notTaken);
        Assert.Empty(merged.Alternatives);
    }

    [Fact]
    public void An_alternative_that_wins_later_is_no_alternative_any_more()
    {
        var first = Survivorship.Combine(new MergeRules(), "?", Contact("Anna"), Contact("Anna K"), out _);
        var second = Survivorship.Combine(new MergeRules { Name = SurvivorshipRule.Survivor }, "?", Contact("Anna"), first, out _);

        Assert.Equal("Anna", second.Name);
        Assert.Equal([new AlternativeValue("name", FieldValue.Of("Anna K"))], second.Alternatives);
    }

    [Fact]
    public void Who_stays_when_nobody_chooses_is_said_by_a_rule_and_the_order_of_the_two_does_not_count()
    {
        var old = Contact("A") with { CreatedAt = Monday };
        var young = Contact("B", ("city", "Tula", null)) with { CreatedAt = Monday + Duration.FromDays(1) };
        foreach (var (rule, expected) in new[] { (SurvivorRule.Oldest, old), (SurvivorRule.Newest, young), (SurvivorRule.MostComplete, young) })
        {
            Assert.Same(expected, Survivorship.Pick(new MergeRules { Survivor = rule }, old, young));
            Assert.Same(expected, Survivorship.Pick(new MergeRules { Survivor = rule }, young, old));
        }
    }

    [Fact]
    public void Provenance_is_stored_once_for_all_that_came_together()
    {
        var given = By("olga", "crm", 0);
        var contact = Contact("A", ("city", "Tula", given), ("work", "smith", given), ("late", "x", By(null, "site", 1)));

        var stored = GivenValues.Store(contact.Given(), ["." + "city", ".work", ".late"])!;

        Assert.Equal(2, stored.Count);
        Assert.Null(stored.Single(s => s.B == "olga").V);
        Assert.Equal([".late"], stored.Single(s => s.B is null).V!);
        Assert.Equal(given, GivenValues.Read(stored, [".city"])[".city"]);
    }

    private static Provenance By(string? person, string source, int day) =>
        new(Monday + Duration.FromDays(day), person is null ? Actor.System : Actor.Person(person), source, null);

    private static Contact Contact(string name, params (string Field, string Value, Provenance? Given)[] fields)
    {
        var bag = FieldBag.Of(fields.Select(f => KeyValuePair.Create(f.Field, FieldValue.Of(f.Value))));
        var given = fields.Where(f => f.Given is not null).Select(f => GivenValues.Of(f.Given!, [ValueNames.Field(f.Field)])).ToArray();
        return new Contact
        {
            Account = 1, Id = new ContactId(Guid.NewGuid()), Name = name, CreatedAt = Monday, Details = new ContactDetails { Fields = bag, Given = given.Length == 0 ? null : given },
        };
    }
}
