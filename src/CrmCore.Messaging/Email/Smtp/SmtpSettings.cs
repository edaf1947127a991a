namespace CrmCore.Messaging;

/// <summary>The settings of one mailbox that letters go out of, completed by the host's options.</summary>
internal sealed record SmtpSettings(SmtpAccess Access, string From)
{
    private static readonly string[] Known =
        ["host", "port", "security", "user", "auth", "from", "replyTo", "returnPath", "unsubscribe", "localName"];

    /// <summary>Where answers go; null for <see cref="From"/>.</summary>
    public string? ReplyTo { get; private init; }

    /// <summary>Where servers report failures to; null for <see cref="From"/>.</summary>
    public string? ReturnPath { get; private init; }

    /// <summary>The address by which recipients unsubscribe; null for none.</summary>
    public string? Unsubscribe { get; private init; }

    /// <summary>A name as it may stand in a command.</summary>
    public static bool IsHost(string text) => text.Length is > 0 and <= 255 && text.All(c => c is > ' ' and < (char)127);

    /// <summary>Reads the settings.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="options">What holds where it says nothing.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <returns>The settings; null when something is wrong.</returns>
    public static SmtpSettings? Read(ConnectionContext connection, SmtpOptions options, List<SettingsProblem> problems)
    {
        var reader = new SmtpSettingsReader(connection.Connection.Settings, problems);
        reader.RefuseUnknown(Known);
        var security = Security(reader) ?? options.Security;
        var from = reader.Address("from") ?? "";
        if (!reader.Has("from"))
            reader.Add("from", "The mailbox has no address.", "Write the address that letters come from, such as sales@example.com.");
        var settings = new SmtpSettings(AccessOf(connection, options, reader, security, from), from)
        {
            ReplyTo = reader.Address("replyTo"),
            ReturnPath = reader.Address("returnPath"),
            Unsubscribe = Link(reader),
        };
        return problems.Count == 0 ? settings : null;
    }

    private static SmtpAccess AccessOf(ConnectionContext connection, SmtpOptions options, SmtpSettingsReader reader, SmtpSecurity security, string from)
    {
        var host = reader.Host("host") ?? options.Host ?? "";
        if (host.Length == 0 && !reader.Has("host"))
            reader.Add("host", "No mail server is named.", "Write the server's name, such as smtp.example.com, or set SmtpOptions.Host for all.");
        var secret = string.IsNullOrEmpty(connection.Secret) ? null : connection.Secret;
        var user = reader.Text("user");
        var method = Method(reader);
        if (secret is null && (user is not null || method is not null))
            reader.Add("secret", "There is no password or token to sign in with.", "Put it into the secret store under the name that the connection gives.");
        if (secret is not null && security == SmtpSecurity.None && !options.AllowUnprotectedSignIn)
            reader.Add("security", "Signing in without TLS shows the password to others.", "Write starttls or tls; SmtpOptions.AllowUnprotectedSignIn permits it where that is meant.");
        return new SmtpAccess
        {
            Host = host,
            Port = reader.Port("port") ?? options.Port ?? UsualPort(security),
            Security = security,
            UserName = secret is null ? null : user ?? from,
            Secret = secret,
            Method = method,
            LocalName = reader.Host("localName") ?? options.LocalName,
            ConnectTimeout = options.ConnectTimeout,
            CommandTimeout = options.CommandTimeout,
            AcceptTimeout = options.AcceptTimeout,
            CertificateValidation = options.CertificateValidation,
        };
    }

    private static int UsualPort(SmtpSecurity security) => security switch
    {
        SmtpSecurity.ImplicitTls => 465,
        SmtpSecurity.None => 25,
        _ => 587,
    };

    private static SmtpSecurity? Security(SmtpSettingsReader reader)
    {
        switch (reader.Text("security"))
        {
            case null: return null;
            case "starttls": return SmtpSecurity.StartTls;
            case "tls": return SmtpSecurity.ImplicitTls;
            case "none": return SmtpSecurity.None;
            default:
                reader.Add("security", "There is no such protection.", "Write starttls (usual at port 587), tls (465) or none (25).");
                return null;
        }
    }

    private static SmtpSignInMethod? Method(SmtpSettingsReader reader)
    {
        switch (reader.Text("auth"))
        {
            case null: return null;
            case "plain": return SmtpSignInMethod.Plain;
            case "login": return SmtpSignInMethod.Login;
            case "xoauth2": return SmtpSignInMethod.XOAuth2;
            default:
                reader.Add("auth", "There is no such way to sign in.", "Write plain, login or xoauth2, or leave it out for a password.");
                return null;
        }
    }

    private static string? Link(SmtpSettingsReader reader)
    {
        if (reader.Text("unsubscribe") is not { } link)
            return null;
        if ((link.StartsWith("https:", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal)) && MailSyntax.IsLink(link))
            return link;
        reader.Add("unsubscribe", "It is no address by which to unsubscribe.", "Write one that begins with https: or mailto:, in ASCII.");
        return null;
    }
}
