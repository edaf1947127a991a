using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CrmCore.Tests.Execution.Handlers;

/// <summary>The JSON in docs/actions.md is JSON that the engine takes.</summary>
public sealed class ActionsPageTests
{
    private static readonly Lazy<IReadOnlyList<JsonObject>> Actions = new(() => [.. Blocks().SelectMany(Items).Where(o => o.ContainsKey("do"))]);

    [Fact]
    public void Every_action_on_the_page_is_taken_by_the_engine()
    {
        foreach (var action in Actions.Value)
        {
            var pipeline = new JsonObject
            {
                ["pipeline"] = "sales",
                ["stages"] = new JsonArray(
                    new JsonObject { ["id"] = "new", ["onEnter"] = new JsonArray(action.DeepClone()) },
                    new JsonObject { ["id"] = "agreed" }),
            };
            Assert.Empty(PipelineJson.Parse(pipeline.ToJsonString()).Validate(KnownKinds.BuiltIn.WithActions("acme.ship-sample")));
        }
    }

    [Fact]
    public void Every_kind_of_the_engine_is_on_the_page() =>
        Assert.Empty(KnownKinds.BuiltIn.Actions.Except(Actions.Value.Select(a => a["do"]!.GetValue<string>())));

    [Fact]
    public void Every_setting_of_every_kind_is_on_the_page()
    {
        var page = Page();
        var missing = Shapes.Actions.SelectMany(s => s.Members.Select(m => m.Name)).Distinct()
            .Where(name => !page.Contains($"\"{name}\"", StringComparison.Ordinal) && !page.Contains($"`{name}`", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void The_webhook_on_the_page_has_the_members_of_a_real_one()
    {
        var shown = Blocks().OfType<JsonObject>().Single(b => b.ContainsKey("data"));
        var bench = new Bench { Payload = """{"from":"new","trigger":"call"}""" };
        bench.Deal = bench.Deal with { Details = new DealDetails { Tags = ["b2b"], Fields = FieldBag.Empty.With("city", FieldValue.Of("Kazan")) } };
        var real = JsonNode.Parse(WebhookBody.Write(bench.Model, bench.Run(Do.SendWebhook("https://h.example")).Action, bench.Deal).Span)!.AsObject();

        // The page's contact has a made-up id.
        real["data"]!["deal"]!["contact"] = shown["data"]!["deal"]!["contact"]!.DeepClone();
        Assert.Equal(real.ToJsonString(), shown.ToJsonString());
    }

    private static IEnumerable<JsonObject> Items(JsonNode block) => block is JsonArray many ? many.OfType<JsonObject>() : [block.AsObject()];

    private static IEnumerable<JsonNode> Blocks() => Regex
        .Matches(Page(), "```json\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
        .Select(m => JsonNode.Parse(m.Groups["text"].Value)!);

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CrmCore.sln"))) folder = folder.Parent!;
        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "actions.md")).ReplaceLineEndings("\n");
    }
}
