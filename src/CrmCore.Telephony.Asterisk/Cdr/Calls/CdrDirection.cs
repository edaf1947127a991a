namespace CrmCore.Telephony.Asterisk;

/// <summary>Which way a call went.</summary>
public enum CdrDirection
{
    /// <summary>From outside to the company.</summary>
    Inbound,

    /// <summary>From an employee to outside, a ring back (the employee's telephone first, then the client's) included.</summary>
    Outbound,

    /// <summary>Between two extensions of the company.</summary>
    Internal,
}
