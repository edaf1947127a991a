using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CrmCore.Tests.Assignment.Rules;

public sealed class AssignmentDocsTests
{
    private static readonly string Page = Read();

    [Fact]
    public void R41_The_json_of_the_page_is_the_rule_of_the_page()
    {
        var rule = Assign.By("sales", r => r
            .RoundRobin("olga", "ivan", "anna")
            .OwnManagerFirst(WhenAway.WaitAtMost(Duration.FromMinutes(15)))
            .Needs(skill: "b2b", when: c => c.Deal.Tag("b2b"))
            .Needs(languageFrom: "contact.language")
            .Prefers(skill: "senior", when: c => c.Contact.Temperature.Is("hot"))
            .Else("night"));
        Assert.Equal(AssignmentRuleJson.Write(rule), AssignmentRuleJson.Write(AssignmentRuleJson.Parse(Block("json"))));
    }

    [Fact]
    public void Every_strategy_presence_and_reason_stands_on_the_page()
    {
        Assert.All(Enum.GetNames<AssignmentStrategy>().Concat(Enum.GetNames<Presence>()), name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<PassOver>().Where(p => p != PassOver.Chosen).Select(PassedOverWords.Of), word => Assert.Contains($"`{word}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_reason_has_a_word_of_its_own()
    {
        var words = Enum.GetValues<PassOver>().Select(PassedOverWords.Of).ToArray();
        Assert.Equal(words.Length, words.Distinct(StringComparer.Ordinal).Count());
    }

    private static string Block(string language)
        => Regex.Match(Page, $"^```{language}\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["text"].Value;

    private static string Read([CallerFilePath] string file = "")
        => File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "..", "docs", "assignment.md")).ReplaceLineEndings("\n");
}
