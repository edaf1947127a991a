using System.Text.Json;

namespace CrmCore;

/// <summary>What a lead becomes (R35): a contact, a company, a deal, or any of them together. Immutable.</summary>
public sealed record LeadConversion
{
    /// <summary>Whether it becomes a contact. One that it is known to be, or <see cref="ToContact"/>, is not made again.</summary>
    /// <value>The default value is true.</value>
    public bool Contact { get; init; } = true;

    /// <summary>The contact that it is joined to; null for the one it is known to be, or a new one.</summary>
    public ContactId? ToContact { get; init; }

    /// <summary>Whether it becomes a company: the one of that tax number or name, or a new one.</summary>
    /// <value>The default value is false.</value>
    public bool Company { get; init; }

    /// <summary>The company that it is joined to; null for none, or as <see cref="Company"/> says.</summary>
    public CompanyId? ToCompany { get; init; }

    /// <summary>The company's name; null for the one that the lead gives.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The company's tax number; null where none is known.</summary>
    public string? TaxId { get; init; }

    /// <summary>Whether it becomes a deal.</summary>
    /// <value>The default value is false.</value>
    public bool Deal { get; init; }

    /// <summary>The deal's pipeline; null for the source's, or the account's first.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The deal's stage; null for the pipeline's first.</summary>
    public string? Stage { get; init; }

    /// <summary>The deal's title; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Who gets the cards; null for who has the lead, or who converts it.</summary>
    public EmployeeId? Owner { get; init; }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteBoolean("makeContact", Contact);
        json.Member("contact", ToContact?.ToString());
        json.WriteBoolean("makeCompany", Company);
        json.Member("company", ToCompany?.ToString());
        json.Member("companyName", CompanyName);
        json.Member("taxId", TaxId);
        json.WriteBoolean("makeDeal", Deal);
        json.Member("pipeline", Pipeline);
        json.Member("stage", Stage);
        json.Member("title", Title);
        json.Member("owner", Owner?.Value);
    }
}
