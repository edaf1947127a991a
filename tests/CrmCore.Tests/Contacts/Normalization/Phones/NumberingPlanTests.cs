using System.Globalization;
using System.Text.RegularExpressions;

namespace CrmCore.Tests.Contacts.Normalization.Phones;

public sealed class NumberingPlanTests
{
    private readonly NumberingPlans _plans = NumberingPlans.Default;

    [Fact]
    public void The_plans_of_the_world_are_there()
    {
        Assert.Equal(254, _plans.Count);
        Assert.Equal("RU", _plans.ForRegion("ru")?.Region);
        Assert.Equal("US", _plans.ForCallingCode("12684641234", out var length)?.Region);
        Assert.Equal(1, length);
        Assert.Null(_plans.ForCallingCode("80012345678", out _)?.Region);
        Assert.Null(_plans.ForCallingCode("0", out _));
        Assert.Null(_plans.ForCallingCode("9", out _));
    }

    [Fact]
    public void Every_plan_compiles_and_refuses_what_is_no_number()
    {
        for (var index = 0; index < _plans.Count; index++)
        {
            var plan = _plans[index];
            Assert.False(plan.IsValid(""));
            Assert.False(plan.HasGeneralShape(new string('0', 30)));
            Assert.True(plan.IsTooLong(31));
        }
    }

    [Theory]
    [InlineData("12|3")]
    [InlineData("\\d{3}")]
    [InlineData("1(?:2|3(?:4|[5-79]))?\\d{2,4}")]
    [InlineData("(?:1[02]|2)?(?:33|4)?5?")]
    [InlineData("[013-58]{2}9{1,2}")]
    [InlineData("1\\d?(?:22)?|1{1,3}")]
    public void The_automaton_agrees_with_a_regular_expression(string pattern)
    {
        var automaton = DigitAutomaton.Build(["99", pattern]);
        var regex = new Regex($"^(?:{pattern})$");
        foreach (var digits in AllDigits(5))
        {
            var expected = (regex.IsMatch(digits) ? 2 : 0) | (digits is "99" ? 1 : 0);
            Assert.True(expected == automaton.Match(digits), $"{pattern} on {digits}");
        }
    }

    [Theory]
    [InlineData("0|12")]
    [InlineData("(1|12)(3?)")]
    [InlineData("0?(?:(1|2[34]?)5)?")]
    [InlineData("([25-9]\\d{2})$|0|180")]
    [InlineData("(?:0|90)(?:(1[245])(\\d{1,2}))?")]
    [InlineData("(00[25]\\d)$|(?:(?:37)0?)|0")]
    [InlineData("80?|0")]
    public void The_prefix_agrees_with_a_regular_expression(string pattern)
    {
        var prefix = new DigitPrefix(pattern);
        var regex = new Regex($"^(?:{pattern})");
        foreach (var digits in AllDigits(5))
        {
            var match = regex.Match(digits);
            var group = match.Groups[^1];
            var length = prefix.Match(digits, out var last, out var hasLast);
            Assert.True((match.Success ? match.Length : -1) == length, $"{pattern} on {digits}");
            Assert.Equal(length, prefix.Match(digits));
            Assert.True((match.Groups.Count > 1 && group.Success) == hasLast, $"{pattern} on {digits}");
            if (hasLast) Assert.Equal(group.Value, last.ToString());
        }
    }

    [Theory]
    [InlineData("1+")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("[1")]
    [InlineData("\\w")]
    [InlineData("1{2")]
    [InlineData("(?=1)")]
    public void A_pattern_beyond_the_subset_is_refused(string pattern) => Assert.Throws<FormatException>(() => new DigitPrefix(pattern));

    private static IEnumerable<string> AllDigits(int most)
    {
        yield return "";
        for (var length = 1; length <= most; length++)
        {
            for (var value = 0; value < Math.Pow(10, length); value++) yield return value.ToString($"D{length}", CultureInfo.InvariantCulture);
        }
    }
}
