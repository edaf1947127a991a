namespace CrmCore.Tests.Matching;

/// <summary>Tables with too little to learn from.</summary>
public sealed class SmallTablesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_few_rows_are_no_trouble(int rows)
    {
        var result = Leads.Match(Leads.Of(1).Take(rows));

        Assert.Equal(rows, result.Clusters.Length);
        Assert.Equal(rows, result.Merged.Length);
    }

    [Fact]
    public void Two_equal_leads_with_phone_and_address_are_merged()
    {
        var row = Leads.Of(1)[0];
        var result = Leads.Match([row, row]);

        Assert.Equal(result.Merged[0], result.Merged[1]);
        Assert.Equal(MatchTier.Merge, Assert.Single(result.Pairs).Tier);
    }

    [Fact]
    public void Equal_rows_are_one_person()
    {
        var row = Leads.Of(1)[0];
        var result = Leads.Match(Enumerable.Repeat(row, 300));

        Assert.Single(result.Clusters.Distinct());
    }

    [Fact]
    public void Empty_rows_are_nobody_and_stay_apart()
    {
        var result = Leads.Match(Enumerable.Repeat(new string?[] { null, "", "  ", "\t" }, 50));

        Assert.Equal(50, result.Clusters.Distinct().Count());
        Assert.Empty(result.Pairs);
    }

    [Theory]
    [InlineData(MatchKind.FullName)]
    [InlineData(MatchKind.GivenName)]
    [InlineData(MatchKind.Phone)]
    [InlineData(MatchKind.Email)]
    [InlineData(MatchKind.Messenger)]
    [InlineData(MatchKind.Company)]
    [InlineData(MatchKind.BirthDate)]
    [InlineData(MatchKind.Address)]
    [InlineData(MatchKind.Postcode)]
    [InlineData(MatchKind.Country)]
    [InlineData(MatchKind.Identifier)]
    [InlineData(MatchKind.Category)]
    [InlineData(MatchKind.Text)]
    [InlineData(MatchKind.Ignore)]
    public void One_column_of_any_kind_is_enough_to_run(MatchKind kind)
    {
        var table = new MatchTable(new MatchSchema(new MatchColumn("only", kind)));
        foreach (var row in Leads.Of(40)) table.Add(row[0]);
        foreach (var row in Leads.Of(40)) table.Add(row[1]);
        table.Add("\u202B\uFEFF");
        table.Add(new string('9', 50_000));

        var result = new Matcher(table).Run();

        Assert.Equal(table.Count, result.Clusters.Length);
        Assert.All(result.Pairs, pair => Assert.True(double.IsFinite(pair.Bits)));
    }

    [Fact]
    public void A_cell_may_hold_anything()
    {
        string?[] odd = ["\0", "🙂🙂", "a\u0301\u0301\u0301", new string(',', 5_000), "@@@@", "+", "١٢٣٤٥٦٧٨٩", "(((", "\uD800", new string('я', 3_000), string.Join(';', Enumerable.Range(0, 2_000).Select(i => $"+4915120{i:000000}"))];
        var table = new MatchTable(new MatchSchema(Enum.GetValues<MatchKind>().Select(kind => new MatchColumn(kind.ToString(), kind))));
        foreach (var cell in odd) table.Add([.. Enumerable.Repeat(cell, table.Schema.Columns.Length)]);

        var result = new Matcher(table).Run();

        Assert.Equal(odd.Length, result.Clusters.Length);
    }

    [Fact]
    public void More_columns_than_can_be_compared_are_no_trouble()
    {
        var table = new MatchTable(new MatchSchema(Enumerable.Range(0, 40).Select(i => new MatchColumn($"text {i}", MatchKind.Text))));
        foreach (var row in Leads.Of(30)) table.Add([.. Enumerable.Repeat(row[0], 40)]);

        Assert.Equal(90, new Matcher(table).Run().Clusters.Length);
    }

    [Fact]
    public void A_schema_needs_a_column_and_a_row_all_its_cells()
    {
        Assert.Throws<ArgumentException>(() => new MatchSchema());
        Assert.Throws<ArgumentException>(() => new MatchSchema(new MatchColumn("x", (MatchKind)99)));
        Assert.Throws<ArgumentException>(() => new MatchTable(Leads.Schema).Add("only one"));
    }
}
