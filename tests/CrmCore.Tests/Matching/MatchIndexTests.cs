namespace CrmCore.Tests.Matching;

public sealed class MatchIndexTests
{
    [Fact]
    public void R33_A_new_row_finds_what_the_batch_found()
    {
        var rows = Leads.Of(300);
        var table = Leads.Table(rows);
        var batch = new Matcher(table).Run();
        var index = new MatchIndex(table, batch.Model);

        var expected = batch.Pairs.Where(p => p.Probability >= 0.5).ToList();
        var found = Enumerable.Range(0, table.Count).SelectMany(row => index.Find(row).Select(p => (p.A, p.B))).ToHashSet();
        var agreed = expected.Count(p => found.Contains((p.A, p.B)) && found.Contains((p.B, p.A)));
        Assert.True(agreed >= expected.Count * 0.99, $"{agreed} of {expected.Count}");
    }

    [Fact]
    public void R33_Clustering_what_a_new_row_touches_agrees_with_the_batch()
    {
        var rows = Leads.Of(300);
        var table = Leads.Table(rows);
        var batch = new Matcher(table).Run();
        var index = new MatchIndex(table, batch.Model);
        int pairs = 0, agreed = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            var near = index.Find(row).Select(p => p.B);
            int[] component = [row, .. near.Concat(near.SelectMany(other => index.Find(other).Select(p => p.B))).Distinct().Where(other => other != row)];
            var local = new Matcher(Leads.Table(component.Select(r => rows[r]))) { Model = batch.Model }.Run();
            pairs += component.Length - 1;
            agreed += Enumerable.Range(1, component.Length - 1).Count(i =>
                (local.Clusters[0] == local.Clusters[i]) == (batch.Clusters[row] == batch.Clusters[component[i]]));
        }

        Assert.True(agreed >= pairs * 0.99, $"{agreed} of {pairs}");
    }

    [Fact]
    public void The_surest_double_comes_first()
    {
        var table = Leads.Table(Leads.Of(200));
        var index = new MatchIndex(table, new Matcher(table).Run().Model);
        var row = table.Add("Anna Abelabel", "+49 151 27182818", "abelabel0@example0.de", null);

        var found = index.Find(row);
        Assert.Equal(0, found[0].B);
        Assert.Equal(found.OrderByDescending(p => p.Bits).Select(p => p.B), found.Select(p => p.B));
    }

    [Fact]
    public void A_row_is_found_once_it_is_indexed()
    {
        var table = Leads.Table(Leads.Of(200));
        var index = new MatchIndex(table, new Matcher(table).Run().Model);
        var first = table.Add("Quentin Zimmer", "+49 151 86420864", null, null);
        Assert.Empty(index.Find(first));
        index.Add(first);
        var second = table.Add("Quentin Zimmer", "0151 86420864", null, null);

        Assert.Equal(first, Assert.Single(index.Find(second)).B);
    }

    [Fact]
    public void R33_A_key_of_ten_thousand_is_split_by_a_second()
    {
        var rows = Leads.Of(3_400).Where((_, i) => i % 3 == 0).Select(r => new[] { r[0], "+49 221 5557139", r[2], null }).ToList();
        var table = Leads.Table(rows);
        var index = new MatchIndex(table, MatchModel.Default(Leads.Schema, 3_000));
        var row = table.Add(rows[1_700][0], "+49 221 5557139", null, null);

        Assert.Contains(index.Find(row), pair => pair.B == 1_700);
    }
}
