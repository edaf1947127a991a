namespace CrmCore.Messaging.Tests;

public sealed class MaildirSourceTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("maildir").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void R64_A_letter_that_was_handed_in_but_not_marked_comes_again_under_the_same_key()
    {
        Put("1760267112.M1P2.host", "From: ivan@example.org\r\nMessage-ID: <1@example.org>\r\nDate: Sun, 12 Oct 2025 11:05:11 +0000\r\n\r\nHi");
        Put("1760267113.M1P2.host", "From: pat@example.org\r\n\r\nNo id");
        var source = new MaildirSource(_root, "sales", ["sales@example.com"]);

        var first = source.Read().ToList();
        var again = source.Read().ToList();

        Assert.Equal(["ivan@example.org", "pat@example.org"], first.Select(found => Assert.IsType<IncomingEmail>(found.Event).From));
        Assert.Equal(first.Select(found => found.Event!.Key), again.Select(found => found.Event!.Key));
        Assert.Equal("1@example.org", first[0].Event!.Key);
        Assert.StartsWith("sha256:", first[1].Event!.Key, StringComparison.Ordinal);
        Assert.All(first, found => Assert.Equal("sales", found.Event!.Source));
        Assert.Equal(Instant.FromUtc(2025, 10, 12, 11, 5, 11), first[0].Event!.OccurredAt);
        Assert.Equal(Instant.FromUnixTimeSeconds(1760267113), first[1].Event!.OccurredAt);
        Assert.True(source.MarkSeen(again[0]));
        Assert.Equal(first[1].File.Key, Assert.Single(source.Read()).File.Key);
    }

    [Fact]
    public void A_letter_that_concerns_no_client_has_no_event_and_can_be_marked()
    {
        Put("1.a", "From: sales@example.com\r\nTo: boss@example.com\r\n\r\nLunch?");
        var source = new MaildirSource(_root, "sales", ["sales@example.com", "boss@example.com"]);

        var found = Assert.Single(source.Read());

        Assert.Null(found.Event);
        Assert.True(source.MarkSeen(found));
        Assert.Empty(source.Read());
    }

    [Fact]
    public void A_file_in_a_plain_folder_was_received_when_it_was_last_changed()
    {
        var path = Path.Combine(_root, "a.eml");
        File.WriteAllText(path, "From: ivan@example.org\r\nDate: Sun, 12 Oct 2098 11:05:11 +0000\r\n\r\nHi");
        File.SetLastWriteTimeUtc(path, new DateTime(2025, 10, 12, 11, 0, 0, DateTimeKind.Utc));

        var found = Assert.Single(new MaildirSource(_root, "sales", []).Read());

        Assert.Equal(Instant.FromUtc(2025, 10, 12, 11, 0), found.Event!.OccurredAt);
    }

    [Fact]
    public void A_mailbox_needs_a_name() => Assert.Throws<ArgumentException>(() => new MaildirSource(_root, " ", []));

    private void Put(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_root, "new"));
        File.WriteAllText(Path.Combine(_root, "new", name), text);
    }
}
