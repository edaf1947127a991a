namespace CrmCore.Messaging.Tests;

public sealed class MaildirTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("maildir").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void New_letters_come_oldest_first_and_once_marked_never_again()
    {
        Put("new", "1760267112.M1P2.host", "Subject: second\r\n\r\n");
        Put("new", "999999999.M1P1.host", "Subject: first\r\n\r\n");
        Put("cur", "1760267113.M1P3.host:2,F", "Subject: third, seen by nobody\r\n\r\n");
        Put("cur", "1760267114.M1P4.host:2,S", "Subject: done long ago\r\n\r\n");
        Put("tmp", "1760267115.M1P5.host", "Subject: half written\r\n\r\n");
        var maildir = new Maildir(_root);

        var letters = maildir.Read().ToList();

        Assert.Equal(["first", "second", "third, seen by nobody"], letters.Select(found => found.Letter.Subject));
        Assert.Equal(Instant.FromUnixTimeSeconds(999999999), letters[0].ReceivedAt);
        Assert.Equal(["999999999.M1P1.host", "1760267112.M1P2.host", "1760267113.M1P3.host"], letters.Select(found => found.Key));
        Assert.All(letters, found => Assert.True(maildir.MarkSeen(found)));
        Assert.Empty(maildir.Read());
        Assert.Empty(Files("new"));
        Assert.Equal(
            ["1760267112.M1P2.host:2,S", "1760267113.M1P3.host:2,FS", "1760267114.M1P4.host:2,S", "999999999.M1P1.host:2,S"],
            Files("cur"));
        Assert.Equal(4, new Maildir(_root, new MaildirOptions { IncludeSeen = true }).Read().Count());
    }

    [Fact]
    public void A_letter_that_vanishes_is_passed_over()
    {
        Put("new", "1.a", "Subject: stays\r\n\r\n");
        Put("new", "2.b", "Subject: goes\r\n\r\n");
        Put("new", "3.c", "Subject: stays too\r\n\r\n");
        var maildir = new Maildir(_root);
        var found = new List<MaildirLetter>();
        foreach (var letter in maildir.Read())
        {
            File.Delete(Path.Combine(_root, "new", "2.b"));
            found.Add(letter);
        }

        Assert.Equal(["stays", "stays too"], found.Select(letter => letter.Letter.Subject));
        File.Delete(found[0].Path);
        Assert.False(maildir.MarkSeen(found[0]));
    }

    [Fact]
    public void A_letter_that_another_program_flagged_meanwhile_is_found_by_its_key()
    {
        Put("new", "1.a", "Subject: s\r\n\r\n");
        var maildir = new Maildir(_root);
        var letter = Assert.Single(maildir.Read());
        Directory.CreateDirectory(Path.Combine(_root, "cur"));
        File.Move(letter.Path, Path.Combine(_root, "cur", "1.a:2,R"));

        Assert.True(maildir.MarkSeen(letter));
        Assert.Equal(["1.a:2,RS"], Files("cur"));
    }

    [Fact]
    public void A_plain_folder_of_eml_files_is_read_and_emptied_into_cur()
    {
        File.WriteAllText(Path.Combine(_root, "b.eml"), "Subject: b\r\n\r\n");
        File.WriteAllText(Path.Combine(_root, "a.eml"), "Subject: a\r\n\r\n");
        File.WriteAllText(Path.Combine(_root, "readme.txt"), "not a letter");
        var maildir = new Maildir(_root, new MaildirOptions { Separator = '!' });

        var letters = maildir.Read().ToList();
        Assert.Equal(["a.eml", "b.eml"], letters.Select(found => found.Key));
        Assert.All(letters, found => Assert.True(maildir.MarkSeen(found)));

        Assert.Equal(["a.eml!2,S", "b.eml!2,S"], Files("cur"));
        Assert.Empty(maildir.Read());
        Assert.True(File.Exists(Path.Combine(_root, "readme.txt")));
    }

    [Fact]
    public void Of_a_letter_that_is_too_large_the_beginning_is_read_and_that_is_said()
    {
        Put("new", "1.a", "Subject: s\r\n\r\n0123456789");

        var letter = Assert.Single(new Maildir(_root, new MaildirOptions { MaxLetterBytes = 18 }).Read()).Letter;

        Assert.Equal(("s", "0123"), (letter.Subject, letter.Text));
        Assert.Contains(letter.Problems, said => said.Contains("larger than 18 bytes", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void The_shared_samples_are_a_folder_of_letters()
    {
        Skip.If(EmailSamples.Folder is null, "The shared sample letters are not beside the repository.");

        Assert.Equal(20, new Maildir(Path.Combine(EmailSamples.Folder!, "plain_emails")).Read().Count());
    }

    [Fact]
    public void A_missing_folder_and_a_senseless_separator_are_errors()
    {
        Assert.Throws<DirectoryNotFoundException>(() => new Maildir(Path.Combine(_root, "nowhere")).Read().Count());
        Assert.Throws<ArgumentException>(() => new Maildir(_root, new MaildirOptions { Separator = '/' }));
        Assert.Throws<ArgumentException>(() => new Maildir(" "));
    }

    private void Put(string folder, string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_root, folder));
        File.WriteAllText(Path.Combine(_root, folder, name), text);
    }

    private IEnumerable<string?> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(_root, folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
