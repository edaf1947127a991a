using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Messaging.Tests;

/// <summary>Connections of the kind smtp, and the ports as a host gets them.</summary>
internal static class SmtpConnections
{
    private static readonly Account Account = new() { Id = "acme", Region = "RU", Zone = "Europe/Moscow" };

    public static ConnectionContext Of(string settings, string? secret = null) => new(
        Account,
        new Connection { Id = "sales", Kind = "smtp", Settings = JsonNode.Parse(settings)!.AsObject(), Secret = secret is null ? null : "SALES" },
        secret);

    public static ConnectionContext To(ScriptedSmtpServer server, string more = "", string? secret = null) => Of(
        $$"""{"host": "localhost", "port": {{server.Port}}, "security": "none", "from": "sales@example.com", "localName": "crm.test" {{more}}}""", secret);

    public static IMailSender Sender(Action<SmtpOptions>? configure = null) => Services(configure).GetRequiredService<IMailSender>();

    public static ISettingsCheck Check(Action<SmtpOptions>? configure = null) => Services(configure).GetRequiredService<ISettingsCheck>();

    private static ServiceProvider Services(Action<SmtpOptions>? configure)
    {
        var builder = new Builder(new ServiceCollection());
        builder.AddSmtp(configure);
        return builder.Services.BuildServiceProvider();
    }

    internal sealed record Builder(IServiceCollection Services) : ICrmBuilder;
}
