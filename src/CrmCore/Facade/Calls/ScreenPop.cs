namespace CrmCore;

/// <summary>What an employee sees while the telephone rings (R50). Immutable; as of the moment it was read.</summary>
public sealed record ScreenPop
{
    /// <summary>The number as E.164, such as <c>+79161234567</c>; as it was given where it is no number.</summary>
    public required string Phone { get; init; }

    /// <summary>The contact that the number belongs to; null when it is unknown, shared, or known only from a lead or a company.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The name to greet: the contact's, else the lead's, else the company's; null when none is known.</summary>
    public string? Name { get; init; }

    /// <summary>Who looks after the caller: the owner of the contact, else of the lead, else of the company; null for nobody.</summary>
    public EmployeeId? Owner { get; init; }

    /// <summary>The caller's company: the contact's, or the one that the number belongs to; null for none.</summary>
    public CompanyId? Company { get; init; }

    /// <summary>The company's name; the one given with the lead where there is no company yet; null for none.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The tags of the contact, else of the lead, else of the company, in alphabetical order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The points and the temperature of the contact, or of the lead where there is no contact (R36); null when the account does not score.</summary>
    public CardScore? Score { get; init; }

    /// <summary>
    /// The open deals, the newest first, at most 10. Looked for among the contact's newest 50 deals, so that the cost does not grow with the history.
    /// </summary>
    public IReadOnlyList<ScreenPopDeal> Deals { get; init; } = [];

    /// <summary>The open tasks of those deals and of the lead, the earliest due first, those without a time last; at most 20, from the newest 50 of each.</summary>
    public IReadOnlyList<CrmTask> Tasks { get; init; } = [];

    /// <summary>What happened last, the newest first, at most 10: on the contact and what was merged into it, its open deals, its newest lead.</summary>
    public IReadOnlyList<ScreenPopEntry> Timeline { get; init; } = [];

    /// <summary>The request in the inbox: the one that holds the number, or the contact's newest that still waits; null for none.</summary>
    public Lead? Lead { get; init; }

    /// <summary>The conversation that is open with the client in a messenger or chat, the newest where there are several; null for none.</summary>
    public Conversation? Conversation { get; init; }

    /// <summary>Whether several people are known to use the number (R33): then it says nobody, and <see cref="Candidates"/> says who it may be.</summary>
    public bool IsShared { get; init; }

    /// <summary>The contacts that share the number, at most 20, by name; empty unless <see cref="IsShared"/>. Known from the search for doubles: empty also where the
    /// account has it switched off (<see cref="DuplicateSettings.Search"/>).</summary>
    public IReadOnlyList<ScreenPopCandidate> Candidates { get; init; } = [];

    /// <summary>Whether anything is known by the number: a contact, a lead, a company or several people who share it.</summary>
    public bool IsKnown => Contact is not null || Lead is not null || Company is not null || IsShared;
}
