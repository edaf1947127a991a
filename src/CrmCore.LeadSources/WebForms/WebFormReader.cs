using System.Security.Cryptography;
using System.Text;
using CrmCore.Settings;

namespace CrmCore.LeadSources;

/// <summary>Reads the posts of web forms, of browsers, scripts and servers (R29 to R31). No field is mandatory.</summary>
internal sealed class WebFormReader(WebFormOptions options) : IWebhookReader
{
    private const string TrapField = "_hp";
    private const string IdField = "_id";
    private const string RedirectField = "_redirect";
    private const int LongestId = 200;

    public string Kind => WebFormOptions.Kind;

    public WebhookReading Read(WebhookRequest request, ConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(connection);

        // A request must not be lost for a setting of the wrong kind: the settings check names it.
        var settings = ConnectionSettings.Read(connection.Connection, WebFormSettingsJson.Default.WebFormSettings, out _);
        var answer = new FormAnswer(request, settings);
        if (!answer.IsAllowedOrigin) return WebhookReading.Forged("The form stands on a site that is not among the connection's 'origins'.");
        if (request.Method == "OPTIONS") return answer.Preflight();
        if (request.Method != "POST") return answer.Unreadable($"Forms are posted, not sent by {request.Method}.");
        if (connection.Connection.Secret is not null && (string.IsNullOrEmpty(connection.Secret) || !FormSignature.IsGenuine(request, connection.Secret)))
        {
            return WebhookReading.Forged("The header X-Form-Signature is missing or not made with the connection's secret.");
        }

        if (FormBody.Read(request, out var problem) is not { } fields) return answer.Unreadable(problem);
        if (fields.Count == 0) return answer.Unreadable("The form has no field.");
        if (fields.Count > options.MaximumFields || fields.Sum(f => (long)f.Name.Length + f.Value.Length) > options.MaximumCharacters)
        {
            return answer.Unreadable("The form is too large: raise the limits in WebFormOptions.");
        }

        var redirect = Value(fields, RedirectField);
        if (Value(fields, TrapField) is { Length: > 0 }) return answer.Taken(redirect);
        var form = new FormMapper(settings).Map(fields, request, connection) with { Key = KeyOf(fields, request) };
        return answer.Taken(redirect, form);
    }

    // A connection whose secret cannot be found must not become open.
    private static bool IsSigned(ConnectionContext connection) => connection.Connection.Secret is not null || connection.Secret is not null;

    private static string? Value(List<FormField> fields, string name) =>
        fields.Find(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } field ? field.Value : null;

    // The page's own id where it gives one; else what was sent, so that a double click counts once and next day's request anew.
    private static string KeyOf(List<FormField> fields, WebhookRequest request)
    {
        if (Value(fields, IdField) is { Length: > 0 and <= LongestId } id) return id;
        var text = new StringBuilder();
        foreach (var field in fields.Where(f => f.Name[0] != '_').OrderBy(f => f.Name.ToLowerInvariant(), StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal))
        {
            text.Append(field.Name.ToLowerInvariant()).Append('\0').Append(field.Value).Append('\0');
        }

        text.Append(request.RemoteIp).Append('\0').Append(System.Globalization.CultureInfo.InvariantCulture, $"{request.ReceivedAt.ToUnixTimeSeconds() / 60}");
        return "sent-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }
}
