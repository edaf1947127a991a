using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Messaging.Tests;

public sealed class LetterReaderTests
{
    private const string Nested = """
        From: a@b.com
        Content-Type: multipart/mixed; boundary=M

        preamble
        --M
        Content-Type: multipart/related; boundary="M1"

        --M1
        Content-Type: multipart/alternative; boundary=M2

        --M2
        Content-Type: text/plain; charset=windows-1251
        Content-Transfer-Encoding: quoted-printable

        =C7=E0=FF=E2=EA=E0 =
        777
        --M2
        Content-Type: text/html; charset=utf-8

        <b>Заявка 777</b>
        --M2--
        --M1
        Content-Type: image/png
        Content-ID: <logo@x>
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --M1--
        --M
        Content-Type: text/plain; name="note.txt"

        note
        --M
        Content-Type: message/rfc822

        Subject: inner

        inner text
        --M--
        epilogue
        """;

    private const string Bounce = """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.com
        Auto-Submitted: auto-replied (vacation or not)
        Content-Type: multipart/report; report-type=delivery-status; boundary=R

        --R

        Sorry.
        --R
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.com

        Final-Recipient: rfc822; gone@example.org
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 no such user

        Final-Recipient: rfc822; late@example.org
        Action: delayed
        Status: 4.4.1
        --R
        Content-Type: message/rfc822

        Message-ID: <crm-7-42@crm.example.com>
        Subject: ours

        text
        --R--
        """;

    [Theory]
    [InlineData("Sun, 12 Oct 2025 11:05:11 +0000", "2025-10-12T11:05:11Z")]
    [InlineData("12 Oct 2025 11:05 +0300", "2025-10-12T11:05:00+03")]
    [InlineData("Sun,12 Oct 2025 11:05:11 EST (winter (not really))", "2025-10-12T11:05:11-05")]
    [InlineData("1 Jan 49 00:00:00 GMT", "2049-01-01T00:00:00Z")]
    [InlineData("1 Jan 50 00:00:00 GMT", "1950-01-01T00:00:00Z")]
    [InlineData("1 Jan 101 00:00:00 GMT", "2001-01-01T00:00:00Z")]
    [InlineData("29 Feb 2024 23:59:60 -0000", "2024-02-29T23:59:59Z")]
    public void Dates_old_and_new_are_read(string value, string expected)
    {
        var letter = Dated(value);

        Assert.Equal(expected, EmailSamples.Iso(letter.Date));
        Assert.DoesNotContain(letter.Problems, problem => problem.Contains("date", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("12 Oct 2025 11:05:11 MSK", "time zone is unknown")]
    [InlineData("12 Oct 2025 11:05:11", "names no time zone")]
    [InlineData("12 Oct 2025 11:05:11 +9900", "time zone is unknown")]
    public void A_date_without_a_known_zone_is_read_as_utc_and_said(string value, string problem)
    {
        var letter = Dated(value);

        Assert.Equal("2025-10-12T11:05:11Z", EmailSamples.Iso(letter.Date));
        Assert.Contains(letter.Problems, said => said.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("30 Feb 2025 11:05:11 +0000")]
    [InlineData("12 Oct 2025 25:05:11 +0000")]
    [InlineData("12 Oct 1812 11:05:11 +0000")]
    [InlineData("0 Oct 2025 11:05:11 +0000")]
    [InlineData("12 Foo 2025 11:05:11 +0000")]
    [InlineData("")]
    public void A_date_that_makes_no_sense_is_null_and_said(string value)
    {
        var letter = Dated(value);

        Assert.Null(letter.Date);
        Assert.Contains(letter.Problems, problem => problem.StartsWith("The date makes no sense", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"unclosed <a@b.com>", "a@b.com", "not closed")]
    [InlineData("Ivan <a@b.com", "a@b.com", "not closed by >")]
    [InlineData("a@b@c.com", "a@b@c.com", "more than one @")]
    [InlineData("MAILER-DAEMON", "MAILER-DAEMON", "no @")]
    [InlineData("Ivan (unclosed <a@b.com>", "a@b.com", null)]
    [InlineData("<mailto:a@b.com>", "a@b.com", null)]
    [InlineData("\"john \\\"the\\\" doe\"@b.com", "\"john \"the\" doe\"@b.com", null)]
    public void An_odd_sender_is_kept_and_said(string value, string address, string? problem)
    {
        var letter = EmailSamples.ReadText($"From: {value}\r\n\r\n");

        Assert.Equal(address, Assert.Single(letter.From).Address);
        if (problem is not null)
            Assert.Contains(letter.Problems, said => said.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Html_alone_becomes_text()
    {
        var letter = EmailSamples.ReadText(
            "Content-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>no</title><style>p{}</style></head><body><p>Добрый&nbsp;день!</p>"
            + "<p>2 &lt; 3 <a href=\"x>y\">ссылка</a><br>да</p><!-- <p>нет</p> --><script>alert('<p>')</script></body></html>");

        Assert.Equal("Добрый день!\n\n2 < 3 ссылка\nда", letter.Text.Replace("\n\n\n", "\n\n", StringComparison.Ordinal));
        Assert.StartsWith("<html>", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_alternatives_inside_related_and_mixed_parts_each_comes_out()
    {
        var letter = EmailSamples.ReadText(Nested);

        Assert.Equal("Заявка 777", letter.Text);
        Assert.Equal("<b>Заявка 777</b>", letter.Html);
        Assert.Equal([(null, "image/png"), ("note.txt", "text/plain"), (null, "message/rfc822")], letter.Attachments.Select(a => (a.Name, a.ContentType)));
        Assert.Equal("logo@x", letter.Attachments[0].ContentId);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], letter.Attachments[0].Content.ToArray());
        Assert.Equal("note", Encoding.UTF8.GetString(letter.Attachments[1].Content.Span));
    }

    [Fact]
    public void A_bounce_says_for_whom_and_which_letter()
    {
        var letter = EmailSamples.ReadText(Bounce);

        Assert.True(letter.IsBounce);
        Assert.True(letter.IsAutomatic);
        Assert.Equal(
            [
                new DeliveryReport("gone@example.org", "failed", "5.1.1", "550 no such user"),
                new DeliveryReport("late@example.org", "delayed", "4.4.1", null),
            ],
            letter.DeliveryReports);
        Assert.Equal("crm-7-42@crm.example.com", letter.ReportedMessageId);
        Assert.Equal(LetterTraits.DeliveryReport | LetterTraits.AutoReplied | LetterTraits.EmptyReturnPath, letter.Traits);
        Assert.Equal("Sorry.", letter.Text);
    }

    [Theory]
    [InlineData("Auto-Submitted: no", LetterTraits.None, false)]
    [InlineData("Auto-Submitted: auto-generated", LetterTraits.AutoGenerated, true)]
    [InlineData("Precedence: bulk", LetterTraits.Bulk, false)]
    [InlineData("Precedence: auto_reply", LetterTraits.AutoReplied, true)]
    [InlineData("List-Id: <dev.example.com>", LetterTraits.MailingList, false)]
    [InlineData("List-Unsubscribe: <https://example.com/u>", LetterTraits.Bulk, false)]
    [InlineData("Content-Type: multipart/report; report-type=disposition-notification; boundary=x", LetterTraits.ReadReceipt, true)]
    [InlineData("Content-Type: multipart/report; report-type=feedback-report; boundary=x", LetterTraits.Complaint, true)]
    public void Automatic_and_mass_letters_are_told_apart(string header, LetterTraits traits, bool automatic)
    {
        var letter = EmailSamples.ReadText(header + "\r\n\r\n--x\r\n\r\ntext\r\n--x--\r\n");

        Assert.Equal(traits, letter.Traits);
        Assert.Equal(automatic, letter.IsAutomatic);
    }

    [Theory]
    [InlineData("base64", "0JfQsNGP@0LLQ\r\n utCw", "Заявка", "foreign characters")]
    [InlineData("base64", "0JfQsA==0Y8=", "Зая", null)]
    [InlineData("base64", "0JfQsNG", "За\uFFFD", null)]
    [InlineData("BASE64", "0JfQsNGPA", "Зая", "middle of a byte")]
    [InlineData("quoted-printable", "a=3Db  \r\nc=zz=", "a=b\nc=zz", "encodes nothing")]
    [InlineData("Quoted-Printable", "=d0=97=\n!", "З!", null)]
    [InlineData("x-uuencode", "as is", "as is", "unknown transfer encoding")]
    public void Broken_transfer_encodings_give_what_there_is(string encoding, string body, string expected, string? problem)
    {
        var letter = EmailSamples.ReadText($"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}");

        Assert.Equal(expected, letter.Text);
        if (problem is not null)
            Assert.Contains(letter.Problems, said => said.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Unlabelled_bytes_are_read_as_utf8_or_else_windows_1251()
    {
        byte[] letter = [.. "Subject: "u8, 0xC7, 0xE0, .. "\r\n\r\n"u8, 0xC7, 0xE0];

        Assert.Equal("За", LetterReader.Read(letter).Subject);
        Assert.Equal("За", LetterReader.Read(letter).Text);
        Assert.Equal("За", EmailSamples.ReadText("Subject: a\r\n\r\nЗа").Text);
    }

    [Fact]
    public void A_body_without_an_empty_line_before_it_is_not_lost()
    {
        var letter = EmailSamples.ReadText("From: a@b.com\r\nSubject: hi\r\nДобрый день, пишу вам.\r\n\r\nВторой абзац.");

        Assert.Equal("hi", letter.Subject);
        Assert.Equal("Добрый день, пишу вам.\n\nВторой абзац.", letter.Text);
        Assert.Contains(letter.Problems, said => said.Contains("No empty line", StringComparison.Ordinal));
    }

    [Fact]
    public void A_multipart_letter_without_its_parts_is_read_as_text()
    {
        var letter = EmailSamples.ReadText("Content-Type: multipart/mixed; boundary=none\r\n\r\nЧто-то осталось.");

        Assert.Equal("Что-то осталось.", letter.Text);
        Assert.Contains(letter.Problems, said => said.Contains("has no parts", StringComparison.Ordinal));
    }

    [Fact]
    public void A_letter_cut_off_gives_what_arrived()
    {
        var letter = EmailSamples.ReadText("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nпервая\r\n--b\r\nContent-Type: text/plain\r\n\r\nвтор");

        Assert.Equal("первая\nвтор", letter.Text);
        Assert.Contains(letter.Problems, said => said.Contains("cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void Nesting_deeper_than_50_ends_in_an_attachment()
    {
        var text = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (var i = 0; i < 60; i++)
            text.Append(CultureInfo.InvariantCulture, $"--b{i}\r\nContent-Type: multipart/mixed; boundary=b{i + 1}\r\n\r\n");

        var letter = EmailSamples.ReadText(text.ToString());

        Assert.Contains(letter.Problems, said => said.Contains("deeper than 50", StringComparison.Ordinal));
        Assert.Equal("multipart/mixed", Assert.Single(letter.Attachments).ContentType);
    }

    [Fact]
    public void More_than_1000_parts_and_a_header_over_1_MB_are_cut_and_said()
    {
        var parts = EmailSamples.ReadText(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            + string.Concat(Enumerable.Repeat("--b\r\nContent-Type: image/png\r\n\r\nx\r\n", 1500)) + "--b--");
        var header = EmailSamples.ReadText("Subject: first\r\n" + string.Concat(Enumerable.Repeat("X-Filler: 0123456789\r\n", 60_000)) + "\r\nbody");

        Assert.Equal(1000, parts.Attachments.Count);
        Assert.Contains(parts.Problems, said => said.Contains("more than 1000 parts", StringComparison.Ordinal));
        Assert.Equal(("first", "body"), (header.Subject, header.Text));
        Assert.Contains(header.Problems, said => said.Contains("larger than 1 MB", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("From: ", "(")]
    [InlineData("From: ", "<")]
    [InlineData("From: ", "\"\\")]
    [InlineData("From: ", ". ")]
    [InlineData("From: ", "=?a?q?b ")]
    [InlineData("From: ", "=?a?q?b")]
    [InlineData("From: ", "a@b ")]
    [InlineData("From: ", ",;:")]
    [InlineData("Subject: ", "=?a?q?")]
    [InlineData("Subject: ", "=?a?b?==?= ")]
    [InlineData("Date: ", ": ")]
    [InlineData("References: ", "<")]
    [InlineData("Content-Type: a;", "x*0=\"")]
    [InlineData("Content-Type: a;", "x*1*=%;")]
    [InlineData("Content-Type: text/html\r\n\r\n", "<a =\"'")]
    [InlineData("Content-Type: text/html\r\n\r\n", "<!")]
    [InlineData("Content-Type: text/html\r\n\r\n", "<script></")]
    [InlineData("", "a\n")]
    [InlineData("", "a:\n")]
    public async Task A_hostile_letter_of_half_a_megabyte_is_read_all_the_same(string start, string filler)
    {
        var bytes = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(filler, 500_000 / filler.Length)));

        // Far beyond what linear work needs and far below what quadratic work would.
        var reading = Task.Run(() => LetterReader.Read(bytes));
        var letter = await reading.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(bytes.Length, letter.Raw.Length);
        Assert.InRange(letter.Problems.Count, 1, 50);
    }

    [Fact]
    public void Letters_without_an_id_are_told_apart_by_their_content()
    {
        const string One = "From: a@b.com\r\nSubject: s\r\n\r\none";

        Assert.Equal(EmailSamples.ReadText(One).Key, EmailSamples.ReadText(One).Key);
        Assert.NotEqual(EmailSamples.ReadText(One).Key, EmailSamples.ReadText(One + "!").Key);
        Assert.StartsWith("sha256:", EmailSamples.ReadText(One).Key, StringComparison.Ordinal);
        Assert.Equal("x@y", EmailSamples.ReadText("Message-ID: <x@y>\r\n" + One).Key);
    }

    [Fact]
    public void Any_bytes_at_all_are_read_without_an_exception()
    {
        var pieces = Gen.Elements(
            "From: ", "To:", "Subject: ", "Date: ", "Content-Type: multipart/mixed; boundary=b\r\n", "Content-Type: text/html; charset=", "Content-Disposition: attachment; filename*0*=",
            "Content-Transfer-Encoding: base64\r\n", "--b\r\n", "--b--", "\r\n\r\n", "\r\n", "\n", " ", "\t", "<", ">", "\"", "(", ")", "\\", ":", ";", ",", "@", "=?utf-8?B?", "=?koi8-r?Q?=", "?=", "=", "%D0",
            "''", "utf-7", "Заявка", "12 Oct 2025 11:05:11 +0000", "\0", "\uFEFF", "message/delivery-status", "multipart/report;", "Final-Recipient: rfc822;", "a@b.com", "<!--", "<script", "&#");
        var letters = pieces.ArrayOf(60).Select(string.Concat).Select(Encoding.UTF8.GetBytes);
        var noise = ArbMap.Default.GeneratorFor<byte[]>();

        Prop.ForAll(Gen.OneOf(letters, noise).ToArbitrary(), bytes => LetterReader.Read(bytes).Raw.Length == bytes.Length)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static Letter Dated(string value) => EmailSamples.ReadText($"From: a@b.com\r\nMessage-ID: <a@b>\r\nDate: {value}\r\n\r\n");
}
