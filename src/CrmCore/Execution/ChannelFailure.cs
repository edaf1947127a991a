namespace CrmCore;

/// <summary>What kind of failure of an outside service.</summary>
public enum ChannelFailure
{
    /// <summary>It surely had no effect, and trying again later may help.</summary>
    Transient,

    /// <summary>It surely had no effect, and trying again will not help.</summary>
    Permanent,

    /// <summary>The recipient cannot be reached there any more (blocked, unsubscribed, no such address).</summary>
    Unreachable,

    /// <summary>It is not known whether it had its effect.</summary>
    Unknown,
}
