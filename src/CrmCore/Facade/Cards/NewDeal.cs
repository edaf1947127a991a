using System.Text.Json;

namespace CrmCore;

/// <summary>A deal to be made.</summary>
public sealed record NewDeal
{
    /// <summary>The pipeline; null for the account's first.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The stage; null for the pipeline's first.</summary>
    public string? Stage { get; init; }

    /// <summary>The title; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>A contact that is known; null to find or make one by name, phone and address.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>More contacts that take part.</summary>
    public IReadOnlyList<ContactId> OtherContacts { get; init; } = [];

    /// <summary>The contact's name, where the contact is not given.</summary>
    public string? Name { get; init; }

    /// <summary>The contact's phone; whoever is known by it is the contact.</summary>
    public string? Phone { get; init; }

    /// <summary>The contact's address; whoever is known by it is the contact.</summary>
    public string? Email { get; init; }

    /// <summary>The owner; null for nobody.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>The amount; null for none.</summary>
    public Money? Amount { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The custom fields.</summary>
    public FieldBag Fields { get; init; } = FieldBag.Empty;

    /// <summary>Where it came from; null when made by hand.</summary>
    public string? Source { get; init; }

    internal void Write(Utf8JsonWriter json)
    {
        json.Member("pipeline", Pipeline);
        json.Member("stage", Stage);
        json.Member("title", Title);
        json.Member("contact", Contact?.ToString());
        json.Member("contacts", [.. OtherContacts.Select(c => c.ToString())]);
        json.Member("name", Name);
        json.Member("phone", Phone);
        json.Member("email", Email);
        json.Member("owner", Owner?.Value);
        json.Member("source", Source);
        new DealChange { Amount = Amount, Tags = Tags.Count == 0 ? null : Tags, Fields = Fields }.Write(json);
    }
}
