using System.Net.Sockets;
using System.Security.Authentication;

namespace CrmCore.Messaging;

/// <summary>
/// Hands letters to a mail server (RFC 5321), one connection a letter. What the server, the network or a certificate refuses is an
/// outcome, not an exception. Safe for concurrent use.
/// </summary>
public sealed class SmtpClientAdapter
{
    private readonly SmtpOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes a sender; nothing is connected yet.</summary>
    /// <param name="options">Where and how to send. Do not change them afterwards.</param>
    /// <param name="time">The clock of the timeouts.</param>
    /// <exception cref="ArgumentException">The options contradict themselves; the message names every fault.</exception>
    public SmtpClientAdapter(SmtpOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Validate() is { Count: > 0 } faults)
            throw new ArgumentException(string.Join(" ", faults), nameof(options));
        _options = options;
        _time = time;
    }

    /// <summary>
    /// Sends one letter to all its recipients, or to none: where the server refuses one recipient, nothing is sent and the outcome
    /// names that one.
    /// </summary>
    /// <param name="message">The letter.</param>
    /// <param name="token">
    /// Stops the sending. Once the whole letter was handed over it can no longer be stopped: then the outcome is
    /// <see cref="SmtpVerdict.Unknown"/> instead of an exception.
    /// </param>
    /// <returns>What became of the letter.</returns>
    /// <exception cref="ArgumentException">The letter cannot be written (see <see cref="MessageWriter.Write"/>); nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before the letter was handed over; nothing was sent.</exception>
    public async Task<SmtpOutcome> SendAsync(MailToSend message, CancellationToken token = default)
    {
        var letter = MessageWriter.Write(message);
        var connection = new SmtpConnection(_options, _time);
        await using (connection.ConfigureAwait(false))
        {
            var exchange = new SmtpExchange(connection, _options);
            try
            {
                return await exchange.RunAsync(message, letter, token).ConfigureAwait(false);
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
