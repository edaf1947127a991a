using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Pipelines;

public sealed class PipelineJsonTests
{
    [Fact]
    public void R06_The_ten_lines_as_json() => Approved.Match(PipelineJson.Write(Examples.Sales));

    [Fact]
    public void R06_Every_kind_as_json() => Approved.Match(PipelineJson.Write(Examples.Everything));

    [Fact]
    public void R06_What_was_written_in_json_is_what_the_builder_makes()
    {
        Assert.Equal(Dump.Of(Examples.Sales), Dump.Of(PipelineJson.Parse(PipelineJson.Write(Examples.Sales))));
        Assert.Equal(Dump.Of(Examples.Everything), Dump.Of(PipelineJson.Parse(PipelineJson.Write(Examples.Everything))));
    }

    [Fact]
    public void R06_Any_definition_comes_back_from_json_as_it_was()
        => Prop.ForAll(AnyPipeline.Definition.ToArbitrary(), definition =>
        {
            var json = PipelineJson.Write(definition);
            var back = PipelineJson.Parse(json);
            return Dump.Of(back) == Dump.Of(definition) && PipelineJson.Write(back) == json && PipelineJson.Hash(back) == PipelineJson.Hash(definition);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void R06_Any_definition_can_be_checked_and_drawn()
        => Prop.ForAll(AnyPipeline.Definition.ToArbitrary(), definition =>
            definition.Validate() is not null && definition.Lint() is not null && definition.ToMermaid().Length > 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_hash_does_not_depend_on_how_the_file_was_written()
    {
        var other = PipelineJson.Parse(
            """
            // A comment, another order, other spaces, other forms of the same numbers and periods.
            {
              "stages": [
                { "onEnter": [ { "on": 1.50, "z": [1.0], "do": "acme.ship", "after": "PT90M", "id": "ship", "when": { "op": ">", "value": 10.0, "field": "deal.amount" }, }, ], "id": "new" },
              ],
              "won": {}, "lost": { "reasons": [] },
              "name": null,
              "pipeline": "sales", /* the id */
            }
            """);
        var built = Pipeline.Define("sales", p => p.Stage("new", s => s
            .OnEnter("ship", Do.Host("acme.ship", new() { ["z"] = new System.Text.Json.Nodes.JsonArray(1), ["on"] = 1.5 }).After(Duration.FromMinutes(90)).When(c => c.Deal.Amount.MoreThan(10)))));

        Assert.Equal(PipelineJson.Hash(built), PipelineJson.Hash(other));
        Assert.NotEqual(PipelineJson.Hash(built), PipelineJson.Hash(built with { Name = "Sales" }));
        Assert.Matches("^[0-9a-f]{64}$", PipelineJson.Hash(built));
    }

    [Fact]
    public void The_hash_stays_the_same_over_versions_of_the_library()
        => Assert.Equal("a06b71dc3714fed50735536ff10f21ac8a659251aa1c31704f6cd9c9342481df", PipelineJson.Hash(Examples.Sales));

    [Fact]
    public void Settings_of_a_kind_that_is_not_known_are_kept()
    {
        var pipeline = PipelineJson.Parse("""{"pipeline":"p","stages":[{"id":"s","onEnter":[{"id":"a","do":"acme.ship","sku":"A-1","deep":{"list":[1,null,true]},"at":"10:00"}]}]}""");
        var action = pipeline.Stages[0].OnEnter[0];

        Assert.Equal("""{"sku":"A-1","deep":{"list":[1,null,true]}}""", action.Settings.ToJsonString());
        Assert.Equal(new LocalTime(10, 0), action.Timing.Time);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
        => Assert.Equal("p", PipelineJson.Parse([0xEF, 0xBB, 0xBF, .. """{"pipeline":"p","stages":[{"id":"s"}]}"""u8]).Id);

    [Fact]
    public void A_setting_with_the_name_of_a_member_cannot_be_written()
    {
        var pipeline = new PipelineDefinition
        {
            Id = "p", Stages = [new() { Id = "s", OnEnter = [new() { Id = "a", Do = "acme.ship", Settings = new() { ["after"] = 1 } }] }],
        };

        Assert.Contains("\"after\"", Assert.Throws<InvalidPipelineException>(() => PipelineJson.Write(pipeline)).Message, StringComparison.Ordinal);
        Assert.Contains(pipeline.Validate(), p => p.Code == "setting-collides");
    }
}
