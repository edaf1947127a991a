using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace CrmCore.Tests.Pipelines;

public sealed class PipelineSchemaTests
{
    private static readonly MiniSchema Schema = new(JsonNode.Parse(PipelineJson.Schema)!.AsObject());

    [Fact]
    public void R06_The_published_schema_is_the_one_that_the_library_gives()
    {
        var published = Path.Combine(Repository(), "docs", "schemas", "pipeline-1.json");
        if (Environment.GetEnvironmentVariable("CRMCORE_ACCEPT") == "1") File.WriteAllText(published, PipelineJson.Schema);
        Assert.Equal(File.ReadAllText(published).ReplaceLineEndings("\n"), PipelineJson.Schema);
    }

    [Fact]
    public void R06_The_schema_accepts_what_the_library_writes()
    {
        Assert.True(Schema.Accepts(JsonNode.Parse(PipelineJson.Write(Examples.Sales))));
        Assert.True(Schema.Accepts(JsonNode.Parse(PipelineJson.Write(Examples.Everything))));
    }

    [Fact]
    public void The_schema_knows_every_kind()
    {
        foreach (var kind in KnownKinds.BuiltIn.Actions.Concat(KnownKinds.BuiltIn.Triggers))
            Assert.Contains($"\"const\": \"{kind}\"", PipelineJson.Schema, StringComparison.Ordinal);
    }

    // Whatever the schema refuses in an editor, reading or checking refuses at start, and the other way round.
    [Theory]
    [InlineData("\"colour\":\"#fff\"")]
    [InlineData("\"color\":\"blue\"")]
    [InlineData("\"timeLimit\":{\"remindBefore\":\"PT1H\"}")]
    [InlineData("\"triggers\":[{\"id\":\"t\",\"on\":\"incoming-cal\"}]")]
    [InlineData("\"triggers\":[{\"id\":\"t\",\"on\":\"site-visit\"}]")]
    [InlineData("\"triggers\":[{\"id\":\"t\",\"on\":\"incoming-call\",\"mailbox\":\"a\"}]")]
    [InlineData("\"triggers\":[{\"id\":\"T 1\",\"on\":\"incoming-call\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"send-email\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"send-email\",\"template\":\"\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"send-email\",\"template\":\"t\",\"affter\":\"P1D\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"create-task\",\"text\":\"t\",\"due\":\"tomorrow\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"create-task\",\"text\":\"t\",\"after\":\"P\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"message-client\",\"text\":\"t\",\"template\":\"t\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"message-client\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"ad-audience\",\"audience\":\"1\",\"connection\":\"c\",\"network\":\"google\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"send-webhook\",\"url\":\"shop.example\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"add-tag\",\"tag\":\"t\",\"when\":{\"field\":\"amount\",\"op\":\"=\",\"value\":1}}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"add-tag\",\"tag\":\"t\",\"when\":{\"field\":\"deal.amount\",\"op\":\"~\",\"value\":1}}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"set-field\",\"set\":\"x\",\"to\":{\"amount\":1}}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"add-tag\",\"tag\":\"t\",\"at\":\"25:00\"}]")]
    public void What_the_schema_refuses_the_library_refuses(string member)
    {
        var json = $"{{\"pipeline\":\"p\",\"stages\":[{{\"id\":\"s\",{member}}}]}}";
        Assert.False(Schema.Accepts(JsonNode.Parse(json)));
        Assert.NotEmpty(Problems(json));
    }

    [Theory]
    [InlineData("\"color\":\"#3B82F6\"")]
    [InlineData("\"triggers\":[{\"id\":\"t\",\"on\":\"acme.parcel\",\"anything\":[1]}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"acme.ship-sample\",\"sku\":{\"deep\":true},\"after\":\"P1Y2M3W4DT5H6M7.5S\",\"at\":\"09:30:15\"}]")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"set-field\",\"set\":\"x\",\"to\":[\"a\",\"b\"]}]")]
    public void What_the_schema_accepts_the_library_accepts(string member)
    {
        var json = $"{{\"pipeline\":\"p\",\"stages\":[{{\"id\":\"s\",{member}}}]}}";
        Assert.True(Schema.Accepts(JsonNode.Parse(json)));
        Assert.Empty(Problems(json));
    }

    private static IReadOnlyList<PipelineProblem> Problems(string json)
    {
        try
        {
            return PipelineJson.Parse(json).Validate();
        }
        catch (InvalidPipelineException e)
        {
            return e.Problems;
        }
    }

    private static string Repository([CallerFilePath] string file = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(file)!);
        while (!File.Exists(Path.Combine(folder.FullName, "CrmCore.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
