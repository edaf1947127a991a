namespace CrmCore.LeadSources;

/// <summary>A content type with its parameters, read leniently.</summary>
internal sealed class ContentType
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    public ContentType(string text)
    {
        var parts = text.Split(';');
        Media = parts[0].Trim().ToLowerInvariant();
        foreach (var part in parts.Skip(1))
        {
            var pair = part.Split('=', 2);
            if (pair.Length == 2) _parameters[pair[0].Trim()] = pair[1].Trim().Trim('"');
        }
    }

    public string Media { get; }

    public string? Parameter(string name) => _parameters.TryGetValue(name, out var value) ? (name == "charset" ? value.ToLowerInvariant() : value) : null;
}
