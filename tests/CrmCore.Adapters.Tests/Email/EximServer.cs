using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace CrmCore.Messaging.Tests;

/// <summary>
/// A real mail server (Debian's exim4-daemon-light) on a free loopback port, with its own configuration and spool in a temporary
/// folder. It takes letters from <see cref="User"/> after STARTTLS only, and delivers them into a Maildir.
/// </summary>
public sealed class EximServer : IAsyncLifetime
{
    public const string User = "crm@example.com";
    public const string Password = "пароль-55";
    public const string AccessToken = "ya29.good";

    private static readonly string[] Places = ["/usr/sbin/exim4", "/usr/sbin/exim", "/usr/local/sbin/exim4"];
    private readonly string _folder = Directory.CreateTempSubdirectory("exim").FullName;
    private Process? _process;

    public int Port { get; private set; }

    public string Maildir => Path.Combine(_folder, "Maildir");

    /// <summary>Skips the test where there is no server; where CI=true there must be one.</summary>
    public void MustRun()
    {
        if (_process is not null)
            return;
        const string Reason = "The mail server exim4 (package exim4-daemon-light) is not installed.";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Reason);
        Skip.If(true, Reason);
    }

    public async Task InitializeAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } program)
            return;
        Prepare();
        var start = new ProcessStartInfo(program, ["-C", Path.Combine(_folder, "exim.conf"), "-bdf"]) { RedirectStandardError = true, UseShellExecute = false };
        _process = Process.Start(start)!;
        for (var i = 0; i < 200 && !await AnswersAsync(); i++)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"exim4 ended: {await _process.StandardError.ReadToEndAsync()}{Log()}");
            await Task.Delay(50);
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    internal SmtpAccess Access() => new()
    {
        Host = "localhost",
        Port = Port,
        Security = SmtpSecurity.StartTls,
        LocalName = "crm.test",
        UserName = User,
        Secret = Password,
        CertificateValidation = Trust,
    };

    public static bool Trust(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate!.Subject == "CN=localhost";

    /// <summary>Waits until the letter with that id lies in the Maildir.</summary>
    public async Task<MaildirLetter> ReceiveAsync(string messageId)
    {
        for (var i = 0; i < 400; i++)
        {
            if (Directory.Exists(Maildir) && new Maildir(Maildir).Read().FirstOrDefault(found => found.Letter.MessageId == messageId) is { } letter)
                return letter;
            await Task.Delay(50);
        }

        throw new InvalidOperationException($"The letter {messageId} did not arrive.{Log()}");
    }

    private static bool IsRoot => Id("-u") == "0";

    /// <summary>The number of the user or the group that runs the tests: without root, the server must run as that one.</summary>
    private static string Id(string which)
    {
        using var id = Process.Start(new ProcessStartInfo("id", [which]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return id.StandardOutput.ReadToEnd().Trim();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Prepare()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        foreach (var name in (ReadOnlySpan<string>)["", "spool", "log"])
        {
            // exim gives up root for a user of its own, which must be able to write here.
            var made = Directory.CreateDirectory(Path.Combine(_folder, name));
            if (!OperatingSystem.IsWindows())
                made.UnixFileMode = (UnixFileMode)Convert.ToInt32("777", 8);
        }

        var (certificate, key) = SelfSignedCertificate.MakePem();
        File.WriteAllText(Path.Combine(_folder, "cert.pem"), certificate);
        File.WriteAllText(Path.Combine(_folder, "key.pem"), key);
        File.WriteAllText(
            Path.Combine(_folder, "exim.conf"),
            Configuration
                .Replace("FOLDER", _folder, StringComparison.Ordinal)
                .Replace("PORT", Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("RUN_AS", IsRoot ? "" : $"exim_user = {Id("-u")}\nexim_group = {Id("-g")}\nadmin_groups = {Id("-g")}\ndeliver_drop_privilege", StringComparison.Ordinal)
                .Replace("DELIVER_AS", IsRoot ? "user = Debian-exim" : "", StringComparison.Ordinal)
                .Replace("USER", User, StringComparison.Ordinal)
                .Replace("PASSWORD", Password, StringComparison.Ordinal)
                .Replace("TOKEN", AccessToken, StringComparison.Ordinal));
    }

    private string Log() => string.Concat(Directory.EnumerateFiles(Path.Combine(_folder, "log")).Select(path => "\n" + File.ReadAllText(path)));

    private const string Configuration = """
        RUN_AS
        primary_hostname = mail.test
        spool_directory = FOLDER/spool
        log_file_path = FOLDER/log/%slog
        pid_file_path = FOLDER/exim.pid
        local_interfaces = 127.0.0.1
        daemon_smtp_ports = PORT
        disable_ipv6
        keep_environment =
        tls_certificate = FOLDER/cert.pem
        tls_privatekey = FOLDER/key.pem
        tls_advertise_hosts = *
        auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}
        rfc1413_query_timeout = 0s
        message_size_limit = 200K
        smtputf8_advertise_hosts = *
        acl_smtp_rcpt = check_recipient
        acl_smtp_data = check_content

        begin acl
        check_recipient:
          deny !authenticated = *
               message = 5.7.1 sign in first
          deny local_parts = gone
               message = 5.1.1 no such user
          defer local_parts = later
                message = 4.2.1 greylisted
          accept
        check_content:
          deny condition = ${if eq{$h_subject:}{spam}}
               message = 5.7.1 spam
          accept

        begin routers
        all:
          driver = accept
          transport = maildir

        begin transports
        maildir:
          driver = appendfile
          directory = FOLDER/Maildir
          maildir_format
          create_directory
          directory_mode = 0777
          mode = 0666
          delivery_date_add
          envelope_to_add
          return_path_add
          DELIVER_AS

        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_advertise_condition = ${if eq{$sender_helo_name}{login.only.test}{no}{yes}}
          server_condition = ${if and{{eq{$auth2}{USER}}{eq{$auth3}{PASSWORD}}}}
          server_set_id = $auth2
        login:
          driver = plaintext
          public_name = LOGIN
          server_prompts = Username:: : Password::
          server_condition = ${if and{{eq{$auth1}{USER}}{eq{$auth2}{PASSWORD}}}}
          server_set_id = $auth1
        xoauth2:
          driver = plaintext
          public_name = XOAUTH2
          server_condition = ${if eq{$auth1}{user=USER\x01auth=Bearer TOKEN\x01\x01}}
          server_set_id = $auth1

        """;
}
