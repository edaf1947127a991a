namespace CrmCore.Tests.Assignment.Rules;

public sealed class AssignmentRuleTests
{
    private static readonly AssignmentRule Sales = Assign.By("sales", r => r
        .Named("Sales")
        .Weighted(("olga", 2), ("ivan", 1))
        .OfTeam("inbound")
        .Weight("petr", 3)
        .OwnManagerFirst(WhenAway.WaitAtMost(Duration.FromMinutes(15)))
        .Needs(skill: "b2b", when: c => c.Deal.Tag("b2b"))
        .Needs(languageFrom: "contact.language")
        .Needs(territoryFrom: "deal.region")
        .Prefers(skill: "senior", when: c => c.Contact.Temperature.Is("hot"))
        .Else("night"));

    [Fact]
    public void R41_What_is_written_reads_the_same()
    {
        var json = AssignmentRuleJson.Write(Sales);

        Assert.Empty(Sales.Validate());
        Assert.Equal(json, AssignmentRuleJson.Write(AssignmentRuleJson.Parse(json)));
        var read = AssignmentRuleJson.Parse(json);
        Assert.Equal(("sales", "Sales", AssignmentStrategy.Weighted, "inbound", "night"), (read.Id, read.Name, read.Strategy, read.Team, read.Else));
        Assert.Equal(["olga", "ivan"], read.Employees);
        Assert.Equal([("ivan", 1), ("olga", 2), ("petr", 3)], read.Weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => (w.Key, w.Value)));
        Assert.Equal(Duration.FromMinutes(15), read.OwnManager!.Longest);
        Assert.Equal([NeedKind.Skill, NeedKind.Language, NeedKind.Territory, NeedKind.Skill], read.Needs.Select(n => n.Kind));
        Assert.Equal([null, "contact.language", "deal.region", null], read.Needs.Select(n => n.Field));
        Assert.Equal([false, false, false, true], read.Needs.Select(n => n.Preferred));
        Assert.Equal([true, false, false, true], read.Needs.Select(n => n.When is not null));
    }

    [Theory]
    [InlineData("round-robin", AssignmentStrategy.RoundRobin)]
    [InlineData("in-order", AssignmentStrategy.InOrder)]
    [InlineData("even", AssignmentStrategy.EvenLoad)]
    [InlineData("weighted", AssignmentStrategy.Weighted)]
    [InlineData("nobody", AssignmentStrategy.Nobody)]
    public void R41_Every_strategy_has_a_word(string word, AssignmentStrategy strategy)
    {
        var rule = AssignmentRuleJson.Parse($$"""{"assignment": "a", "strategy": "{{word}}"}""");
        Assert.Equal(strategy, rule.Strategy);
        Assert.Contains($"\"{word}\"", AssignmentRuleJson.Write(rule), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pass-on")]
    [InlineData("wait")]
    [InlineData("PT15M")]
    public void R41_What_becomes_of_a_request_while_the_manager_is_away_is_one_word(string word)
    {
        var json = $$"""{"assignment": "a", "employees": ["olga"], "ownManagerFirst": "{{word}}"}""";
        Assert.Contains($"\"ownManagerFirst\": \"{word}\"", AssignmentRuleJson.Write(AssignmentRuleJson.Parse(json)), StringComparison.Ordinal);
    }

    [Fact]
    public void R41_Passing_on_is_what_an_own_manager_does_when_nothing_else_is_said()
    {
        Assert.Equal(WhenAway.PassOn, Assign.By("a", r => r.RoundRobin("olga").OwnManagerFirst()).OwnManager);
        Assert.Null(Assign.By("a", r => r.RoundRobin("olga")).OwnManager);
        Assert.Null(WhenAway.Wait.Longest);
    }

    [Theory]
    [InlineData("{\"employees\": [\"olga\"]}", "line 1, column 1", "\"assignment\" is missing.")]
    [InlineData("{\"assignment\": \"a\",\n \"strategy\": \"round-robbin\"}", "line 2", "Did you mean \"round-robin\"?")]
    [InlineData("{\"assignment\": \"a\",\n \"weight\": {}}", "line 2", "Did you mean \"weights\"?")]
    [InlineData("{\"assignment\": \"a\", \"weights\": {\"olga\": \"two\"}}", "$.weights.olga", "without quotes")]
    [InlineData("{\"assignment\": \"a\", \"weights\": {\"olga\": 1.5}}", "$.weights.olga", "whole number")]
    [InlineData("{\"assignment\": \"a\", \"ownManagerFirst\": \"later\"}", "$.ownManagerFirst", "\"pass-on\", \"wait\"")]
    [InlineData("{\"assignment\": \"a\", \"needs\": [{}]}", "$.needs[0]", "says nothing")]
    [InlineData("{\"assignment\": \"a\", \"needs\": [{\"skill\": \"a\", \"languageFrom\": \"contact.l\"}]}", "$.needs[0]", "2 things at once")]
    [InlineData("{\"assignment\": \"a\", \"needs\": [{\"skil\": \"a\"}]}", "$.needs[0]", "Did you mean \"skill\"?")]
    [InlineData("{\"assignment\": \"a\", \"employees\": \"olga\"}", "$.employees", "brackets")]
    [InlineData("[]", "line 1", "braces")]
    [InlineData("{", "line 1", "no JSON")]
    public void What_cannot_be_read_is_named_with_its_place(string json, string place, string named)
    {
        var message = Assert.Throws<InvalidPipelineException>(() => AssignmentRuleJson.Parse(json)).Message;
        Assert.Contains(place, message, StringComparison.Ordinal);
        Assert.Contains(named, message, StringComparison.Ordinal);
    }

    public static TheoryData<AssignmentRule, string> Wrong => new()
    {
        { Assign.By("A b", r => r.RoundRobin("olga")), "bad-id" },
        { Assign.By("a", r => r.RoundRobin()), "empty-team" },
        { Assign.By("a", r => r.Nobody().OfTeam("sales")), "nobody-with-people" },
        { Assign.By("a", r => r.RoundRobin("olga").OfTeam(" ")), "bad-team" },
        { Assign.By("a", r => r.RoundRobin("olga", "olga")), "duplicate-employee" },
        { Assign.By("a", r => r.RoundRobin("")), "bad-employee" },
        { Assign.By("a", r => r.Weighted(("olga", 0))), "bad-weight" },
        { Assign.By("a", r => r.Weighted(("olga", -1))), "bad-weight" },
        { Assign.By("a", r => r.Weighted(("olga", 1001))), "bad-weight" },
        { Assign.By("a", r => r.Weighted(("olga", 1)).Weight("ivan", 2)), "weight-of-nobody" },
        { Assign.By("a", r => r.RoundRobin("olga").Weight("olga", 2)), "unused-weights" },
        { Assign.By("a", r => r.RoundRobin("olga").OwnManagerFirst(WhenAway.WaitAtMost(Duration.FromSeconds(-1)))), "bad-wait" },
        { Assign.By("a", r => r.RoundRobin("olga").OwnManagerFirst(WhenAway.WaitAtMost(Duration.FromDays(31)))), "bad-wait" },
        { Assign.By("a", r => r.RoundRobin("olga").Else("a")), "circle" },
        { Assign.By("a", r => r.RoundRobin("olga").Else(" ")), "bad-else" },
        { Assign.By("a", r => r.RoundRobin("olga").Needs()), "empty-need" },
        { Assign.By("a", r => r.RoundRobin("olga").Needs(skill: " ")), "empty-need" },
        { Assign.By("a", r => r.RoundRobin("olga").Needs(languageFrom: "language")), "bad-need" },
        { Assign.By("a", r => r.RoundRobin("olga").Needs(languageFrom: "event.language")), "bad-need" },
        { Assign.By("a", r => r.RoundRobin("olga").Needs(skill: "b2b", when: c => c.Event.Field("page").IsSet())), "bad-condition" },
        { Assign.By("a", r => r.RoundRobin("olga").Needs(skill: "b2b", when: c => c.Before.Deal.Tag("x"))), "bad-condition" },
        { new() { Id = "a", Employees = ["olga"], Needs = [new() { Kind = NeedKind.Skill, Value = "a", Field = "deal.a" }] }, "bad-need" },
        { new() { Id = "a", Employees = ["olga"], Needs = [new() { Kind = (NeedKind)9, Value = "a" }] }, "bad-need" },
        { new() { Id = "a", Employees = ["olga"], Strategy = (AssignmentStrategy)9 }, "bad-strategy" },
        { new() { Id = "a", Employees = ["olga"], Needs = [new() { Kind = NeedKind.Skill, Value = "a", When = new Condition.Compare("deal.b", ConditionOperator.Between, []) }] }, "bad-condition" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_makes_no_sense_is_named_with_the_remedy(AssignmentRule rule, string code)
    {
        var problem = Assert.Single(rule.Validate());
        Assert.Equal(code, problem.Code);
        Assert.NotEmpty(problem.Remedy);
        Assert.Contains("assignment \"", problem.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conversation", -1, null, null, "0 or more")]
    [InlineData("deal", 0, -2, null, "a day")]
    [InlineData("deal", 0, 0, "b2b, ", "without a name")]
    public void An_employee_s_limits_are_checked(string kind, int capacity, int? quota, string? skills, string named)
    {
        var employee = new Employee
        {
            Id = "olga",
            Name = "Olga",
            Capacity = new Dictionary<string, int>(StringComparer.Ordinal) { [kind] = capacity },
            DailyQuota = quota is { } a ? new Dictionary<string, int>(StringComparer.Ordinal) { [kind] = a } : new Dictionary<string, int>(StringComparer.Ordinal),
            Skills = skills?.Split(", ") ?? [],
        };
        Assert.Contains(named, EmployeeChecks.Refusal(employee), StringComparison.Ordinal);
    }

    [Fact]
    public void An_employee_s_rate_is_a_count_within_at_most_a_day()
    {
        Assert.NotNull(Rate(0, Duration.FromHours(1)));
        Assert.NotNull(Rate(1001, Duration.FromHours(1)));
        Assert.NotNull(Rate(1, Duration.Zero));
        Assert.NotNull(Rate(1, Duration.FromDays(1) + Duration.FromSeconds(1)));
        Assert.Null(Rate(1000, Duration.FromDays(1)));
        Assert.Null(EmployeeChecks.Refusal(new Employee { Id = "olga", Name = "Olga", Capacity = new Dictionary<string, int>(StringComparer.Ordinal) { ["deal"] = 0 } }));

        static string? Rate(int count, Duration per) => EmployeeChecks.Refusal(new Employee { Id = "olga", Name = "Olga", Rate = new RateLimit(count, per) });
    }
}
