using System.Net.Sockets;
using System.Security.Authentication;

namespace CrmCore.Messaging;

/// <summary>
/// Hands letters to a mail server (RFC 5321), one connection a letter. What the server, the network or a certificate refuses is an
/// outcome, not an exception. Safe for concurrent use.
/// </summary>
internal sealed class SmtpClient(SmtpAccess access, TimeProvider time)
{
    /// <summary>
    /// Sends one letter to all its recipients, or to none: where the server refuses one recipient, nothing is sent and the outcome
    /// names that one.
    /// </summary>
    /// <param name="message">The letter.</param>
    /// <param name="token">
    /// Stops the sending. Once the whole letter was handed over it can no longer be stopped: then the outcome is
    /// <see cref="SmtpVerdict.Unknown"/> instead of an exception.
    /// </param>
    /// <exception cref="ArgumentException">The letter cannot be written (see <see cref="MessageWriter.Write"/>); nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before the letter was handed over; nothing was sent.</exception>
    public Task<SmtpOutcome> SendAsync(MailToSend message, CancellationToken token = default) =>
        SendAsync(message, MessageWriter.Write(message), token);

    /// <summary>The same with the letter as it was written.</summary>
    public Task<SmtpOutcome> SendAsync(MailToSend message, ReadOnlyMemory<byte> written, CancellationToken token) =>
        TalkAsync(exchange => exchange.RunAsync(message, written, token));

    /// <summary>Tries everything that comes before a letter: the connection, TLS, signing in, the sender's address.</summary>
    /// <param name="sender">The address that reports of failures go to.</param>
    /// <param name="token">Stops.</param>
    public Task<SmtpOutcome> ProbeAsync(string sender, CancellationToken token) => TalkAsync(exchange => exchange.ProbeAsync(sender, token));

    private async Task<SmtpOutcome> TalkAsync(Func<SmtpExchange, Task<SmtpOutcome>> talk)
    {
        var connection = new SmtpConnection(access, time);
        await using (connection.ConfigureAwait(false))
        {
            var exchange = new SmtpExchange(connection, access);
            try
            {
                return await talk(exchange).ConfigureAwait(false);
            }
            catch (AuthenticationException e)
            {
                return SmtpOutcome.Ours(SmtpVerdict.Permanent, exchange.Step, e.Message);
            }
            catch (Exception e) when (e is IOException or SocketException or TimeoutException)
            {
                var verdict = exchange.Step == SmtpStep.Acceptance ? SmtpVerdict.Unknown : SmtpVerdict.Transient;
                return SmtpOutcome.Ours(verdict, exchange.Step, e.Message);
            }
            catch (OperationCanceledException) when (exchange.Step == SmtpStep.Acceptance)
            {
                return SmtpOutcome.Ours(SmtpVerdict.Unknown, exchange.Step, "The sending was stopped while the server's answer was awaited.");
            }
        }
    }
}
