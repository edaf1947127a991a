using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CrmCore.Tests.Pipelines;

public sealed class PipelineDocsTests
{
    private static readonly string Page = Read();

    [Fact]
    public void R06_The_json_of_the_page_is_the_pipeline_of_the_page()
        => Assert.Equal(PipelineJson.Hash(Examples.Sales), PipelineJson.Hash(PipelineJson.Parse(Block("json"))));

    [Fact]
    public void R06_The_picture_of_the_page_is_the_one_that_is_drawn() => Assert.Equal(Examples.Sales.ToMermaid(), Block("mermaid"));

    [Fact]
    public void The_error_of_the_page_is_the_one_that_is_told()
    {
        var json = Block("json").Replace("\"name\": \"New request\", ", "\"name\": \"New request\", \"colour\": \"#f00\", ", StringComparison.Ordinal);
        var exception = Assert.Throws<InvalidPipelineException>(() => PipelineJson.Parse(json));
        Assert.Equal(Block("text").Trim(), exception.Message);
    }

    [Fact]
    public void Every_kind_and_setting_stands_on_the_page()
    {
        foreach (var shape in Shapes.Actions.Concat(Shapes.Triggers))
        {
            Assert.Contains($"`{shape.Kind}`", Page, StringComparison.Ordinal);
            Assert.All(shape.Members, member => Assert.Contains($"`{member.Name}`", Page, StringComparison.Ordinal));
        }
    }

    private static string Block(string language)
        => Regex.Match(Page, $"^```{language}\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture).Groups["text"].Value;

    private static string Read([CallerFilePath] string file = "")
        => File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "pipelines.md")).ReplaceLineEndings("\n");
}
