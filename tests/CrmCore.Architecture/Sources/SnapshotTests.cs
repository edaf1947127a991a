namespace CrmCore.Architecture;

public sealed class SnapshotTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snapshot");

    private string Stem => Path.Combine(_folder.FullName, "Some");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_text_that_nobody_approved_fails_and_is_written_down()
    {
        Assert.Contains("Nothing is approved yet", Snapshot.Compare("a\n", Stem, accept: false), StringComparison.Ordinal);
        Assert.Equal("a\n", File.ReadAllText(Stem + ".received.txt"));
        Assert.False(File.Exists(Stem + ".verified.txt"));
    }

    [Fact]
    public void An_approved_text_passes_until_it_changes()
    {
        Assert.Null(Snapshot.Compare("a\nb", Stem, accept: true));
        Assert.Null(Snapshot.Compare("a\r\nb\r\n", Stem, accept: false));

        var difference = Snapshot.Compare("a\nc", Stem, accept: false);

        Assert.Contains("Line 2 differs", difference, StringComparison.Ordinal);
        Assert.Equal("a\nb\n", File.ReadAllText(Stem + ".verified.txt"));
        Assert.Equal("a\nc\n", File.ReadAllText(Stem + ".received.txt"));
    }

    [Fact]
    public void Approval_clears_what_was_received()
    {
        Assert.NotNull(Snapshot.Compare("a", Stem, accept: false));
        Assert.Null(Snapshot.Compare("a", Stem, accept: true));
        Assert.False(File.Exists(Stem + ".received.txt"));
    }
}
