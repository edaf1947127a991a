namespace CrmCore.Messaging;

/// <summary>Goes as far as a mailbox's server lets it without a letter: connection, TLS, signing in, the sender's address (R72).</summary>
internal sealed class SmtpSettingsCheck(SmtpOptions options, TimeProvider time) : ISettingsCheck
{
    // Somebody waits for the answer: what takes longer than this is a fault worth telling.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Kind => SmtpOptions.Kind;

    public async ValueTask<IReadOnlyList<SettingsProblem>> CheckAsync(ConnectionContext connection, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var problems = new List<SettingsProblem>();
        if (SmtpSettings.Read(connection, options, problems) is not { } settings)
            return problems;
        var access = settings.Access;
        access = access with { CommandTimeout = access.CommandTimeout < Patience ? access.CommandTimeout : Patience };
        var outcome = await new SmtpClient(access, time).ProbeAsync(settings.ReturnPath ?? settings.From, ct).ConfigureAwait(false);
        return outcome.IsAccepted ? [] : [ProblemOf(outcome, settings)];
    }

    private static SettingsProblem ProblemOf(SmtpOutcome outcome, SmtpSettings settings)
    {
        var server = settings.Access.ToString();
        var words = SmtpFailure.Words(outcome);
        return outcome switch
        {
            { Step: SmtpStep.Connect, Code: null } => new(
                "host", $"The mail server {server} cannot be talked to: {words}", "Check host and port, whether this machine may reach them, and that port 465 goes with tls, 587 with starttls."),
            { Step: SmtpStep.Secure, Code: null } => new(
                "security", $"There is no TLS with {server}: {words}", "Write tls for port 465 and starttls for 587; the host must be named as in the server's certificate, which must be valid."),
            { Step: SmtpStep.SignIn, Code: null, Verdict: SmtpVerdict.Permanent } => new(
                "auth", $"The server {server} takes no such sign-in: {words}", "Write an offered way into auth, or leave it out; many servers offer none before TLS."),
            { Verdict: SmtpVerdict.Transient } => new("service", $"The server {server} cannot serve now: {words}", "Check again in some minutes."),
            { Step: SmtpStep.SignIn } => new(
                "secret", $"The server {server} refused name and secret: {words}", "Put the current password or token into the secret store; with two-factor sign-in it is an application's password."),
            { Step: SmtpStep.Sender } => new(
                settings.ReturnPath is null ? "from" : "returnPath", $"The server {server} refused the sender's address: {words}", "Use an address that the mailbox may send from; if the connection has no secret, the server may want one."),
            _ => new("service", $"The server {server} refused: {words}", "Ask its administrator; the words are the server's."),
        };
    }
}
