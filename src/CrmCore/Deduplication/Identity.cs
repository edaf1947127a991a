namespace CrmCore;

/// <summary>Who an event is about, as far as exact keys say (R33).</summary>
/// <param name="Kind">The kind of card; null for a stranger.</param>
/// <param name="Id">The card.</param>
/// <param name="Contradiction">The contacts that hold one key of the event each: none of them decides; null where the keys agree.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Identity(CardKind? Kind, Guid Id, IReadOnlyList<Guid>? Contradiction = null)
{
    public static Identity Stranger => default;

    public bool IsKnown => Kind is not null;

    public ContactId? Contact => Kind == CardKind.Contact ? new ContactId(Id) : null;

    public LeadId? Lead => Kind == CardKind.Lead ? new LeadId(Id) : null;

    public DealId? Deal => Kind == CardKind.Deal ? new DealId(Id) : null;

    public CompanyId? Company => Kind == CardKind.Company ? new CompanyId(Id) : null;
}
