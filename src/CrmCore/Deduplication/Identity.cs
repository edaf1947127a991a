namespace CrmCore;

/// <summary>Who an event is about, as far as exact keys say (R33).</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Identity(CardKind? Kind, Guid Id)
{
    public static Identity Stranger => default;

    public bool IsKnown => Kind is not null;

    public ContactId? Contact => Kind == CardKind.Contact ? new ContactId(Id) : null;

    public LeadId? Lead => Kind == CardKind.Lead ? new LeadId(Id) : null;

    public DealId? Deal => Kind == CardKind.Deal ? new DealId(Id) : null;
}
