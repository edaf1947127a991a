namespace CrmCore;

/// <summary>The kinds of events that the engine knows (R08). Kinds are stable texts; a host registers its own beside them.</summary>
public static class EventKinds
{
    /// <summary>A letter came in.</summary>
    public const string IncomingEmail = "incoming-email";

    /// <summary>Somebody rang; a missed call counts (R13).</summary>
    public const string IncomingCall = "incoming-call";

    /// <summary>Our employee rang somebody.</summary>
    public const string OutgoingCall = "outgoing-call";

    /// <summary>Our letter went out, seen in the mailbox.</summary>
    public const string OutgoingEmail = "outgoing-email";

    /// <summary>A known visitor opened a page (R14).</summary>
    public const string SiteVisit = "site-visit";

    /// <summary>A message in a chat or messenger (R15).</summary>
    public const string ChatMessage = "chat-message";

    /// <summary>A form was filled in; for a known person with an open deal it is the form submitted again (R32).</summary>
    public const string FormSubmitted = "form-submitted";

    /// <summary>The host's own call with a name.</summary>
    public const string Api = "api";

    /// <summary>A payment was confirmed.</summary>
    public const string PaymentReceived = "payment-received";

    /// <summary>A tag was put on the deal.</summary>
    public const string TagAdded = "tag-added";
}
