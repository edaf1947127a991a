namespace CrmCore.Tests.Matching;

public sealed class MatchModelTests
{
    [Fact]
    public void A_stored_model_scores_as_the_learned_one()
    {
        var table = Leads.Table(Leads.Of(200));
        var model = new Matcher(table).Run().Model;
        var learned = new MatchScorer(table, model);
        var stored = new MatchScorer(table, MatchModel.FromJson(model.ToJson()));

        for (var row = 1; row < table.Count; row++) Assert.Equal(learned.Score(0, row).Bits, stored.Score(0, row).Bits, 1e-3);
    }

    [Fact]
    public void A_stored_model_names_nobody()
    {
        var json = new Matcher(Leads.Table(Leads.Of(200))).Run().Model.ToJson();

        Assert.DoesNotContain("anna", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("bremen", json, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"version":1,"prior":0.1,"fields":[{"name":"phone","kind":5,"m":[1],"u":[1],"terms":[],"shares":[],"restShare":1}]}""")]
    public void A_damaged_model_is_refused(string json) => Assert.Throws<FormatException>(() => MatchModel.FromJson(json));

    [Fact]
    public void A_model_of_other_columns_is_refused()
    {
        var other = MatchModel.Default(new MatchSchema(new MatchColumn("x", MatchKind.Phone)));

        Assert.Throws<ArgumentException>(() => new MatchScorer(Leads.Table([]), other));
    }

    [Fact]
    public void R33_A_pair_is_explained_in_words_and_bits()
    {
        var table = Leads.Table([["Anna Graf", "+49 151 27182818", "graf@example.de", "Köln"], ["Graf, Ann", "0151 27182818", null, "Koeln"]]);
        var explanation = new MatchScorer(table, MatchModel.Default(Leads.Schema, 1_000)).Explain(0, 1);

        Snapshot.Match(explanation.ToString());
    }

    [Fact]
    public void R33_The_bits_of_an_explanation_add_up()
    {
        var result = Leads.Match(Leads.Of(100));

        Assert.All(result.Pairs.Take(50), pair =>
        {
            var explanation = result.Explain(pair.A, pair.B);
            Assert.Equal(pair.Bits, explanation.Bits, 1e-3);
            Assert.Equal(explanation.Bits, explanation.PriorBits + explanation.Evidence.Sum(e => e.Bits + e.FrequencyBits), 1e-6);
        });
    }
}
