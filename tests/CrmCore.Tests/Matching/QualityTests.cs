namespace CrmCore.Tests.Matching;

/// <summary>The bars of quality on sets with known truth. The larger sets are measured by the benchmark.</summary>
public sealed class QualityTests
{
    [SkippableTheory]
    [InlineData("febrl1.csv", 0.995)]
    [InlineData("febrl3.csv", 0.995)]
    [InlineData("fake_1000.csv", 0.93)]
    [InlineData("crm_multiscript_dev.csv", 0.88)]
    public void R33_Pairs_are_found_and_merges_are_right(string file, double bar)
    {
        Skip.If(LinkageData.Folder is null, "The shared linkage data are not beside the repository.");
        var (table, truth, _) = LinkageData.Read(file);
        var result = new Matcher(table).Run();

        Assert.InRange(Quality.Of(truth, result.Clusters).F1, bar, 1);
        Assert.InRange(Quality.Of(truth, result.Merged).Precision, 0.99, 1);
    }

    [SkippableFact]
    public void R33_Two_lists_are_linked_one_to_one()
    {
        Skip.If(LinkageData.Folder is null, "The shared linkage data are not beside the repository.");
        var (table, truth, sources) = LinkageData.Read("febrl4a.csv", "febrl4b.csv");
        var result = new Matcher(table) { Sources = sources, Settings = new() { OneToOne = true } }.Run();

        Assert.InRange(Quality.Of(truth, result.Clusters).F1, 0.997, 1);
        Assert.InRange(Quality.Of(truth, result.Merged).Precision, 0.99, 1);
    }
}
