using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Messaging.Tests;

public sealed class MessageWriterTests
{
    [Fact]
    public void A_letter_is_written_whole_and_folded()
    {
        var written = Encoding.ASCII.GetString(MessageWriter.Write(Mail() with
        {
            From = new LetterAddress("ООО \"Ромашка\"", "sales@example.com"),
            To = [new LetterAddress("Doe, John", "john@example.com")],
            Subject = "Счёт №777",
            Text = "a = b\n.\nхвост ",
            InReplyTo = "<their-1@example.org>",
            References = ["their-0@example.org", "their-1@example.org"],
            ListUnsubscribe = ["mailto:u@example.com", "https://example.com/u?id=1"],
        }));

        Assert.Equal(
            """
            Date: Sun, 12 Oct 2025 11:05:11 -0330
            From: =?UTF-8?B?0J7QntCeICLQoNC+0LzQsNGI0LrQsCI=?= <sales@example.com>
            To: "Doe, John" <john@example.com>
            Subject: =?UTF-8?B?0KHRh9GR0YIg4oSWNzc3?=
            Message-ID: <crm-7-42@crm.example.com>
            In-Reply-To: <their-1@example.org>
            References: <their-0@example.org> <their-1@example.org>
            List-Unsubscribe: <mailto:u@example.com>, <https://example.com/u?id=1>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            YSA9IGINCi4NCtGF0LLQvtGB0YIg

            """.ReplaceLineEndings("\r\n"),
            written);
    }

    [Fact]
    public void Text_and_html_go_as_alternatives_and_mostly_ascii_stays_readable()
    {
        var written = Encoding.ASCII.GetString(MessageWriter.Write(Mail() with { Text = "Hello = you, №1 of all our customers, ever \nFrom us", Html = "<p>Hello</p>" }));

        Assert.Contains("Hello =3D you, =E2=84=961 of all our customers, ever=20\r\n=46rom us=\r\n", written, StringComparison.Ordinal);
        var letter = EmailSamples.ReadText(written);
        Assert.Equal(("Hello = you, №1 of all our customers, ever \nFrom us", "<p>Hello</p>"), (letter.Text, letter.Html));
        Assert.Empty(letter.Problems);
    }

    [Fact]
    public void Html_alone_gets_a_text_beside_it() =>
        Assert.Equal("Привет\nвам", LetterReader.Read(MessageWriter.Write(Mail() with { Text = null, Html = "<p>Привет<br>вам</p>" })).Text);

    [Fact]
    public void Where_failures_are_reported_to_is_not_written() =>
        Assert.DoesNotContain(
            "secret",
            Encoding.ASCII.GetString(MessageWriter.Write(Mail() with { EnvelopeFrom = "secret@example.com" })),
            StringComparison.Ordinal);

    [Fact]
    public void A_domain_outside_ascii_is_written_as_servers_know_it() =>
        Assert.Contains(
            "To: <info@xn--e1aybc.xn--p1ai>\r\n",
            Encoding.ASCII.GetString(MessageWriter.Write(Mail() with { To = [new LetterAddress("info@тест.рф")] })),
            StringComparison.Ordinal);

    [Fact]
    public void Of_a_long_thread_its_beginning_and_its_end_are_kept()
    {
        var ids = Enumerable.Range(0, 50).Select(i => $"id-{i}@example.com").ToList();

        var letter = LetterReader.Read(MessageWriter.Write(Mail() with { References = ids }));

        Assert.Equal([ids[0], .. ids[31..]], letter.References);
    }

    public static TheoryData<string, object> Forgeries => new()
    {
        { "Subject", Mail() with { Subject = "Hi\r\nBcc: victim@example.com" } },
        { "Subject", Mail() with { Subject = "Hi\nBcc: victim@example.com" } },
        { "Subject", Mail() with { Subject = "Hi\u2028x" } },
        { "Subject", Mail() with { Subject = "Hi\0" } },
        { "To", Mail() with { To = [new LetterAddress("Ivan\r\nX: y", "a@example.com")] } },
        { "not an e-mail address", Mail() with { To = [new LetterAddress("a@example.com\r\nRCPT TO:<b@example.com>")] } },
        { "not an e-mail address", Mail() with { To = [new LetterAddress("a@example.com>, <b@example.com")] } },
        { "not an e-mail address", Mail() with { To = [new LetterAddress("a b@example.com")] } },
        { "not an e-mail address", Mail() with { To = [new LetterAddress("a@b@example.com")] } },
        { "not an e-mail address", Mail() with { To = [new LetterAddress("example.com")] } },
        { "not an e-mail address", Mail() with { To = [new LetterAddress("x@\r\n")] } },
        { "not an e-mail address", Mail() with { EnvelopeFrom = "x> SIZE=1\r\nRSET" } },
        { "not an e-mail address", Mail() with { From = new LetterAddress("") } },
        { "not an e-mail address", Mail() with { To = [new LetterAddress("a@ж..рф")] } },
        { "not an id", Mail() with { MessageId = "a@b>\r\nX: y" } },
        { "not an id", Mail() with { MessageId = "no-at" } },
        { "not an id", Mail() with { InReplyTo = "a b@c" } },
        { "not an id", Mail() with { References = ["ok@b", "жук@b"] } },
        { "unsubscribe", Mail() with { ListUnsubscribe = ["https://example.com/>\r\nX: y"] } },
        { "recipients", Mail() with { To = [] } },
        { "recipients", Mail() with { To = [.. Enumerable.Repeat(new LetterAddress("a@example.com"), 101)] } },
        { "text or HTML", Mail() with { Text = null } },
    };

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public void What_could_forge_a_header_or_a_command_is_refused(string said, object mail)
    {
        var error = Assert.Throws<ArgumentException>(() => MessageWriter.Write((MailToSend)mail));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public void What_is_written_is_read_again_as_it_was()
    {
        var property = Prop.ForAll(Words(), Words(), Texts(), (subject, name, text) =>
        {
            var mail = Mail() with
            {
                Subject = subject,
                From = new LetterAddress(name, "sales@example.com"),
                To = [new LetterAddress(name, "a@example.com"), new LetterAddress(subject, "b@example.com")],
                Text = text,
                Html = text,
            };
            var written = MessageWriter.Write(mail);
            var letter = LetterReader.Read(written);

            Assert.Equal(subject.Trim(), letter.Subject);
            Assert.Equal([Named(name, "sales@example.com")], letter.From);
            Assert.Equal([Named(name, "a@example.com"), Named(subject, "b@example.com")], letter.To);
            Assert.Equal(text, letter.Text);
            Assert.Equal(text, letter.Html);
            Assert.Equal("crm-7-42@crm.example.com", letter.MessageId);
            Assert.Empty(letter.Problems);
            AssertFitsTheWire(Encoding.Latin1.GetString(written));
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    internal static MailToSend Mail() => new()
    {
        From = new LetterAddress("Sales", "sales@example.com"),
        To = [new LetterAddress("ivan@example.com")],
        Subject = "Hello",
        Text = "Hi",
        MessageId = "crm-7-42@crm.example.com",
        Date = new LocalDateTime(2025, 10, 12, 11, 5, 11).WithOffset(Offset.FromHoursAndMinutes(-3, -30)),
    };

    private static void AssertFitsTheWire(string written)
    {
        Assert.True(Ascii.IsValid(written));
        Assert.DoesNotContain('\n', written.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', written.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(written.Split("\r\n"), line => Assert.True(line.Length <= 78, line));
    }

    private static LetterAddress Named(string name, string address) => new(string.IsNullOrWhiteSpace(name) ? null : name, address);

    private static Arbitrary<string> Words() =>
        Pieces("Иван", "Счёт №777", "😀👨‍👩‍👧", "漢字", "a", "B", " ", "  ", ",", "\"", "\\", "(", ")", "<", ">", "@", ":", ";", ".", "=?UTF-8?B?", "?=", "_", "=", "'", "e\u0301", "\uFFFD",
            "averylongwordthatgoesonandonwithoutanyspaceinitsothatnoplacetofoldisfound", "очень длинная строка, которая не помещается в одно слово");

    private static Arbitrary<string> Texts() =>
        Pieces("Добрый день! ", "😀", "\n", "\n\n", ".", "\n.\n", "\n..", "=", "=3D", " \n", "\t", "--=_x", "From ", "\nFrom ", "ascii only words ", new string('x', 200), new string('ж', 100), "<b>", "\u00A0", "e\u0301");

    private static Arbitrary<string> Pieces(params string[] pieces) =>
        Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary();
}
