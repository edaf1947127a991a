using System.Text;

namespace CrmCore.Tests.Pipelines;

public sealed class PipelineJsonProblemTests
{
    [Theory]
    [InlineData("", 1, 1, "$", "no JSON")]
    [InlineData("{", 1, 2, "$", "no JSON")]
    [InlineData("{\n  \"pipeline\": \"p\"\n  \"stages\": []\n}", 3, 3, "$", "no JSON")]
    [InlineData("{\"pipeline\":\"p\",\"stages\":[]} x", 1, 30, "$", "no JSON")]
    [InlineData("[]", 1, 1, "$", "An object is expected")]
    [InlineData("{\"stages\":[]}", 1, 1, "$", "\"pipeline\" is missing")]
    [InlineData("{\"pipeline\":\"p\"}", 1, 1, "$", "\"stages\" is missing")]
    [InlineData("{\"pipeline\":\"p\",\n \"stages\":[],\n \"stagse\":1}", 3, 2, "$", "Did you mean \"stages\"?")]
    [InlineData("{\"pipeline\":\"p\",\"stages\":[],\"pipeline\":\"q\"}", 1, 29, "$", "stands here twice")]
    [InlineData("{\"pipeline\":5,\"stages\":[]}", 1, 13, "$.pipeline", "is a number")]
    [InlineData("{\"pipeline\":\"p\",\"stages\":{}}", 1, 26, "$.stages", "Write a list")]
    [InlineData("{\"pipeline\":\"p\",\"stages\":[7]}", 1, 27, "$.stages[0]", "An object is expected")]
    [InlineData("{\"pipeline\":\"\\ud800\",\"stages\":[]}", 1, 13, "$.pipeline", "no valid Unicode")]
    public void A_file_that_cannot_be_read_is_told_with_line_column_path_and_remedy(string json, int line, int column, string path, string words)
    {
        var problem = Problems(json)[0];

        Assert.Equal((line, column, path), (problem.Line, problem.Column, problem.Where));
        Assert.Contains(words, problem.What + " " + problem.Remedy, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Theory]
    [InlineData("\"colour\":\"#fff\"", "Did you mean \"color\"?")]
    [InlineData("\"requires\":[1]", "Write texts in quotes")]
    [InlineData("\"timeLimit\":{\"afer\":\"PT4H\"}", "Did you mean \"after\"?")]
    [InlineData("\"timeLimit\":{\"after\":\"4h\"}", "\"4h\" is not an ISO-8601 period")]
    [InlineData("\"timeLimit\":{\"after\":\"P1M\"}", "months or years")]
    [InlineData("\"timeLimit\":{\"after\":\"P99999999D\"}", "longer than 100 years")]
    [InlineData("\"triggers\":[{\"id\":\"t\"}]", "\"on\" is missing")]
    [InlineData("\"triggers\":[{\"on\":\"incoming-call\"}]", "\"id\" is missing")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"after\":\"3 days\"}]", "\"3 days\" is not an ISO-8601 period")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"at\":\"25:00\"}]", "\"25:00\" is not a local time")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"whenLeft\":\"kep\"}]", "Did you mean \"keep\"?")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{}}]", "says nothing")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{\"all\":[],\"any\":[]}}]", "several things")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{\"field\":\"deal.tag\",\"op\":\"==\",\"value\":1}}]", "Did you mean \"=\"?")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{\"field\":\"deal.tag\"}}]", "\"op\" is missing")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{\"field\":\"deal.amount\",\"op\":\"between\",\"value\":[1]}}]", "takes two values")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{\"field\":\"deal.amount\",\"op\":\"=\",\"value\":{\"amount\":1,\"currency\":\"rub\"}}}]", "ISO 4217")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{\"field\":\"deal.amount\",\"op\":\"=\",\"value\":1e400}}]", "cannot be read")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{\"field\":\"deal.amount\",\"op\":\"in\",\"value\":[1,{\"a\":1}]}}]", "Money is written as")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{\"field\":\"deal.tag\",\"op\":\"=\",\"value\":[1]}}]", "A list holds texts")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{\"any\":[{\"op\":\"=\"}]}}]", "says nothing")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"when\":{\"within\":\"c\",\"value\":1}}]", "without \"field\"")]
    [InlineData("\"onEnter\":[{\"id\":\"a\",\"do\":\"x\",\"deep\":{\"a\":1,\"a\":2}}]", "stands here twice")]
    public void A_stage_that_cannot_be_read_is_told_with_the_remedy(string member, string words)
    {
        var problem = Assert.Single(Problems($"{{\"pipeline\":\"p\",\"stages\":[{{\"id\":\"s\",{member}}}]}}"));
        Assert.StartsWith("$.stages[0]", problem.Where, StringComparison.Ordinal);
        Assert.Contains(words, problem.What + " " + problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var exception = Assert.Throws<InvalidPipelineException>(() => PipelineJson.Parse("""{"pipeline":1,"stages":[{"ide":"s"}],"won":{"id":"w"}}"""));
        Assert.Equal(4, exception.Problems.Count);
        Assert.All(exception.Problems, p => Assert.Contains(p.ToString(), exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_count_characters_and_not_bytes()
        => Assert.Equal(17, Assert.Single(Problems("""{"name":"Новая","stage":1,"pipeline":"p","stages":[]}""")).Column);

    [Fact]
    public void Bytes_that_are_no_utf8_are_told()
    {
        byte[] json = [.. Encoding.UTF8.GetBytes("{\"pipeline\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\",\"stages\":[]}")];
        var exception = Assert.Throws<InvalidPipelineException>(() => PipelineJson.Parse(json));
        Assert.Contains("UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_nested_without_end_is_refused_and_does_not_break_the_process()
        => Assert.Contains("no JSON", Assert.Single(Problems(string.Concat(Enumerable.Repeat("[", 100_000)))).What, StringComparison.Ordinal);

    [Fact]
    public void Every_prefix_of_a_file_is_refused_with_a_place()
    {
        var json = PipelineJson.Write(Examples.Sales).TrimEnd();
        for (var length = 0; length < json.Length; length++)
        {
            var problem = Problems(json[..length])[0];
            Assert.True(problem.Line >= 1 && problem.Column >= 1);
        }
    }

    [Fact]
    public void A_file_with_anything_changed_is_read_or_refused_and_never_breaks()
    {
        var json = PipelineJson.Write(Examples.Everything);
        string[] tokens =
        [
            "null", "[]", "{}", "\"\"", "-1", "1e400", "true", "\"\\ud800\"", "\"P99999999999999999999D\"", "\"PT9223372036854775807H\"", "\"PT9223372036854775807H59M\"",
            "\"P-2147483648Y\"", "\"P2147483647W2147483647D\"", "\"PT-9223372036854775808S\"", "\"24:00\"", "\"25:61\"", "\"*\"", "\"deal.\"", "\"won\"", "\"%\"", ",", "}",
        ];
        var places = System.Text.RegularExpressions.Regex.Matches(json, "\"[^\"]*\"|[0-9]+|\\[|\\]|\\{").Select(m => (m.Index, m.Length)).ToArray();
        for (var place = 0; place < places.Length; place++)
        {
            var (index, length) = places[place];
            foreach (var token in tokens.Where((_, t) => (place + t) % 5 == 0)) ReadOrRefuse(json[..index] + token + json[(index + length)..]);
        }

        static void ReadOrRefuse(string json)
        {
            try
            {
                var definition = PipelineJson.Parse(json);
                definition.Lint();
                definition.ToMermaid();
                if (definition.Validate().Count == 0) Assert.Equal(PipelineJson.Hash(definition), PipelineJson.Hash(PipelineJson.Parse(PipelineJson.Write(definition))));
            }
            catch (InvalidPipelineException e)
            {
                Assert.All(e.Problems, p => Assert.NotEmpty(p.Remedy));
            }
        }
    }

    private static IReadOnlyList<PipelineProblem> Problems(string json)
        => Assert.Throws<InvalidPipelineException>(() => PipelineJson.Parse(json)).Problems;
}
