using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmCore.Messaging;

/// <summary>Reads single settings of a mailbox and says what is wrong with them.</summary>
internal sealed class SmtpSettingsReader(JsonObject settings, List<SettingsProblem> problems)
{
    public bool Has(string name) => settings.TryGetPropertyValue(name, out var value) && value is not null;

    public void Add(string name, string problem, string remedy) => problems.Add(new SettingsProblem(name, problem, remedy));

    public void RefuseUnknown(string[] known)
    {
        foreach (var (name, _) in settings)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
                Add(name, $"There is no setting '{name}'.", $"Remove it, or write one of: {string.Join(", ", known)}.");
        }
    }

    public string? Text(string name)
    {
        if (!Has(name))
            return null;
        if (settings[name]!.GetValueKind() == JsonValueKind.String && settings[name]!.GetValue<string>() is { Length: > 0 } text)
            return text;
        Add(name, $"The setting '{name}' is not a text.", "Write a text in quotes, or leave it out.");
        return null;
    }

    public string? Host(string name)
    {
        if (Text(name) is not { } host)
            return null;
        if (SmtpSettings.IsHost(host))
            return host;
        Add(name, "It is not a host's name.", "Write a name or an address in ASCII without spaces, such as smtp.example.com.");
        return null;
    }

    public string? Address(string name)
    {
        if (Text(name) is not { } address)
            return null;
        if (MailSyntax.IsAddress(address))
            return address;
        Add(name, "It is not an e-mail address.", "Write the bare address, such as sales@example.com, without a name.");
        return null;
    }

    public int? Port(string name)
    {
        if (!Has(name))
            return null;
        if (settings[name] is JsonValue value && value.TryGetValue<int>(out var port) && port is >= 1 and <= 65535)
            return port;
        Add(name, "It is not a port.", "Write a number from 1 to 65535, without quotes; usual are 587, 465 and 25.");
        return null;
    }
}
