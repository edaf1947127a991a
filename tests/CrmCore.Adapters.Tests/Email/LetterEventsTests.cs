using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace CrmCore.Messaging.Tests;

public sealed class LetterEventsTests
{
    private static readonly string[] Own = ["Sales@Example.com", "boss@example.com"];

    [Fact]
    public void R13_A_clients_letter_is_an_incoming_one()
    {
        var e = Assert.IsType<IncomingEmail>(Read(
            """
            From: =?utf-8?B?0JjQstCw0L0=?= <ivan@example.org>, other@example.org
            To: Sales <sales@example.com>, SALES@example.com
            Cc: pat@example.org
            Subject: Re: Offer
            Date: Sun, 12 Oct 2025 14:05:11 +0300
            Message-ID: <3@example.org>
            In-Reply-To: <2@example.com>
            References: <1@example.org> <2@example.com>

            Agreed.

            On 11 Oct 2025, Sales wrote:
            > Agreed?
            """));

        Assert.Equal(("sales", "3@example.org", "sales"), (e.Source, e.Key, e.Mailbox));
        Assert.Equal(("ivan@example.org", "Иван"), (e.From, e.Name));
        Assert.Equal(["sales@example.com", "pat@example.org"], e.To);
        Assert.Equal(("Re: Offer", "Agreed.", "3@example.org"), (e.Title, e.Text, e.MessageId));
        Assert.Equal(["1@example.org", "2@example.com"], e.References);
        Assert.Equal(Instant.FromUtc(2025, 10, 12, 11, 5, 11), e.OccurredAt);
    }

    [Fact]
    public void R40_Our_letter_to_a_client_is_an_outgoing_one_and_leaves_ourselves_out()
    {
        var e = Assert.IsType<OutgoingEmail>(Read("From: SALES@example.com\nTo: boss@example.com, ivan@example.org\n\nHi"));

        Assert.Equal("SALES@example.com", e.From);
        Assert.Equal(["ivan@example.org"], e.To);
    }

    [Fact]
    public void A_letter_among_ourselves_concerns_no_client_unless_it_is_a_form_that_names_one()
    {
        Assert.Null(Read("From: sales@example.com\nTo: boss@example.com\n\nLunch?"));
        Assert.Null(Read("From: sales@example.com\nTo: boss@example.com\nReply-To: sales@example.com\n\nLunch?"));

        var form = Assert.IsType<IncomingEmail>(Read("From: Site <sales@example.com>\nTo: sales@example.com\nReply-To: Ivan <ivan@example.org>\n\nCall me"));
        Assert.Equal(("ivan@example.org", "Ivan"), (form.From, form.Name));
    }

    [Theory]
    [InlineData("From: nobody, Ivan <ivan@example.org>", "ivan@example.org")]
    [InlineData("From: nobody\nSender: ivan@example.org", "ivan@example.org")]
    [InlineData("Reply-To: ivan@example.org", "ivan@example.org")]
    [InlineData("From: root@localhost\nReply-To: ivan@example.org", "ivan@example.org")]
    [InlineData("From: root@localhost", "root@localhost")]
    [InlineData("From: nobody", null)]
    [InlineData("To: sales@example.com", null)]
    public void The_sender_is_the_first_who_can_be_answered(string header, string? from) =>
        Assert.Equal(from, ((IncomingEmail?)Read(header + "\n\nHi"))?.From);

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", "auto-reply")]
    [InlineData("Auto-Submitted: auto-generated", "notice")]
    [InlineData("Return-Path: <>", "notice")]
    [InlineData("Content-Type: multipart/report; report-type=disposition-notification; boundary=x", "read-receipt")]
    [InlineData("Content-Type: multipart/report; report-type=feedback-report; boundary=x", "complaint")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=x", "delivery-report")]
    public void R40_A_programs_letter_is_recorded_by_its_sender_and_makes_no_lead(string header, string cause)
    {
        var e = Read($"From: Ivan <ivan@example.org>\nTo: sales@example.com\nMessage-ID: <1@example.org>\nIn-Reply-To: <crm-7-42@crm.example.com>\n{header}\n\n--x\n\nОтпуск\n--x--\n");

        Assert.Equal((LetterEvents.AutomaticKind, "sales", "1@example.org"), (e!.Kind, e.Source, e.Key));
        var body = Body(e);
        Assert.Equal((cause, "ivan@example.org", "ivan@example.org", "Ivan", "sales"), (body("cause"), body("email"), body("from"), body("name"), body("mailbox")));
        Assert.Equal("""["crm-7-42@crm.example.com"]""", body("references"));
        Assert.Contains("Отпуск", Encoding.UTF8.GetString(e.Body.Span), StringComparison.Ordinal);
        Assert.NotEqual(EventKinds.IncomingEmail, e.Kind);
    }

    [Fact]
    public void A_bounce_is_about_the_address_that_failed_and_the_letter_that_was_ours()
    {
        var e = Read(
            """
            From: MAILER-DAEMON@mx.example.com
            To: sales@example.com
            Content-Type: multipart/report; report-type=delivery-status; boundary=R

            --R

            Sorry.
            --R
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.com

            Final-Recipient: rfc822; late@example.org
            Action: delayed
            Status: 4.4.1

            Final-Recipient: rfc822; gone@example.org
            Action: failed
            Status: 5.1.1
            --R
            Content-Type: message/rfc822

            Message-ID: <crm-7-42@crm.example.com>

            text
            --R--
            """);

        var body = Body(e!);
        Assert.Equal(
            ("bounce", "gone@example.org", "5.1.1", "crm-7-42@crm.example.com", "MAILER-DAEMON@mx.example.com"),
            (body("cause"), body("email"), body("status"), body("reported"), body("from")));
    }

    [Fact]
    public void Our_own_absence_notice_is_about_the_client_and_is_no_letter_of_ours()
    {
        var e = Read("From: sales@example.com\nTo: ivan@example.org\nAuto-Submitted: auto-replied\n\nAway");

        Assert.Equal((LetterEvents.AutomaticKind, "ivan@example.org"), (e!.Kind, Body(e)("email")));
        Assert.Null(Body(Read("Auto-Submitted: auto-generated\n\nWho am I?")!)("email"));
    }

    [Fact]
    public void A_newsletter_is_an_ordinary_letter_because_lists_carry_clients_letters_too() =>
        Assert.IsType<IncomingEmail>(Read("From: ivan@example.org\nList-Id: <sales.example.com>\nList-Unsubscribe: <https://example.com/u>\n\nHi"));

    [Theory]
    [InlineData("Sun, 12 Oct 2025 11:05:11 +0000", 0, "2025-10-12T11:05:11Z")]
    [InlineData("Sun, 12 Oct 2098 11:05:11 +0000", 0, "2025-10-12T12:00:00Z")]
    [InlineData("some day", 0, "2025-10-12T12:00:00Z")]
    [InlineData("Sun, 12 Oct 2098 11:05:11 +0000", null, "2098-10-12T11:05:11Z")]
    [InlineData("some day", null, null)]
    public void The_time_is_the_letters_but_never_after_it_was_received(string date, int? received, string? expected)
    {
        var letter = EmailSamples.ReadText($"From: ivan@example.org\r\nDate: {date}\r\n\r\nHi");

        var e = LetterEvents.Read(letter, "sales", Own, received is null ? null : Instant.FromUtc(2025, 10, 12, 12, 0));

        Assert.Equal(expected, e!.OccurredAt is { } time ? InstantPattern.General.Format(time) : null);
    }

    [Fact]
    public void A_huge_letter_makes_an_event_that_fits()
    {
        var many = string.Join(", ", Enumerable.Range(0, 300).Select(i => $"{new string('a', 60)}{i}@example.org"));
        var ids = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"<{new string('b', 100)}{i}@example.org>"));
        var letter = $"From: {new string('я', 2000)} <ivan@example.org>\nTo: {many}\nSubject: {new string('ж', 5000)}\nMessage-ID: <{new string('c', 800)}@d>\nReferences: {ids}\n"
            + "Content-Type: text/plain; charset=utf-8\n{0}\n\n" + new string('x', 99_999) + "😀" + new string('\u0001', 900_000);

        var e = Assert.IsType<IncomingEmail>(Read(letter.Replace("{0}\n", "", StringComparison.Ordinal)));
        var automatic = Read(letter.Replace("{0}", "Auto-Submitted: auto-replied", StringComparison.Ordinal))!;

        Assert.Equal((100, 20, 99_999), (e.To.Count, e.References.Count, e.Text!.Length));
        Assert.StartsWith("sha256:", e.Key, StringComparison.Ordinal);
        Assert.Null(e.MessageId);
        Assert.All(new[] { e.Body, automatic.Body }, body => Assert.InRange(body.Length, 1, 1_000_000));
        Assert.Equal(e.Key, automatic.Key);
    }

    [Fact]
    public void Half_a_character_in_a_letter_is_no_error()
    {
        foreach (var header in (ReadOnlySpan<string>)["X: y", "Auto-Submitted: auto-replied"])
        {
            var e = Read($"From: ivan@example.org\nContent-Type: text/html\n{header}\n\n<p>a&#xD800;b&#xDC00;</p>")!;
            using var body = JsonDocument.Parse(e.Body);
            Assert.StartsWith("a", body.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_mailbox_needs_a_name_that_fits_and_own_addresses_must_be_addresses()
    {
        var letter = EmailSamples.ReadText("From: ivan@example.org\r\n\r\nHi");

        Assert.Throws<ArgumentException>(() => LetterEvents.Read(letter, "", Own));
        Assert.Throws<ArgumentException>(() => LetterEvents.Read(letter, new string('m', 65), Own));
        Assert.DoesNotContain("oops", Assert.Throws<ArgumentException>(() => LetterEvents.Read(letter, "sales", ["oops"])).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Every_sample_letter_makes_an_event_that_can_be_read_back()
    {
        Skip.If(EmailSamples.Folder is null, "The shared sample letters are not beside the repository.");
        foreach (var path in Directory.EnumerateFiles(EmailSamples.Folder!, "*.eml", SearchOption.AllDirectories))
        {
            var letter = LetterReader.Read(File.ReadAllBytes(path));
            var e = LetterEvents.Read(letter, "sales", Own);
            Assert.NotNull(e);
            Assert.Equal(letter.Key, e.Key);
            using var body = JsonDocument.Parse(e.Body);
            Assert.Equal(letter.From[0].Address.Contains('@', StringComparison.Ordinal), body.RootElement.TryGetProperty("from", out _));
            Assert.Equal(letter.IsAutomatic, e.Kind == LetterEvents.AutomaticKind);
        }
    }

    [SkippableFact]
    public void A_sample_letter_of_ours_went_out()
    {
        var letter = EmailSamples.Read("rfc2822/example06.eml");

        Assert.IsType<OutgoingEmail>(LetterEvents.Read(letter, "mary", ["mary@example.net"]));
        var e = Assert.IsType<IncomingEmail>(LetterEvents.Read(letter, "john", ["smith@home.example"]));
        Assert.Equal(("mary@example.net", "Mary Smith", "3456@example.net"), (e.From, e.Name, e.Key));
    }

    private static InboundEvent? Read(string letter) => LetterEvents.Read(EmailSamples.ReadText(letter.ReplaceLineEndings("\r\n")), "sales", Own);

    private static Func<string, string?> Body(InboundEvent e)
    {
        var root = JsonDocument.Parse(e.Body).RootElement;
        return name => root.TryGetProperty(name, out var member) ? member.ToString() : null;
    }
}
