using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmCore.Templating;

namespace CrmCore.Tests.Templating;

public sealed class RenderingTests
{
    private static readonly HandlebarsTemplateRenderer Renderer = new();

    private static readonly Dictionary<string, object?> Model = new()
    {
        ["name"] = "Anna & \"Co\" <b>'=`",
        ["empty"] = "",
        ["blank"] = "  ",
        ["nothing"] = null,
        ["yes"] = true,
        ["no"] = false,
        ["zero"] = 0,
        ["price"] = 1234.5m,
        ["город"] = "Пермь",
        ["date"] = "a field called date",
        ["deal"] = new Dictionary<string, object?>
        {
            ["title"] = "Windows",
            ["amount"] = Money.Rub(15_000),
            ["deadline"] = Instant.FromUtc(2026, 3, 1, 22, 30),
            ["birthday"] = new LocalDate(1990, 12, 31),
            ["date"] = "2026-05-06",
            ["two words"] = "both",
        },
        ["items"] = new List<object?>
        {
            new Dictionary<string, object?> { ["sku"] = "A", ["count"] = 2, ["tags"] = new[] { "x", "y" } },
            new Dictionary<string, object?> { ["sku"] = "B", ["count"] = 0, ["tags"] = Array.Empty<string>() },
        },
        ["numbers"] = new[] { 1, 2, 3 },
        ["none"] = new List<object?>(),
        ["phones"] = new Dictionary<string, string> { ["home"] = "1", ["work"] = "2" },
    };

    [Theory]
    [InlineData("Hello", "Hello")]
    [InlineData("", "")]
    [InlineData("{{deal.title}}!", "Windows!")]
    [InlineData("{{deal/title}} {{deal.[two words]}} {{this.deal.title}} {{@root.deal.title}}", "Windows both Windows Windows")]
    [InlineData("{{город}}", "Пермь")]
    [InlineData("[{{unknown}}{{deal.unknown}}{{unknown.deep.deeper}}{{nothing}}{{nothing.more}}]", "[]")]
    [InlineData("{{yes}} {{no}} {{zero}} {{price}}", "true false 0 1234.5")]
    [InlineData("{{deal.amount}} {{deal.birthday}} {{deal.deadline}}", "15000.00 RUB 1990-12-31 2026-03-01T22:30:00Z")]
    [InlineData("{{numbers}} {{numbers.[1]}} {{numbers.2}} {{numbers.length}} {{numbers.9}}|{{deal}}", "1, 2, 3 2 3 3 |")]
    [InlineData("{{#if yes}}a{{else}}b{{/if}}{{#if zero}}a{{else}}b{{/if}}{{#if unknown}}a{{/if}}{{#if none}}a{{else}}n{{/if}}", "abn")]
    [InlineData("{{#if no}}a{{else if zero}}b{{else if name}}c{{else}}d{{/if}}", "c")]
    [InlineData("{{#if zero includeZero=true}}a{{/if}}{{#unless no}}u{{/unless}}{{#unless yes}}v{{else}}w{{/unless}}", "auw")]
    [InlineData("{{#each items}}{{@index}}{{sku}}{{count}}{{#unless @last}};{{/unless}}{{/each}}", "0A2;1B0")]
    [InlineData("{{#each items}}{{sku}}:{{#each tags}}{{../sku}}{{this}},{{else}}-{{/each}}{{/each}}", "A:Ax,Ay,B:-")]
    [InlineData("{{#each items as |item i|}}{{i}}{{item.sku}}{{/each}}{{#each numbers}}{{.}}{{/each}}", "0A1B123")]
    [InlineData("{{#each phones}}{{@key}}={{this}} {{/each}}", "home=1 work=2 ")]
    [InlineData("{{#each none}}x{{else}}nobody{{/each}}{{#each unknown}}x{{else}}!{{/each}}{{#each price}}x{{else}}?{{/each}}", "nobody!?")]
    [InlineData("{{#with deal}}{{title}}{{else}}x{{/with}}{{#with unknown}}x{{else}}no{{/with}}{{#with deal as |d|}}{{d.title}}{{/with}}", "WindowsnoWindows")]
    [InlineData("a {{! words }}b{{!-- {{more}} words --}} c", "a b c")]
    [InlineData("a{{!-- words with }} --}}b { {{deal.title}} }", "ab { Windows }")]
    [InlineData("{{money deal.amount culture=\"de-DE\"}} {{money deal.amount \"#,0.00\"}}", "15.000,00\u00A0RUB 15,000.00")]
    [InlineData("a   {{~deal.title~}}   b", "aWindowsb")]
    [InlineData(@"\{{deal.title}} \\{{deal.title}} \ {x} { {", @"{{deal.title}} \Windows \ {x} { {")]
    [InlineData("a\r\nb{{deal.title}}\r\n", "a\r\nbWindows\r\n")]
    [InlineData("{{default unknown \"client\"}} {{default empty 'c'}} {{default blank deal.title}} {{default none 1}}", "client c Windows 1")]
    [InlineData("{{default zero 1}} {{default no 'x'}} {{default deal.title \"x\"}} {{default unknown also}}|", "0 false Windows |")]
    [InlineData("{{default unknown \"a \\\"b\\\"\"}}", "a \"b\"")]
    [InlineData("{{date}} {{deal.date}} {{default date 'x'}} {{#if date}}y{{/if}} {{#with deal}}{{date}}{{/with}}", "a field called date 2026-05-06 a field called date y 2026-05-06")]
    public void A_template_is_filled_in(string template, string expected)
    {
        Assert.Null(Renderer.FindProblem(template));
        Assert.Equal(expected, Renderer.Render(template, Model, html: false));
    }

    [Fact]
    public void Values_are_escaped_in_html_and_nowhere_else()
    {
        const string Escaped = "Anna &amp; &quot;Co&quot; &lt;b&gt;&#x27;&#x3D;&#x60;";
        const string Raw = "Anna & \"Co\" <b>'=`";
        Assert.Equal($"<p>{Escaped}</p> & Пермь", Renderer.Render("<p>{{name}}</p> & {{город}}", Model, html: true));
        Assert.Equal(Raw, Renderer.Render("{{{name}}}", Model, html: true));
        Assert.Equal($"{Raw} {Raw}", Renderer.Render("{{name}} {{{name}}}", Model, html: false));
        Assert.Equal(Escaped, Renderer.Render("{{default name 'x'}}", Model, html: true));
        Assert.Equal(Escaped, Renderer.Render("{{default unknown (default name 'x')}}", Model, html: true));
        Assert.Equal("&lt;i&gt;", Renderer.Render("{{default unknown '<i>'}}", Model, html: true));
        Assert.Equal(Raw, Renderer.Render("{{{default name 'x'}}}", Model, html: true));
        Assert.Equal($"{Escaped}, b", Renderer.Render("{{list}}", new Dictionary<string, object?> { ["list"] = new[] { Raw, "b" } }, html: true));
        Assert.Equal("2026&lt;", Renderer.Render("{{date deal.deadline 'yyyy<'}}", Model, html: true));
    }

    [Fact]
    public void A_value_that_was_shown_raw_once_is_still_escaped_later()
    {
        var name = new string("<b>".ToCharArray());
        var model = new Dictionary<string, object?> { ["name"] = name };
        Assert.Equal("<b><b>&lt;b&gt;", Renderer.Render("{{{name}}}{{{default name 'x'}}}{{name}}", model, html: true));
        Assert.Equal("&lt;b&gt;", Renderer.Render("{{name}}", model, html: true));
    }

    [Fact]
    public void Members_of_one_name_in_two_cases_are_two_members()
    {
        var model = new Dictionary<string, object?> { ["Name"] = "A", ["name"] = "b" };
        Assert.Equal("A b ", Renderer.Render("{{Name}} {{name}} {{NAME}}", model, html: false));
    }

    [Fact]
    public void Items_of_different_kinds_are_each_seen_as_what_they_are()
    {
        var item = new Dictionary<string, object?> { ["name"] = "x" };
        var model = new Dictionary<string, object?> { ["items"] = new object?[] { null, item, 1, new[] { "a" }, item, "text" }, ["map"] = new Dictionary<string, object?> { ["a"] = null, ["b"] = item } };
        Assert.Equal("-x---x-/-x", Renderer.Render(
            "{{#each items}}{{default name '-'}}{{#with this}}{{#if length}}-{{/if}}{{/with}}{{/each}}/{{#each map}}{{default name '-'}}{{/each}}", model, html: false));
    }

    [Fact]
    public void Items_can_be_named_in_many_blocks()
    {
        var model = new Dictionary<string, object?> { ["a"] = new[] { "v" } };
        var template = string.Concat(Enumerable.Range(0, 32).Select(i => $"{{{{#each @root.a as |name{i} key{i}|}}}}"))
            + string.Concat(Enumerable.Range(0, 32).Select(i => $"{{{{name{i}}}}}{{{{key{i}}}}}"))
            + string.Concat(Enumerable.Repeat("{{/each}}", 32));
        Assert.Equal(string.Concat(Enumerable.Repeat("v0", 32)), Renderer.Render(template, model, html: false));
    }

    [Fact]
    public void Values_of_cards_and_json_are_seen_as_what_they_are()
    {
        var model = new Dictionary<string, object?>
        {
            ["fields"] = FieldBag.Of(
            [
                new("color", FieldValue.Of("red")),
                new("size", FieldValue.Of(4.5m)),
                new("vip", FieldValue.Of(false)),
                new("budget", FieldValue.Of(Money.Eur(9.5m))),
                new("tags", FieldValue.Of(["a", "b"])),
            ]),
            ["one"] = FieldValue.Empty,
            ["node"] = JsonNode.Parse("""{"a":[1,{"b":"x"}],"c":true,"d":null}"""),
            ["element"] = JsonElement.Parse("""{"n":1.50}"""),
            ["id"] = new DealId(Guid.Empty),
            ["query"] = Enumerable.Range(1, 3).Select(i => i * i),
        };
        const string Template = "{{fields.color}} {{fields.size}} {{#if fields.vip}}v{{else}}n{{/if}} {{money fields.budget}} {{#each fields.tags}}{{this}}{{/each}} "
            + "{{default one 'none'}} {{node.a.[1].b}} {{node.c}} {{node.d}} {{element.n}} {{id}} {{query}}";
        Assert.Equal("red 4.5 n 9.50 EUR ab none x true  1.50 00000000-0000-0000-0000-000000000000 1, 4, 9", Renderer.Render(Template, model, html: false));
    }

    [Fact]
    public void Cultures_of_the_thread_change_nothing()
    {
        const string Template = "{{price}} {{deal.amount}} {{money price}} {{date deal.deadline}} {{date deal.deadline 'ddd d MMM'}} {{default unknown -5}}";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
            Assert.Equal(
                "1234.5 15000.00 RUB 1234.50 2026-03-01 22:30 Sun 1 Mar -5", new HandlebarsTemplateRenderer().Render(Template, Model, html: false));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Many_threads_fill_in_templates_at_once()
    {
        var renderer = new HandlebarsTemplateRenderer();
        var texts = await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(() => Enumerable.Range(0, 40).Select(i =>
        {
            var model = new Dictionary<string, object?> { ["who"] = $"<{t}>", ["items"] = new[] { t, i } };
            var text = renderer.Render($"{i % 10} {{{{who}}}}{{{{#each items}}}} {{{{default this 0}}}}{{{{/each}}}}", model, html: i % 2 == 0);
            return text == $"{i % 10} {(i % 2 == 0 ? $"&lt;{t}&gt;" : $"<{t}>")} {t} {i}";
        }).ToList())));
        Assert.All(texts.SelectMany(t => t), Assert.True);
    }
}
