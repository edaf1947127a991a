using System.Globalization;
using System.Text;

namespace CrmCore.Messaging;

/// <summary>The order of the exchange for one letter: greeting, TLS, signing in, envelope, letter.</summary>
internal sealed class SmtpExchange(SmtpConnection connection, SmtpOptions options)
{
    private const int StartOfLetter = 354;
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(5);

    /// <summary>Where the exchange stands; after a failure, where it failed.</summary>
    public SmtpStep Step { get; private set; } = SmtpStep.Connect;

    public async Task<SmtpOutcome> RunAsync(MailToSend message, ReadOnlyMemory<byte> letter, CancellationToken token)
    {
        var refusal = await OpenAsync(token).ConfigureAwait(false)
            ?? await SignInAsync(token).ConfigureAwait(false)
            ?? await EnvelopeAsync(message, letter.Length, token).ConfigureAwait(false);
        if (refusal is not { } refused)
            return await ContentAsync(letter, token).ConfigureAwait(false);
        await QuitAsync(token).ConfigureAwait(false);
        return refused;
    }

    private async Task<SmtpOutcome?> OpenAsync(CancellationToken token)
    {
        Step = options.Security == SmtpSecurity.ImplicitTls ? SmtpStep.Secure : SmtpStep.Connect;
        await connection.ConnectAsync(token).ConfigureAwait(false);
        Step = SmtpStep.Connect;
        var greeting = await connection.ReadReplyAsync(options.CommandTimeout, token).ConfigureAwait(false);
        if (Refusal(greeting) is { } unwelcome)
            return unwelcome;
        if (Refusal(await connection.HelloAsync(token).ConfigureAwait(false)) is { } unknown)
            return unknown;
        return options.Security == SmtpSecurity.StartTls ? await StartTlsAsync(token).ConfigureAwait(false) : null;
    }

    private async Task<SmtpOutcome?> StartTlsAsync(CancellationToken token)
    {
        Step = SmtpStep.Secure;
        if (!connection.Offers("STARTTLS"))
            return SmtpOutcome.Ours(SmtpVerdict.Permanent, Step, "The server does not offer STARTTLS; nothing is sent in the clear.");
        if (Refusal(await connection.CommandAsync("STARTTLS", token).ConfigureAwait(false)) is { } refused)
            return refused;
        await connection.SecureAsync(token).ConfigureAwait(false);
        Step = SmtpStep.Connect;
        return Refusal(await connection.HelloAsync(token).ConfigureAwait(false));
    }

    private async Task<SmtpOutcome?> SignInAsync(CancellationToken token)
    {
        if (options.UserName is null)
            return null;
        Step = SmtpStep.SignIn;
        var offered = connection.Parameters("AUTH");
        if (options.AccessToken is not null)
        {
            if (!offered.Contains("XOAUTH2"))
                return NotOffered("XOAUTH2", offered);
            var accessToken = await options.AccessToken(token).ConfigureAwait(false);
            return await SignInAsync($"AUTH XOAUTH2 {SmtpSignIn.XOAuth2(options.UserName, accessToken)}", [""], token).ConfigureAwait(false);
        }

        if (offered.Contains("PLAIN"))
            return await SignInAsync($"AUTH PLAIN {SmtpSignIn.Plain(options.UserName, options.Password!)}", [], token).ConfigureAwait(false);
        if (!offered.Contains("LOGIN"))
            return NotOffered("PLAIN or LOGIN", offered);
        string[] answers = [SmtpSignIn.Base64(options.UserName), SmtpSignIn.Base64(options.Password!)];
        return await SignInAsync("AUTH LOGIN", answers, token).ConfigureAwait(false);
    }

    /// <summary>Says the command, then answers each challenge; a challenge beyond the answers is called off.</summary>
    private async Task<SmtpOutcome?> SignInAsync(string command, string[] answers, CancellationToken token)
    {
        var reply = await connection.CommandAsync(command, token).ConfigureAwait(false);
        foreach (var answer in answers)
        {
            if (reply.Code == 334)
                reply = await connection.CommandAsync(answer, token).ConfigureAwait(false);
        }

        if (reply.Code == 334)
            reply = await connection.CommandAsync("*", token).ConfigureAwait(false);
        return Refusal(reply);
    }

    private async Task<SmtpOutcome?> EnvelopeAsync(MailToSend message, int size, CancellationToken token)
    {
        Step = SmtpStep.Sender;
        if (connection.Parameters("SIZE") is [var text, ..]
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 && size > most)
        {
            return SmtpOutcome.Ours(SmtpVerdict.Permanent, Step, $"The letter has {size} bytes; the server takes at most {most}.");
        }

        var addresses = message.Recipients.Select(recipient => recipient.Address).Append(message.ReturnPath);
        var foreign = addresses.Concat(message.ReplyTo.Select(reply => reply.Address)).Append(message.From.Address)
            .FirstOrDefault(address => !Ascii.IsValid(MailSyntax.WithAsciiDomain(address)));
        if (foreign is not null && !connection.Offers("SMTPUTF8"))
            return SmtpOutcome.Ours(SmtpVerdict.Permanent, Step, $"The server cannot carry the address {foreign} (no SMTPUTF8).") with { Recipient = foreign };
        var parameters = (connection.Offers("SIZE") ? $" SIZE={size}" : "") + (foreign is null ? "" : " SMTPUTF8");
        var from = $"MAIL FROM:<{MailSyntax.WithAsciiDomain(message.ReturnPath)}>{parameters}";
        if (Refusal(await connection.CommandAsync(from, token).ConfigureAwait(false)) is { } unwanted)
            return unwanted;
        Step = SmtpStep.Recipient;
        foreach (var recipient in message.Recipients)
        {
            var to = $"RCPT TO:<{MailSyntax.WithAsciiDomain(recipient.Address)}>";
            if (Refusal(await connection.CommandAsync(to, token).ConfigureAwait(false)) is { } refused)
                return refused with { Recipient = recipient.Address };
        }

        return null;
    }

    private async Task<SmtpOutcome> ContentAsync(ReadOnlyMemory<byte> letter, CancellationToken token)
    {
        Step = SmtpStep.Content;
        var reply = await connection.CommandAsync("DATA", token).ConfigureAwait(false);
        if (reply.Code != StartOfLetter)
        {
            await QuitAsync(token).ConfigureAwait(false);
            return SmtpOutcome.From(reply, Step) with { Verdict = reply.Code >= 500 ? SmtpVerdict.Permanent : SmtpVerdict.Transient };
        }

        await connection.WriteAsync(DotStuffing.Apply(letter.Span), options.CommandTimeout, token).ConfigureAwait(false);
        token.ThrowIfCancellationRequested();

        // From here on nobody but the server knows whether the letter is on its way.
        Step = SmtpStep.Acceptance;
        await connection.WriteAsync(".\r\n"u8.ToArray(), options.AcceptTimeout, token).ConfigureAwait(false);
        var acceptance = await connection.ReadReplyAsync(options.AcceptTimeout, token).ConfigureAwait(false);
        await QuitAsync(token).ConfigureAwait(false);
        return SmtpOutcome.From(acceptance, Step);
    }

    private SmtpOutcome? Refusal(SmtpReply reply) => reply.IsPositive ? null : SmtpOutcome.From(reply, Step);

    private SmtpOutcome NotOffered(string wanted, IReadOnlyList<string> offered) => SmtpOutcome.Ours(
        SmtpVerdict.Permanent, Step, $"The server does not offer to sign in by {wanted}, only by: {string.Join(", ", offered)}.");

    /// <summary>Takes leave. The letter's fate is settled, so nothing that happens here matters.</summary>
    private async Task QuitAsync(CancellationToken token)
    {
        try
        {
            await connection.WriteAsync("QUIT\r\n"u8.ToArray(), LongestLeave, token).ConfigureAwait(false);
            await connection.ReadReplyAsync(LongestLeave, token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or TimeoutException or OperationCanceledException)
        {
            // Said above.
        }
    }
}
