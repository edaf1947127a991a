namespace CrmCore.Architecture;

public sealed class RuleTestsTests
{
    [Fact]
    public void Every_rule_has_a_test_of_its_number()
    {
        var missing = RuleTests.Missing(RuleTests.Required, Repository.CSharpFiles("tests")).ToList();
        Findings.ShouldBeNone(missing, $"Rules without a test, of {RuleTests.Required.Count}");
    }

    [Fact]
    public void A_rule_is_tested_by_a_test_method_of_its_number_alone() => Findings.ShouldBe(
        RuleTests.Missing([1, 2, 3, 4, 20], [new SourceFile("tests/A.cs", """
            class A
            {
                [Fact] public void R01_A_lead_is_kept() { }
                [SkippableTheory, InlineData(1)] public void R20_A_task_is_due() { }
                public void R02_No_test() { }
                // R03_
                [Fact] public void R4_Too_short() { }
            }
            """)]),
        "R02",
        "R03",
        "R04");
}
