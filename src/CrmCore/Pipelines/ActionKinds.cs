namespace CrmCore;

/// <summary>The kinds of actions that the engine knows (R19). Kinds are stable texts; a host registers its own beside them.</summary>
public static class ActionKinds
{
    /// <summary>Create a task (R20).</summary>
    public const string CreateTask = "create-task";

    /// <summary>Create a deal.</summary>
    public const string CreateDeal = "create-deal";

    /// <summary>Create a customer (R42).</summary>
    public const string CreateCustomer = "create-customer";

    /// <summary>Send a letter to all contacts of the deal (R21).</summary>
    public const string SendEmail = "send-email";

    /// <summary>Message the client in the messenger where they wrote (R22).</summary>
    public const string MessageClient = "message-client";

    /// <summary>Add to analytics (R24).</summary>
    public const string AddToAnalytics = "add-to-analytics";

    /// <summary>Send a webhook (R23).</summary>
    public const string SendWebhook = "send-webhook";

    /// <summary>Change the stage.</summary>
    public const string ChangeStage = "change-stage";

    /// <summary>Change the owner.</summary>
    public const string ChangeOwner = "change-owner";

    /// <summary>Give to somebody by a rule of assignment (R41).</summary>
    public const string Assign = "assign";

    /// <summary>Add a tag.</summary>
    public const string AddTag = "add-tag";

    /// <summary>Remove a tag.</summary>
    public const string RemoveTag = "remove-tag";

    /// <summary>Set a field.</summary>
    public const string SetField = "set-field";

    /// <summary>Keep the deal's contacts in an advertisement audience while the deal stands here (R26).</summary>
    public const string AdAudience = "ad-audience";

    /// <summary>Keep the deal's contacts on a mailing list while the deal stands here (R27).</summary>
    public const string MailingList = "mailing-list";

    /// <summary>Start a tunnel (R37).</summary>
    public const string StartTunnel = "start-tunnel";

    /// <summary>Ring the client back (R34).</summary>
    public const string RingBack = "ring-back";

    /// <summary>Make a payment link (R39).</summary>
    public const string CreatePaymentLink = "create-payment-link";
}
