namespace CrmCore.Messaging.Tests;

/// <summary>Every letter of the shared samples: what must come out of it, or what must be said instead.</summary>
public sealed class LetterReaderSamplesTests
{
    private const string Mbox = "mbox";
    private const string Korean = "NOTE: 한국말로 하는 것";
    private const string Hello = "Saying Hello";
    private const string JohnDoe = "John Doe <jdoe@machine.example>";

    private static readonly Expected[] Table =
    [
        new("plain_emails/basic_email.eml", "Mikel Lindsaar <test@lindsaar.net>", "Testing 123", "2008-11-22T15:04:59+11"),
        new("plain_emails/basic_email_lf.eml", "Mikel Lindsaar <test@lindsaar.net>", "Testing 123", "2008-11-22T15:04:59+11"),
        new("plain_emails/mix_caps_content_type.eml", "Big Bug <bb@bug.com>", "undef method parameter bug", "2010-02-19T10:08:29+03", Mbox, "without angle brackets: bb@bug.com", "An id of a letter stands without angle brackets"),
        new("plain_emails/raw_email.eml", "Jamis Buck <jamis@37signals.com>", Korean, "2005-05-02T16:07:05-06", Mbox),
        new("plain_emails/raw_email10.eml", "xxx@xxxx.xxx", null, "2005-05-10T15:27:03-05", "unknown charset"),
        new("plain_emails/raw_email5.eml", "xxx@xxxx.xxx", null, "2005-05-10T15:27:03-05", "8-bit"),
        new("plain_emails/raw_email6.eml", "xxx@xxxx.xxx", null, "2005-05-10T15:27:03-05", "8-bit"),
        new("plain_emails/raw_email8.eml", "xxxxxxxxx xxxxxxx <xxxxxxxxx.xxxxxxx@gmail.com>", "Fwd: Signed email causes file attachments", "2005-05-08T14:09:11-05", Mbox),
        new("plain_emails/raw_email_bad_time.eml", "Атиковa <yusuf75thu@auracom.net>", "[0]: XXXXXXX XXXXX XXXXX !", null, "date makes no sense"),
        new("plain_emails/raw_email_double_at_in_header.eml", "Jamis Buck <jamis@37signals.com>", Korean, "2005-05-02T16:07:05-06", Mbox, "more than one @"),
        new("plain_emails/raw_email_incorrect_header.eml", "xxx xxx <xxx@xxx.xxx>", "Stop adware/spyware once and for all.", "2005-02-23T18:20:17-04", "not a field: quite Delivered-To"),
        new("plain_emails/raw_email_multiple_from.eml", "tim@powerupdev.com; concierge@powerupdev.com", "/home/svn/public/minebox revision 214", "2007-10-22T23:45:23Z", "not divided by commas"),
        new("plain_emails/raw_email_quoted_with_0d0a.eml", "foo@example.com", "testing", "2005-06-06T22:21:22+02"),
        new("plain_emails/raw_email_reply.eml", "Testing <xxxxxxxx@xxx.org>", "Re: Test reply email", "2007-11-18T19:56:07+11"),
        new("plain_emails/raw_email_simple.eml", "Mikel Lindsaar <mikel@nowhere.com>", "Testing outlook", "2007-10-21T19:38:13+10", Mbox),
        new("plain_emails/raw_email_string_in_date_field.eml", "mikel@me.com", Korean, "2008-09-20T20:04:30+03", Mbox),
        new("plain_emails/raw_email_trailing_dot.eml", "Sandy M. <noreply@rubyforge.org>", "[skynet-help][60666] How are intermediate files handled in SkyNet?", "2008-09-22T15:06:28-04"),
        new("plain_emails/raw_email_with_at_display_name.eml", "Mikel Lindsaar <test@lindsaar.net>; jack@lindsar.com", "Testing 123", "2008-11-22T15:04:59+11"),
        new("plain_emails/raw_email_with_bad_date.eml", "Darrell Shaw <subventive@vodtravel.com>", "Microsoft Vlsta & Office2007, Just released for 79$ Save 1599.95$ 0ff Retai|", null, "date makes no sense"),
        new("plain_emails/raw_email_with_partially_quoted_subject.eml", "Jamis Buck <jamis@37signals.com>", "Re: Test: \"漢字\" mid \"漢字\" tail", "2005-05-02T16:07:05-06", Mbox),
        new("rfc2822/example01.eml", JohnDoe, Hello, "1997-11-21T09:55:06-06"),
        new("rfc2822/example02.eml", JohnDoe, Hello, "1997-11-21T09:55:06-06"),
        new("rfc2822/example03.eml", "Joe Q. Public <john.q.public@example.com>", null, "2003-07-01T10:52:37+02"),
        new("rfc2822/example04.eml", "Pete <pete@silly.example>", null, "1969-02-13T23:32:54-03:30"),
        new("rfc2822/example05.eml", JohnDoe, Hello, "1997-11-21T09:55:06-06"),
        new("rfc2822/example06.eml", "Mary Smith <mary@example.net>", "Re: Saying Hello", "1997-11-21T10:01:10-06"),
        new("rfc2822/example07.eml", JohnDoe, "Re: Saying Hello", "1997-11-21T11:00:00-06"),
        new("rfc2822/example08.eml", JohnDoe, Hello, "1997-11-21T09:55:06-06"),
        new("rfc2822/example09.eml", JohnDoe, Hello, "1997-11-21T09:55:06-06"),
        new("rfc2822/example10.eml", "Pete <pete@silly.test>", null, "1969-02-13T23:32:00-03:30"),
        new("rfc2822/example11.eml", "Joe Q. Public <john.q.public@example.com>", null, "2003-07-01T10:52:37+02"),
        new("rfc2822/example12.eml", JohnDoe, Hello, "1997-11-21T09:55:06Z"),
        new("rfc2822/example13.eml", JohnDoe, Hello, "1997-11-21T09:55:06-06", "not a field: __"),
        new("rfc2822/example14.eml", "Atsushi Yoshida <atsushi@example.com>", "Re: TEST テストテスト", "2011-08-19T10:47:17+09", Mbox),
        new("rfc6532/utf8_headers.eml", "Jöhn Doe <jdöe@mächine.example>", "Säying Hello", null, "no date", "no id"),
    ];

    public static TheoryData<string> Names => [.. Table.Select(row => row.Name)];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void A_sample_letter_gives_its_sender_subject_and_date_or_says_what_is_odd(string name)
    {
        var expected = Table.Single(row => row.Name == name);
        var letter = EmailSamples.Read(name);

        Assert.Equal(expected.From, string.Join("; ", letter.From));
        Assert.Equal(expected.Subject, letter.Subject);
        Assert.Equal(expected.Date, EmailSamples.Iso(letter.Date));
        Assert.Equal(expected.Problems.Length, letter.Problems.Count);
        Assert.All(expected.Problems, (part, i) => Assert.Contains(letter.Problems, problem => problem.Contains(part, StringComparison.Ordinal)));
        Assert.NotEmpty(letter.Text);
        Assert.NotEmpty(letter.Key);
    }

    [SkippableFact]
    public void No_sample_letter_is_missing_from_the_table()
    {
        Skip.If(EmailSamples.Folder is null, "The shared sample letters are not beside the repository.");
        var files = Directory.EnumerateFiles(EmailSamples.Folder!, "*.eml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(EmailSamples.Folder!, path).Replace('\\', '/'));

        Assert.Equal(files.Order(StringComparer.Ordinal), Table.Select(row => row.Name).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void Recipients_come_out_of_groups_comments_routes_and_empty_places()
    {
        Assert.Equal(
            ["Mary Smith <mary@x.test>", "jdoe@example.org", "Who? <one@y.test>"],
            EmailSamples.Read("rfc2822/example03.eml").To.Select(to => to.ToString()));
        Assert.Equal(
            ["boss@nil.test", "Giant; \"Big\" Box <sysservices@example.net>"],
            EmailSamples.Read("rfc2822/example03.eml").Cc.Select(to => to.ToString()));
        Assert.Equal(
            ["Chris Jones <c@a.test>", "joe@where.test", "John <jdoe@one.test>"],
            EmailSamples.Read("rfc2822/example04.eml").To.Select(to => to.ToString()));
        Assert.Equal(
            ["Chris Jones <c@public.example>", "joe@example.org", "John <jdoe@one.test>"],
            EmailSamples.Read("rfc2822/example10.eml").To.Select(to => to.ToString()));
        Assert.Empty(EmailSamples.Read("rfc2822/example10.eml").Cc);
        Assert.Equal(
            ["Mary Smith <mary@example.net>", "jdoe@test.example"],
            EmailSamples.Read("rfc2822/example11.eml").To.Select(to => to.ToString()));
        Assert.Equal(
            ["smith@gmail.com", "Mikel@Lindsaar <raasdnil@gmail.com>", "tom@gmail.com"],
            EmailSamples.Read("plain_emails/raw_email_with_at_display_name.eml").To.Select(to => to.ToString()));
        Assert.Equal(["Mary Smith <mary@example.net>"], EmailSamples.Read("rfc2822/example13.eml").To.Select(to => to.ToString()));
    }

    [SkippableFact]
    public void Threads_come_out_of_the_ids()
    {
        var letter = EmailSamples.Read("rfc2822/example07.eml");

        Assert.Equal("abcd.1234@local.machine.tld", letter.MessageId);
        Assert.Equal(["3456@example.net"], letter.InReplyTo);
        Assert.Equal(["1234@local.machine.example", "3456@example.net"], letter.References);
        Assert.Equal("1234@local.machine.example", EmailSamples.Read("rfc2822/example13.eml").MessageId);
        Assert.Equal("Michael Jones <mjones@machine.example>", EmailSamples.Read("rfc2822/example02.eml").Sender?.ToString());
    }

    [SkippableFact]
    public void Bodies_are_decoded()
    {
        Assert.Equal("대부분의 마찬가지로, 우리는 하나님을 믿습니다.\n\n제 이름은 Jamis입니다.", EmailSamples.Read("plain_emails/raw_email.eml").Text);
        Assert.StartsWith("A fax has arrived from remote ID ''.\n", EmailSamples.Read("plain_emails/raw_email_quoted_with_0d0a.eml").Text, StringComparison.Ordinal);
        Assert.Contains("Envoyé par le service", EmailSamples.Read("plain_emails/raw_email10.eml").Text, StringComparison.Ordinal);
        var attachment = Assert.Single(EmailSamples.Read("plain_emails/raw_email8.eml").Attachments);
        Assert.Equal("application/octet-stream", attachment.ContentType);
        Assert.Equal(399, attachment.Size);
        Assert.NotNull(EmailSamples.Read("plain_emails/raw_email_bad_time.eml").Html);
    }

    private sealed record Expected(string Name, string From, string? Subject, string? Date, params string[] Problems);
}
