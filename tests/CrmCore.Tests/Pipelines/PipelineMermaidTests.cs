namespace CrmCore.Tests.Pipelines;

public sealed class PipelineMermaidTests
{
    [Fact]
    public void R06_The_ten_lines_as_a_picture() => Approved.Match(Examples.Sales.ToMermaid());

    [Fact]
    public void R06_Every_kind_as_a_picture() => Approved.Match(Examples.Everything.ToMermaid());

    [Theory]
    [InlineData("a \"b\" <c> & #d `e`", "a #quot;b#quot; #lt;c#gt; #amp; #35;d #96;e#96;")]
    [InlineData("end", "end")]
    [InlineData("1. New *and* _fresh_ v1.2", "1#46; New #42;and#42; #95;fresh#95; v1.2")]
    [InlineData("- none -", "#45; none -")]
    [InlineData("line\nbreak", "line break")]
    public void A_name_cannot_break_the_picture(string name, string shown)
    {
        var picture = Pipeline.Define("p", p => p.Stage("end", s => s.Named(name))).ToMermaid();
        Assert.Contains($"s1[\"{shown}\"]", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void A_colour_that_is_none_is_left_out()
        => Assert.DoesNotContain("style", Pipeline.Define("p", p => p.Stage("a", s => s.Color("red;evil"))).ToMermaid(), StringComparison.Ordinal);
}
