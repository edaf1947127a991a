using CrmCore.Templating;
using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Templating;

public sealed class ProblemTests
{
    private static readonly HandlebarsTemplateRenderer Renderer = new();

    [Theory]
    [InlineData("{{name", "Line 1: a tag is not closed. Add '}}'.")]
    [InlineData("a\nb\n{{{name}}", "Line 3: a tag of 3 braces is closed by 2.")]
    [InlineData("{{name}}}", "Line 1: a tag of 2 braces is closed by 3.")]
    [InlineData("{{name}", "Line 1: a tag of 2 braces is closed by 1.")]
    [InlineData("{{{{raw}}}} x {{{{/raw}}}}", "Line 1: '{{{{' is no tag.")]
    [InlineData("{{}}", "Line 1: a tag is empty.")]
    [InlineData("a\n{{#if name}}\nb", "Line 2: '#if' is not closed. Add '{{/if}}'.")]
    [InlineData("{{#if name}}\n{{#each a}}{{/if}}", "Line 2: '/if' stands where '#each' of line 2 is open. Write '{{/each}}' first.")]
    [InlineData("\n{{/if}}", "Line 2: '/if' closes nothing.")]
    [InlineData("{{else}}", "Line 1: 'else' stands outside of a block.")]
    [InlineData("{{#if a}}{{else}}{{else}}{{/if}}", "Line 1: '#if' has something behind its 'else' already.")]
    [InlineData("{{#if a}}{{else}}{{else if b}}{{/if}}", "Line 1: '#if' has something behind its 'else' already.")]
    [InlineData("{{#each a}}{{else if b}}{{/each}}", "Line 1: 'else' has more words.")]
    [InlineData("{{#if a}}{{else unless b}}{{/if}}", "Line 1: 'else' has more words.")]
    [InlineData("{{#if}}{{/if}}", "Line 1: 'if' does not say about what.")]
    [InlineData("{{#if a b}}{{/if}}", "Line 1: 'if' has more than one thing to be about.")]
    [InlineData("{{#if a == b}}{{/if}}", "Line 1: 'if' has more than one thing to be about.")]
    [InlineData("{{#if a as |b|}}{{/if}}", "Line 1: 'if' has more than one thing to be about.")]
    [InlineData("{{#each a as |b}}{{/each}}", "Line 1: 'as |' is not closed.")]
    [InlineData("{{#when a}}{{/when}}", "Line 1: there is no block 'when'. Use if, unless, each or with.")]
    [InlineData("{{#deal}}{{/deal}}", "Line 1: there is no block 'deal'.")]
    [InlineData("{{^deal}}{{/deal}}", "Line 1: '^' is not known here. Write '{{else}}'")]
    [InlineData("{{&name}}", "Line 1: '&' is not known here.")]
    [InlineData("{{#date a}}{{/date}}", "Line 1: 'date' is not a block.")]
    [InlineData("{{upper name}}", "Line 1: there is no function 'upper'. Use one of date, money, default.")]
    [InlineData("{{Date name}}", "Line 1: there is no function 'Date'.")]
    [InlineData("{{lookup a b}}", "Line 1: there is no function 'lookup'.")]
    [InlineData("{{default (upper name) 'x'}}", "Line 1: there is no function 'upper'.")]
    [InlineData("{{default name}}", "Line 1: 'default' takes a value and what stands for it when there is none.")]
    [InlineData("{{date a 'd' 'e'}}", "Line 1: 'date' takes a moment and perhaps a format.")]
    [InlineData("{{date a '%'}}", "Line 1: '%' is no format of dates.")]
    [InlineData("{{money a 'Z'}}", "Line 1: 'Z' is no format of numbers.")]
    [InlineData("{{date a zone='Atlantis'}}", "Line 1: there is no time zone 'Atlantis'.")]
    [InlineData("{{date a culture='no such'}}", "Line 1: there is no culture 'no such'.")]
    [InlineData("{{date a colour='red'}}", "Line 1: 'date' has no option 'colour'. Use zone, culture.")]
    [InlineData("{{default a b c=d}}", "Line 1: 'default' has no option 'c'. Take it away.")]
    [InlineData("{{date a zone='UTC' 'dd'}}", "Line 1: 'date' is followed by something out of place.")]
    [InlineData("{{date (default a 'b'}}", "Line 1: 'default' is followed by something out of place.")]
    [InlineData("{{default ) a}}", "Line 1: 'default' is followed by something out of place.")]
    [InlineData("{{> footer}}", "Line 1: a template cannot take in another one.")]
    [InlineData("{{#> layout}}{{/layout}}", "Line 1: a template cannot define partials and decorators.")]
    [InlineData("{{#*inline 'x'}}{{/inline}}", "Line 1: a template cannot define partials and decorators.")]
    [InlineData("{{* deco}}", "Line 1: a template cannot define partials and decorators.")]
    [InlineData("{{a #if b}}", "Line 1: '#' cannot stand here.")]
    [InlineData("{{a, b}}", "Line 1: a name holds ','.")]
    [InlineData("{{name()}}", "Line 1: there is no function 'name'.")]
    [InlineData("{{'a'b}}", "Line 1: a word stands directly behind a text.")]
    [InlineData("{{default a 'b}}", "Line 1: a text is not closed.")]
    [InlineData("{{a.[b}}", "Line 1: a name in square brackets is not closed.")]
    [InlineData("{{a.[b}}]}}", "Line 1: a name in square brackets is not closed.")]
    [InlineData("\n\n{{! words", "Line 3: a comment is not closed. Add '}}'.")]
    [InlineData("{{!-- words }}", "Line 1: a comment is not closed. Add '--}}'.")]
    [InlineData("{{! a } b }}", "Line 1: a comment has braces")]
    [InlineData("{{!-- a ---}}", "Line 1: a comment has braces")]
    [InlineData("{{!< layout }}", "Line 1: a comment has braces")]
    [InlineData("{{/if a}}", "Line 1: '/if' has more than a name.")]
    [InlineData("{{#'a'}}{{/a}}", "Line 1: a tag does not begin with a name.")]
    public void A_broken_template_is_told_with_line_and_remedy(string template, string problem)
    {
        var found = Renderer.FindProblem(template);
        Assert.StartsWith(problem, found, StringComparison.Ordinal);
        var thrown = Assert.Throws<FormatException>(() => Renderer.Render(template, Model, html: true));
        Assert.Equal(found, thrown.Message);
    }

    [Fact]
    public void What_the_check_lets_through_compiles_and_never_fails_but_with_words()
    {
        var renderer = new HandlebarsTemplateRenderer();
        var (good, bad) = (0, 0);
        Prop.ForAll(Templates(3).ToArbitrary(), template =>
        {
            if (renderer.FindProblem(template) is { } problem)
            {
                bad++;
                Assert.StartsWith("Line ", problem, StringComparison.Ordinal);
                return;
            }

            good++;
            try
            {
                Assert.NotNull(renderer.Render(template, Model, html: true));
            }
            catch (FormatException e)
            {
                Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Assert.True(good > 100 && bad > 100, $"{good} good, {bad} bad: the templates test one side only");
    }

    private static readonly Dictionary<string, object?> Model = new()
    {
        ["name"] = "Anna",
        ["items"] = new object?[] { 1, "two", null, new Dictionary<string, object?> { ["name"] = "x" } },
        ["deal"] = new Dictionary<string, object?> { ["title"] = "t", ["at"] = Instant.FromUtc(2026, 3, 1, 10, 0), ["amount"] = Money.Rub(5) },
    };

    // Mostly well-formed tags with some rubbish between, in blocks that sometimes do not close.
    private static Gen<string> Templates(int depth)
    {
        var word = Gen.Elements(
            "name", "items", "deal.title", "deal.at", "deal.amount", "this", "this.name", "../name", ".", "..", "../../x", "@index", "@key", "@root.name", "@first", "items.[1]", "items.1",
            "deal/title", "[a b]", "$x", "_", "length", "value", "key", "true", "false", "null", "undefined", "1", "-2", "1.5", "'x'", "\"y\"", "'it\\'s'", "''", "else", "if", "each", "as");
        var call =
            from function in Gen.Elements("default", "date", "money")
            from first in word
            from second in word
            select $"{function} {first} {second}";
        var inner = Gen.OneOf(word, word, call, Gen.Zip(word, call).Select(c => $"default {c.Item1} ({c.Item2})"), call.Select(c => c + " zone='UTC'"));
        var braces = Gen.Elements(("{{", "}}"), ("{{{", "}}}"), ("{{~", "~}}"), ("{{ ", " }}"), ("{{\n", "}}"));
        var tag = Gen.Zip(braces, inner).Select(t => t.Item1.Item1 + t.Item2 + t.Item1.Item2);
        var rubbish = Gen.Elements(
            "{", "}", "{{", "}}", "}}}", "{{{", "(", ")", "\\", "\\\\", "\\{{", "~", "|", "=", "'", "\"", "[", "]", "!", "--", "{{else}}", "{{else if name}}", "{{!", "{{!--", "--}}", "{{/if}}", "\r\n", "\0");
        var text = Gen.Elements("words ", "\n", " ", "<b>", "{ x }", "{{! c }}", "{{!-- {{c}} --}}", "\\{{no}}", "\\\\");
        if (depth == 0) return Gen.Frequency((6, tag), (6, text));
        var body = Templates(depth - 1);
        var blocks =
            from name in Gen.Elements("if", "unless", "each", "with", "each", "if")
            from subject in word
            from first in body
            from second in body
            select $"{{{{#{name} {subject}}}}}{first}{{{{else}}}}{second}{{{{/{name}}}}}";
        var named = Gen.Zip(word, body).Select(b => $"{{{{#each {b.Item1} as |a i|}}}}{b.Item2}{{{{a}}}}{{{{i}}}}{{{{/each}}}}");
        return Gen.Frequency((8, tag), (8, text), (1, rubbish), (4, blocks), (2, named)).ListOf().Select(p => string.Concat(p.Take(6)));
    }
}
