using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>The events that bring a deal to a stage (R08): one method for each of <see cref="EventKinds"/>, and one for the host's own.</summary>
public static class Triggers
{
    /// <summary>A letter of one of the deal's contacts came in (R13).</summary>
    /// <param name="mailbox">The connection (mailbox) it must have come to; null for any of the account's.</param>
    /// <returns>The trigger.</returns>
    public static TriggerDraft IncomingEmail(string? mailbox = null) => Of(EventKinds.IncomingEmail, "mailbox", mailbox);

    /// <summary>Our letter to one of the deal's contacts went out.</summary>
    /// <param name="mailbox">The connection (mailbox) it must have gone out from; null for any of the account's.</param>
    /// <returns>The trigger.</returns>
    public static TriggerDraft OutgoingEmail(string? mailbox = null) => Of(EventKinds.OutgoingEmail, "mailbox", mailbox);

    /// <summary>One of the deal's contacts rang; a missed call counts (R13).</summary>
    /// <returns>The trigger.</returns>
    public static TriggerDraft IncomingCall() => new(EventKinds.IncomingCall, []);

    /// <summary>Our employee rang one of the deal's contacts.</summary>
    /// <returns>The trigger.</returns>
    public static TriggerDraft OutgoingCall() => new(EventKinds.OutgoingCall, []);

    /// <summary>A known visitor opened a page (R14).</summary>
    /// <param name="address">
    /// The page: <c>https://shop.example/price</c>, or everything that begins with <c>https://shop.example/price*</c>. Scheme and host may be
    /// left out. The query string and the fragment of the visited page are ignored unless they are named here.
    /// </param>
    /// <returns>The trigger.</returns>
    public static TriggerDraft SiteVisit(string address) => Of(EventKinds.SiteVisit, "address", address);

    /// <summary>The client wrote in a chat or messenger (R15).</summary>
    /// <param name="connection">The connection they must have written to; null for any.</param>
    /// <returns>The trigger.</returns>
    public static TriggerDraft ChatMessage(string? connection = null) => Of(EventKinds.ChatMessage, "connection", connection);

    /// <summary>The client filled in a form again (R32).</summary>
    /// <param name="form">The form's id; null for any.</param>
    /// <returns>The trigger.</returns>
    public static TriggerDraft FormSubmitted(string? form = null) => Of(EventKinds.FormSubmitted, "form", form);

    /// <summary>The host sent an event of its own by name.</summary>
    /// <param name="name">The event's name.</param>
    /// <returns>The trigger.</returns>
    public static TriggerDraft Api(string name) => Of(EventKinds.Api, "name", name);

    /// <summary>A payment was confirmed (R39).</summary>
    /// <param name="connection">The connection (payment service) it must have come by; null for any.</param>
    /// <returns>The trigger.</returns>
    public static TriggerDraft PaymentReceived(string? connection = null) => Of(EventKinds.PaymentReceived, "connection", connection);

    /// <summary>A tag was put on the deal.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The trigger.</returns>
    public static TriggerDraft TagAdded(string tag) => Of(EventKinds.TagAdded, "tag", tag);

    /// <summary>An event of a kind that the host registered.</summary>
    /// <param name="kind">The kind, such as <c>acme.parcel-delivered</c>.</param>
    /// <param name="settings">The kind's settings; null for none.</param>
    /// <returns>The trigger.</returns>
    /// <exception cref="ArgumentException">A setting has a name that every trigger uses for itself.</exception>
    public static TriggerDraft On(string kind, JsonObject? settings = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        DraftSettings.RefuseNames(settings, PipelineMembers.Trigger, nameof(settings));
        return new(kind, DraftSettings.Copy(settings));
    }

    private static TriggerDraft Of(string kind, string setting, string? value)
        => new(kind, value is null ? [] : new JsonObject { [setting] = value });
}
