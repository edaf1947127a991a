namespace CrmCore;

/// <summary>The ids of the statuses that an account has until it saves its own (R75).</summary>
internal static class LeadStatusIds
{
    public const string New = "new";
    public const string InWork = "in-work";
    public const string Accepted = "accepted";
    public const string Junk = "junk";

    public static string Of(LeadState state) => state switch
    {
        LeadState.Accepted => Accepted,
        LeadState.InWork => InWork,
        LeadState.Refused => Junk,
        _ => New,
    };
}
