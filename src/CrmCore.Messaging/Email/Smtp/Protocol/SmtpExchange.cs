using System.Globalization;
using System.Text;

namespace CrmCore.Messaging;

/// <summary>The order of the exchange for one letter: greeting, TLS, signing in, envelope, letter.</summary>
internal sealed class SmtpExchange(SmtpConnection connection, SmtpAccess access)
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

    /// <summary>Goes as far as naming the sender, and takes that back: nothing is sent.</summary>
    public async Task<SmtpOutcome> ProbeAsync(string sender, CancellationToken token)
    {
        var refusal = await OpenAsync(token).ConfigureAwait(false) ?? await SignInAsync(token).ConfigureAwait(false);
        if (refusal is null)
        {
            Step = SmtpStep.Sender;
            refusal = Refusal(await connection.CommandAsync($"MAIL FROM:<{MailSyntax.WithAsciiDomain(sender)}>", token).ConfigureAwait(false))
                ?? Refusal(await connection.CommandAsync("RSET", token).ConfigureAwait(false));
        }

        await QuitAsync(token).ConfigureAwait(false);
        return refusal ?? SmtpOutcome.Ours(SmtpVerdict.Accepted, Step, "");
    }

    private async Task<SmtpOutcome?> OpenAsync(CancellationToken token)
    {
        Step = access.Security == SmtpSecurity.ImplicitTls ? SmtpStep.Secure : SmtpStep.Connect;
        await connection.ConnectAsync(token).ConfigureAwait(false);
        Step = SmtpStep.Connect;
        var greeting = await connection.ReadReplyAsync(access.CommandTimeout, token).ConfigureAwait(false);
        if (Refusal(greeting) is { } unwelcome)
            return unwelcome;
        if (Refusal(await connection.HelloAsync(token).ConfigureAwait(false)) is { } unknown)
            return unknown;
        return access.Security == SmtpSecurity.StartTls ? await StartTlsAsync(token).ConfigureAwait(false) : null;
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
        if (access is not { UserName: { } user, Secret: { } secret })
            return null;
        Step = SmtpStep.SignIn;
        var offered = connection.Parameters("AUTH");
        SmtpSignInMethod[] wanted = access.Method is { } only ? [only] : [SmtpSignInMethod.Plain, SmtpSignInMethod.Login];
        return wanted.Where(method => offered.Contains(SmtpSignIn.Name(method))).Select(method => (SmtpSignInMethod?)method).FirstOrDefault() switch
        {
            SmtpSignInMethod.XOAuth2 => await SignInAsync($"AUTH XOAUTH2 {SmtpSignIn.XOAuth2(user, secret)}", [""], token).ConfigureAwait(false),
            SmtpSignInMethod.Plain => await SignInAsync($"AUTH PLAIN {SmtpSignIn.Plain(user, secret)}", [], token).ConfigureAwait(false),
            SmtpSignInMethod.Login =>
                await SignInAsync("AUTH LOGIN", [SmtpSignIn.Base64(user), SmtpSignIn.Base64(secret)], token).ConfigureAwait(false),
            _ => NotOffered(string.Join(" or ", wanted.Select(SmtpSignIn.Name)), offered),
        };
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

        var addresses = message.To.Select(recipient => recipient.Address).Append(message.ReturnPath);
        var foreign = addresses.Concat(message.ReplyTo.Select(reply => reply.Address)).Append(message.From.Address)
            .FirstOrDefault(address => !Ascii.IsValid(MailSyntax.WithAsciiDomain(address)));
        if (foreign is not null && !connection.Offers("SMTPUTF8"))
            return SmtpOutcome.Ours(SmtpVerdict.Permanent, Step, $"The server cannot carry the address {foreign} (no SMTPUTF8).") with { Recipient = foreign };
        var parameters = (connection.Offers("SIZE") ? $" SIZE={size}" : "") + (foreign is null ? "" : " SMTPUTF8");
        var from = $"MAIL FROM:<{MailSyntax.WithAsciiDomain(message.ReturnPath)}>{parameters}";
        if (Refusal(await connection.CommandAsync(from, token).ConfigureAwait(false)) is { } unwanted)
            return unwanted;
        Step = SmtpStep.Recipient;
        foreach (var recipient in message.To)
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

        await connection.WriteAsync(DotStuffing.Apply(letter.Span), access.CommandTimeout, token).ConfigureAwait(false);
        token.ThrowIfCancellationRequested();

        // From here on nobody but the server knows whether the letter is on its way.
        Step = SmtpStep.Acceptance;
        await connection.WriteAsync(".\r\n"u8.ToArray(), access.AcceptTimeout, token).ConfigureAwait(false);
        var acceptance = await connection.ReadReplyAsync(access.AcceptTimeout, token).ConfigureAwait(false);
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
