using System.Text.Json;

namespace CrmCore;

/// <summary>What a contact is to have; what is null or empty stays as it is.</summary>
public sealed record ContactChange
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The employee who looks after the client.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>Phone numbers to add, as typed.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Addresses to add.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Ids in the host's own systems to add: events may name them as their subject.</summary>
    public IReadOnlyList<string> ExternalIds { get; init; } = [];

    /// <summary>Canonical phones or addresses where the person asked not to be written to.</summary>
    public IReadOnlyList<string> Unsubscribe { get; init; } = [];

    /// <summary>All the tags that the contact is to have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Custom fields by id.</summary>
    public FieldBag Fields { get; init; } = FieldBag.Empty;

    internal void Write(Utf8JsonWriter json)
    {
        json.Member("name", Name);
        json.Member("owner", Owner?.Value);
        json.Member("phones", Phones);
        json.Member("emails", Emails);
        json.Member("externals", ExternalIds);
        json.Member("unsubscribe", Unsubscribe);
        ChangeJson.Write(json, Tags, Fields);
    }
}
