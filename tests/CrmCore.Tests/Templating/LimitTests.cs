using CrmCore.Templating;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Templating;

public sealed class LimitTests
{
    private static readonly HandlebarsTemplateRenderer Renderer = new();

    private static readonly Dictionary<string, object?> Long = new() { ["a"] = Enumerable.Range(0, 2000).ToList(), ["big"] = new string('x', 10_000) };

    [Fact]
    public void A_template_that_is_too_long_is_refused()
    {
        Assert.Null(Renderer.FindProblem(new string('x', TemplateLimits.TemplateLength)));
        Assert.Contains("262144 characters", Renderer.FindProblem(new string('x', TemplateLimits.TemplateLength + 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_of_too_many_tags_is_refused()
    {
        Assert.Null(Renderer.FindProblem(string.Concat(Enumerable.Repeat("{{a}}", TemplateLimits.Tags))));
        Assert.Contains("2000 tags", Renderer.FindProblem(string.Concat(Enumerable.Repeat("{{a}}", TemplateLimits.Tags + 1))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#if a}}", "{{/if}}", 32)]
    [InlineData("{{#each a}}", "{{/each}}", 32)]
    [InlineData("{{#with a}}", "{{/with}}", 32)]
    public void Blocks_that_stand_too_deep_are_refused(string open, string close, int depth)
    {
        string Nest(int n) => string.Concat(Enumerable.Repeat(open, n)) + "x" + string.Concat(Enumerable.Repeat(close, n));
        Assert.Null(Renderer.FindProblem(Nest(depth)));
        Assert.Contains("deeper than 32", Renderer.FindProblem(Nest(depth + 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_of_else_is_refused()
    {
        static string Chain(int n) => "{{#if a}}" + string.Concat(Enumerable.Repeat("{{else if b}}", n)) + "{{/if}}";
        Assert.Null(Renderer.FindProblem(Chain(31)));
        Assert.Contains("deeper than 32", Renderer.FindProblem(Chain(32)), StringComparison.Ordinal);
        Assert.Null(Renderer.FindProblem(Chain(31) + Chain(31)));
    }

    [Fact]
    public void Calls_that_stand_too_deep_are_refused()
    {
        static string Nest(int n) => "{{default a " + string.Concat(Enumerable.Repeat("(default a ", n)) + "'x'" + new string(')', n) + "}}";
        Assert.Null(Renderer.FindProblem(Nest(8)));
        Assert.Equal("x", Renderer.Render(Nest(8), new Dictionary<string, object?>(), html: true));
        Assert.Contains("deeper than 8", Renderer.FindProblem(Nest(9)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#each a}}{{#each ../a}}{{/each}}{{/each}}", "steps")]
    [InlineData("{{#each a}}{{#each ../a}}{{#each ../../a}}{{x}}{{/each}}{{/each}}{{/each}}", "steps")]
    [InlineData("{{#each a}}{{#if @root.a}}{{@root.b}}{{/if}}{{#each @root.a}}{{/each}}{{/each}}", "steps")]
    [InlineData("{{#each a}}{{@root.a}}{{/each}}", "steps")]
    [InlineData("{{#each a}}{{../big}}{{/each}}", "characters")]
    [InlineData("{{#each a}}{{{default ../big 'x'}}}{{/each}}", "characters")]
    public void A_template_that_would_run_away_is_stopped(string template, string what)
    {
        foreach (var html in new[] { true, false })
        {
            var stopped = Assert.Throws<FormatException>(() => Renderer.Render(template, Long, html));
            Assert.Contains(what, stopped.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Static_words_in_loops_are_counted()
    {
        var template = "{{#each a}}" + new string('x', 1000) + "{{/each}}";
        Assert.Contains("characters", Assert.Throws<FormatException>(() => Renderer.Render(template, Long, html: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_holds_itself_is_no_trouble()
    {
        var model = new Dictionary<string, object?> { ["name"] = "x" };
        model["self"] = model;
        Assert.Equal("x", Renderer.Render("{{self.self.self.name}}{{self}}", model, html: false));
        var list = new List<object?>();
        list.Add(list);
        Assert.Throws<FormatException>(() => Renderer.Render("{{list}}", new Dictionary<string, object?> { ["list"] = list }, html: false));
    }

    [Fact]
    public void A_list_without_end_is_stopped()
    {
        static IEnumerable<int> Endless()
        {
            for (var i = 0; ; i = 1 - i) yield return i;
        }

        Assert.Throws<FormatException>(() => Renderer.Render("{{#each a}}{{/each}}", new Dictionary<string, object?> { ["a"] = Endless() }, html: false));
    }

    [Theory]
    [InlineData("{{name.Length}}{{name.length}}{{name.Chars}}")]
    [InlineData("{{at.Year}}{{at.Kind}}{{at.Ticks}}")]
    [InlineData("{{money.Currency}}{{money.Minor}}")]
    [InlineData("{{list.Capacity}}{{list.SyncRoot}}{{list.Item}}")]
    [InlineData("{{map.Keys}}{{map.Comparer}}{{map.Count}}{{Keys}}{{Values}}")]
    [InlineData("{{name.GetType}}{{name.ToString}}{{GetType.Assembly}}{{this.GetType}}")]
    [InlineData("{{#each name}}{{this}}{{/each}}{{#each at}}{{@key}}{{/each}}")]
    public void A_template_reaches_no_member_of_an_object(string template)
    {
        var model = new Dictionary<string, object?>
        {
            ["name"] = "Anna", ["at"] = new DateTime(2026, 3, 1), ["money"] = Money.Rub(1), ["list"] = new List<int> { 1 }, ["map"] = new Dictionary<string, object?> { ["a"] = 1 },
        };
        Assert.Equal("", Renderer.Render(template, model, html: false));
    }

    [Fact]
    public void An_object_in_the_model_is_an_error_of_the_host()
    {
        var model = new Dictionary<string, object?> { ["account"] = Testing.Ports.Account };
        Assert.Equal("x", Renderer.Render("x", model, html: false));
        Assert.Contains("Account", Assert.Throws<ArgumentException>(() => Renderer.Render("{{account.Id}}", model, html: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cache_keeps_what_was_used_last_within_its_bounds()
    {
        var cache = new TemplateCache();
        var first = cache.Get("{{first}}", html: true);
        Assert.Same(first, cache.Get("{{first}}", html: true));
        Assert.NotSame(first, cache.Get("{{first}}", html: false));
        for (var i = 0; i < TemplateLimits.CachedTemplates - 2; i++) cache.Get($"words {i}", html: false);
        Assert.Same(first, cache.Get("{{first}}", html: true));
        for (var i = 0; i < TemplateLimits.CachedTemplates - 1; i++) cache.Get($"more words {i}", html: false);
        Assert.Equal(TemplateLimits.CachedTemplates, cache.Count);
        Assert.Same(first, cache.Get("{{first}}", html: true));
        cache.Get("one more", html: false);
        cache.Get("and more", html: false);
        for (var i = 0; i < 20; i++) cache.Get(new string('x', TemplateLimits.TemplateLength - i), html: false);
        Assert.Equal(TemplateLimits.CachedLength / TemplateLimits.TemplateLength, cache.Count);
        Assert.NotSame(first, cache.Get("{{first}}", html: true));
    }

    [Fact]
    public void The_renderer_is_registered_once_and_the_hosts_own_wins()
    {
        var services = new ServiceCollection();
        var crm = new Builder(services);
        Assert.Same(crm, crm.AddHandlebarsTemplates().AddHandlebarsTemplates());
        using var provider = services.BuildServiceProvider();
        Assert.IsType<HandlebarsTemplateRenderer>(Assert.Single(provider.GetServices<ITemplateRenderer>()));

        var own = new ServiceCollection().AddSingleton<ITemplateRenderer>(new Own());
        new Builder(own).AddHandlebarsTemplates();
        using var host = own.BuildServiceProvider();
        Assert.IsType<Own>(host.GetRequiredService<ITemplateRenderer>());
    }

    private sealed class Builder(IServiceCollection services) : ICrmBuilder
    {
        public IServiceCollection Services { get; } = services;
    }

    private sealed class Own : ITemplateRenderer
    {
        public string? FindProblem(string template) => null;

        public string Render(string template, IReadOnlyDictionary<string, object?> model, bool html) => template;
    }
}
