using CrmCore.Settings;

namespace CrmCore.LeadSources;

/// <summary>Looks for what cannot work in a form's settings (R72). There is no service to ask.</summary>
internal sealed class WebFormSettingsCheck : ISettingsCheck
{
    public string Kind => WebFormOptions.Kind;

    public ValueTask<IReadOnlyList<SettingsProblem>> CheckAsync(ConnectionContext connection, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var settings = ConnectionSettings.Read(connection.Connection, WebFormSettingsJson.Default.WebFormSettings, out _);
        return new([.. ConnectionSettings.Problems(connection.Connection, WebFormSettingsJson.Default.WebFormSettings), .. Of(settings, connection)]);
    }

    private static IEnumerable<SettingsProblem> Of(WebFormSettings settings, ConnectionContext connection)
    {
        if (connection.Connection.Secret is { } name && string.IsNullOrEmpty(connection.Secret))
        {
            yield return new("secret", $"The secret store has nothing under '{name}': every form is refused.", "Put the secret there, or take it out of the connection to accept unsigned forms.");
        }

        foreach (var address in settings.AllowedRedirects.Append(settings.Redirect).OfType<string>().Where(a => FormAnswer.Web(a) is null))
        {
            yield return new("allowedRedirects", $"'{address}' is no address of a page.", "Write the whole address, such as https://example.com/thanks.");
        }

        foreach (var origin in settings.Origins.Select(o => o ?? "").Where(o => FormAnswer.Web(o) is not { AbsolutePath: "/", Query: "" }))
        {
            yield return new("origins", $"'{origin}' is no site.", "Write scheme and name only, such as https://example.com.");
        }

        if (settings.Mapping.Keys.GroupBy(k => k, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            yield return new("mapping", $"The field '{twice.Key}' is mapped twice: upper and lower case are the same.", "Keep one of them.");
        }

        foreach (var field in settings.Mapping.Where(m => string.IsNullOrWhiteSpace(m.Value)))
        {
            yield return new("mapping", $"The field '{field.Key}' is mapped to nothing.", $"Write one of {string.Join(", ", FieldMeanings.All)}, or the id of a custom field.");
        }
    }
}
