namespace CrmCore;

/// <summary>What an action does about a try whose outcome is not known.</summary>
public enum Delivery
{
    /// <summary>The receiver knows our stable key, so that a second try has no second effect: it is tried again.</summary>
    Repeatable,

    /// <summary>The receiver knows no key: it is parked as uncertain and never sent blindly again.</summary>
    Once,
}
