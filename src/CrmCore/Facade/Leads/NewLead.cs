using System.Text.Json;

namespace CrmCore;

/// <summary>A request taken in by hand or from the host's own code. No field is mandatory (R30).</summary>
public sealed record NewLead
{
    /// <summary>The source, whose intake policy decides what becomes of it.</summary>
    /// <value>The default value is <c>api</c>.</value>
    public string Source { get; init; } = "api";

    /// <summary>The person's name.</summary>
    public string? Name { get; init; }

    /// <summary>The company's name.</summary>
    public string? Company { get; init; }

    /// <summary>The phone as typed; several with commas between.</summary>
    public string? Phone { get; init; }

    /// <summary>The address as typed; several with commas between.</summary>
    public string? Email { get; init; }

    /// <summary>What the person wants.</summary>
    public string? Text { get; init; }

    /// <summary>The form's id, for the policy of that form.</summary>
    public string? Form { get; init; }

    /// <summary>Where it was: a shop, a fair, a page.</summary>
    public string? Place { get; init; }

    /// <summary>The page's address.</summary>
    public string? Page { get; init; }

    /// <summary>Further fields by name: the policy's mapping says what they are, unknown ones are kept as additional parameters.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The UTM tags by their names without <c>utm_</c>.</summary>
    public IReadOnlyDictionary<string, string> Utm { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteString("source", Source);
        json.Member("name", Name);
        json.Member("company", Company);
        json.Member("phone", Phone);
        json.Member("email", Email);
        json.Member("text", Text);
        json.Member("form", Form);
        json.Member("place", Place);
        json.Member("page", Page);
        json.Member("fields", Fields);
        json.Member("utm", Utm);
    }
}
