namespace CrmCore;

/// <summary>What happens to the members of an audience or list.</summary>
public enum MembershipOperation
{
    /// <summary>They join.</summary>
    Add,

    /// <summary>They leave; on a mailing list they are marked unsubscribed by us.</summary>
    Remove,

    /// <summary>They move to the inactive audience for good (VK).</summary>
    Deactivate,
}
