using System.Text.Json;

namespace CrmCore;

/// <summary>What a company is to have; what is null or empty stays as it is.</summary>
public sealed record CompanyChange
{
    /// <summary>The name, legal form and all.</summary>
    public string? Name { get; init; }

    /// <summary>The tax number; blanks and dashes do not matter. No two companies share one.</summary>
    public string? TaxId { get; init; }

    /// <summary>The employee who looks after the company.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>The company's own phone numbers to add: they decide nothing about the people who call from them.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>The company's own addresses to add.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>All the tags that the company is to have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Custom fields by id.</summary>
    public FieldBag Fields { get; init; } = FieldBag.Empty;

    /// <summary>Contacts that join the company, leaving the one they belonged to; only when a company is changed.</summary>
    public IReadOnlyList<ContactId> Join { get; init; } = [];

    /// <summary>Contacts that leave the company.</summary>
    public IReadOnlyList<ContactId> Leave { get; init; } = [];

    internal void Write(Utf8JsonWriter json)
    {
        json.Member("name", Name);
        json.Member("taxId", TaxId);
        json.Member("owner", Owner?.Value);
        json.Member("phones", Phones);
        json.Member("emails", Emails);
        json.Member("join", [.. Join.Select(id => id.ToString())]);
        json.Member("leave", [.. Leave.Select(id => id.ToString())]);
        ChangeJson.Write(json, Tags, Fields);
    }
}
