using System.Text;

namespace CrmCore.Messaging.Tests;

public sealed class SmtpClientTests
{
    private static readonly MailToSend Mail = MessageWriterTests.Mail();

    [Fact]
    public async Task A_letter_goes_out_in_the_proper_order()
    {
        await using var server = new ScriptedSmtpServer().Start();
        var mail = Mail with { Text = ".\n..\n.x and so on, in ASCII\n" };

        var outcome = await SendAsync(server.Access(), mail);

        Assert.Equal(new SmtpOutcome(SmtpVerdict.Accepted, SmtpStep.Acceptance, 250, "2.0.0", "2.0.0 queued as 42"), outcome);
        var size = MessageWriter.Write(mail).Length;
        Assert.Equal(["EHLO crm.test", $"MAIL FROM:<sales@example.com> SIZE={size}", "RCPT TO:<ivan@example.com>", "DATA", "QUIT"], server.Heard);
        Assert.Contains("\r\n..\r\n...\r\n..x and so on", server.Content, StringComparison.Ordinal);
        Assert.Equal(Encoding.ASCII.GetString(MessageWriter.Write(mail)), server.Content.Replace("\r\n.", "\r\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("greeting", "421 4.3.2 shutting down", nameof(SmtpVerdict.Transient), nameof(SmtpStep.Connect), "4.3.2")]
    [InlineData("greeting", "554 no", nameof(SmtpVerdict.Permanent), nameof(SmtpStep.Connect), null)]
    [InlineData("EHLO", "550 go away", nameof(SmtpVerdict.Permanent), nameof(SmtpStep.Connect), null)]
    [InlineData("MAIL", "451 4.7.1 greylisted", nameof(SmtpVerdict.Transient), nameof(SmtpStep.Sender), "4.7.1")]
    [InlineData("MAIL", "552 5.3.4 too big", nameof(SmtpVerdict.Permanent), nameof(SmtpStep.Sender), "5.3.4")]
    [InlineData("RCPT", "452 4.2.2 full", nameof(SmtpVerdict.Transient), nameof(SmtpStep.Recipient), "4.2.2")]
    [InlineData("RCPT", "550-5.1.1 no\r\n550 5.1.1 such user", nameof(SmtpVerdict.Permanent), nameof(SmtpStep.Recipient), "5.1.1")]
    [InlineData("DATA", "451 4.3.0 later", nameof(SmtpVerdict.Transient), nameof(SmtpStep.Content), "4.3.0")]
    [InlineData("DATA", "554 5.5.1 no", nameof(SmtpVerdict.Permanent), nameof(SmtpStep.Content), "5.5.1")]
    [InlineData("DATA", "250 what?", nameof(SmtpVerdict.Transient), nameof(SmtpStep.Content), null)]
    [InlineData(".", "450 4.2.0 later", nameof(SmtpVerdict.Transient), nameof(SmtpStep.Acceptance), "4.2.0")]
    [InlineData(".", "554 5.7.1 spam", nameof(SmtpVerdict.Permanent), nameof(SmtpStep.Acceptance), "5.7.1")]
    public async Task A_refusal_says_where_and_whether_to_try_again(string command, string reply, string verdict, string step, string? enhanced)
    {
        await using var server = new ScriptedSmtpServer().Reply(command, reply).Start();

        var outcome = await SendAsync(server.Access(), Mail);

        Assert.Equal((verdict, step, enhanced), (outcome.Verdict.ToString(), outcome.Step.ToString(), outcome.EnhancedCode));
        Assert.Equal(int.Parse(reply[..3], System.Globalization.CultureInfo.InvariantCulture), outcome.Code);
        Assert.Equal(step == nameof(SmtpStep.Recipient) ? "ivan@example.com" : null, outcome.Recipient);
    }

    [Theory]
    [InlineData("greeting", nameof(SmtpVerdict.Transient), nameof(SmtpStep.Connect))]
    [InlineData("MAIL", nameof(SmtpVerdict.Transient), nameof(SmtpStep.Sender))]
    [InlineData("DATA", nameof(SmtpVerdict.Transient), nameof(SmtpStep.Content))]
    [InlineData(".", nameof(SmtpVerdict.Unknown), nameof(SmtpStep.Acceptance))]
    public async Task A_lost_connection_is_unknown_only_after_the_final_dot(string command, string verdict, string step)
    {
        await using var server = new ScriptedSmtpServer().Reply(command, ScriptedSmtpServer.Drop).Start();

        var outcome = await SendAsync(server.Access(), Mail);

        Assert.Equal((verdict, step, null), (outcome.Verdict.ToString(), outcome.Step.ToString(), outcome.Code));
    }

    [Theory]
    [InlineData("greeting", 3, nameof(SmtpVerdict.Transient), nameof(SmtpStep.Connect))]
    [InlineData("RCPT", 3, nameof(SmtpVerdict.Transient), nameof(SmtpStep.Recipient))]
    [InlineData(".", 7, nameof(SmtpVerdict.Unknown), nameof(SmtpStep.Acceptance))]
    public async Task A_silent_server_runs_out_of_time(string command, int minutes, string verdict, string step)
    {
        await using var server = new ScriptedSmtpServer().Reply(command, ScriptedSmtpServer.Silence).Start();
        var access = server.Access() with { CommandTimeout = TimeSpan.FromMinutes(3), AcceptTimeout = TimeSpan.FromMinutes(7) };
        var time = new SkippingTime();

        var sending = new SmtpClient(access, time).SendAsync(Mail);
        while (!sending.IsCompleted)
        {
            // Once the server has heard the command, only the time can end the wait.
            if (command is "greeting" || server.Heard.Any(line => line.StartsWith(command is "." ? "DATA" : command, StringComparison.Ordinal)))
                time.SkipWaitsOf(TimeSpan.FromMinutes(minutes));
            await Task.Yield();
        }

        var outcome = await sending;
        Assert.Equal((verdict, step), (outcome.Verdict.ToString(), outcome.Step.ToString()));
        Assert.Contains("did not answer within", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not smtp at all")]
    [InlineData("999 no such code")]
    [InlineData("250")]
    public async Task A_server_that_speaks_something_else_is_an_outcome_too(string greeting)
    {
        await using var server = new ScriptedSmtpServer().Reply("greeting", greeting).Reply("EHLO", ScriptedSmtpServer.Drop).Start();

        Assert.Equal(SmtpVerdict.Transient, (await SendAsync(server.Access(), Mail)).Verdict);
    }

    [Fact]
    public async Task A_reply_without_an_end_is_cut()
    {
        await using var lines = new ScriptedSmtpServer().Reply("greeting", string.Concat(Enumerable.Repeat("220-x\r\n", 500))).Start();
        await using var line = new ScriptedSmtpServer().Reply("greeting", "220 " + new string('x', 10_000)).Start();

        Assert.Contains("does not end", (await SendAsync(lines.Access(), Mail)).Text, StringComparison.Ordinal);
        Assert.Contains("does not end", (await SendAsync(line.Access(), Mail)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_transient()
    {
        int port;
        await using (var server = new ScriptedSmtpServer().Start())
            port = server.Port;

        var outcome = await SendAsync(new SmtpAccess { Host = "localhost", Port = port, Security = SmtpSecurity.None }, Mail);

        Assert.Equal((SmtpVerdict.Transient, SmtpStep.Connect), (outcome.Verdict, outcome.Step));
    }

    [Fact]
    public async Task One_refused_recipient_stops_the_letter_for_all()
    {
        await using var server = new ScriptedSmtpServer().Reply("RCPT TO:<gone@example.com>", "550 5.1.1 gone").Start();

        var outcome = await SendAsync(server.Access(), Mail with { To = [new LetterAddress("ivan@example.com"), new LetterAddress("gone@example.com"), new LetterAddress("last@example.com")] });

        Assert.Equal((SmtpVerdict.Permanent, "gone@example.com"), (outcome.Verdict, outcome.Recipient));
        Assert.DoesNotContain("DATA", server.Heard);
        Assert.Equal("", server.Content);
    }

    [Fact]
    public async Task A_letter_larger_than_the_server_takes_is_not_offered()
    {
        await using var server = new ScriptedSmtpServer().Start();

        var outcome = await SendAsync(server.Access(), Mail with { Text = new string('x', 100_001) });

        Assert.Equal((SmtpVerdict.Permanent, SmtpStep.Sender), (outcome.Verdict, outcome.Step));
        Assert.Equal(["EHLO crm.test", "QUIT"], server.Heard);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_address_outside_ascii_needs_a_server_that_carries_it(bool offered)
    {
        await using var server = new ScriptedSmtpServer();
        if (offered)
            server.Reply("EHLO", "250-mx.test\r\n250 SMTPUTF8");
        server.Start();

        var outcome = await SendAsync(server.Access(), Mail with { To = [new LetterAddress("иван@почта.рф")] });

        Assert.Equal(offered ? SmtpVerdict.Accepted : SmtpVerdict.Permanent, outcome.Verdict);
        Assert.Equal(offered, server.Heard.Contains("MAIL FROM:<sales@example.com> SMTPUTF8"));
        Assert.Equal(offered, server.Heard.Contains("RCPT TO:<иван@xn--80a1acny.xn--p1ai>"));
    }

    [Fact]
    public async Task A_forged_letter_is_refused_before_anything_is_said()
    {
        await using var server = new ScriptedSmtpServer().Start();

        await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(server.Access(), Mail with { Subject = "a\r\nBcc: b@c.d" }));

        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task Stopping_before_the_letter_was_handed_over_is_an_exception_and_after_it_is_unknown()
    {
        using var early = new CancellationTokenSource();
        await early.CancelAsync();
        await using var server = new ScriptedSmtpServer().Reply(".", ScriptedSmtpServer.Silence).Start();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SmtpClient(server.Access(), TimeProvider.System).SendAsync(Mail, early.Token));

        using var late = new CancellationTokenSource();
        await using var silent = new ScriptedSmtpServer().Reply(".", ScriptedSmtpServer.Silence).Start();
        var sending = new SmtpClient(silent.Access(), TimeProvider.System).SendAsync(Mail, late.Token);
        while (silent.Content.Length == 0)
            await Task.Yield();
        await late.CancelAsync();

        Assert.Equal(SmtpVerdict.Unknown, (await sending).Verdict);
    }

    private static Task<SmtpOutcome> SendAsync(SmtpAccess access, MailToSend mail) => new SmtpClient(access, TimeProvider.System).SendAsync(mail);

    /// <summary>Real time, except that waits of one length can be made to end at once.</summary>
    internal sealed class SkippingTime : TimeProvider
    {
        private readonly Lock _lock = new();
        private readonly List<(TimeSpan Due, TimerCallback Callback, object? State)> _waits = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            lock (_lock)
                _waits.Add((dueTime, callback, state));
            return base.CreateTimer(callback, state, dueTime, period);
        }

        public void SkipWaitsOf(TimeSpan due)
        {
            List<(TimeSpan Due, TimerCallback Callback, object? State)> skipped;
            lock (_lock)
            {
                skipped = _waits.FindAll(wait => wait.Due == due);
                _waits.RemoveAll(wait => wait.Due == due);
            }

            foreach (var (_, callback, state) in skipped)
                callback(state);
        }
    }
}
