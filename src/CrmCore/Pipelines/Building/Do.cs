using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace CrmCore;

/// <summary>The actions of a stage (R19): one method for each of <see cref="ActionKinds"/>, and one for the host's own.</summary>
public static class Do
{
    /// <summary>Creates a task (R20), by default for the deal's owner and without a term.</summary>
    /// <param name="text">What is to be done.</param>
    /// <returns>The action.</returns>
    public static CreateTaskDraft CreateTask(string text) => new(new() { ["text"] = text });

    /// <summary>Creates another deal, by default with the same owner and main contact.</summary>
    /// <param name="pipeline">The pipeline it stands in.</param>
    /// <param name="stage">Its stage; null for the pipeline's first.</param>
    /// <returns>The action.</returns>
    public static CreateDealDraft CreateDeal(string pipeline, string? stage = null)
        => new(stage is null ? new() { ["pipeline"] = pipeline } : new() { ["pipeline"] = pipeline, ["stage"] = stage });

    /// <summary>Creates a customer from the deal (R42), by default named by the contact and with the same owner.</summary>
    /// <returns>The action.</returns>
    public static CreateCustomerDraft CreateCustomer() => new([]);

    /// <summary>Sends a letter to all contacts of the deal that have an address and have not unsubscribed (R21).</summary>
    /// <param name="template">The template of the letter.</param>
    /// <returns>The action.</returns>
    public static SendEmailDraft SendEmail(string template) => new(new() { ["template"] = template });

    /// <summary>Messages the client in the network where they wrote (R22). A deal that came from none is skipped.</summary>
    /// <param name="text">The text itself.</param>
    /// <returns>The action.</returns>
    public static MessageClientDraft MessageClient(string text) => new(new() { ["text"] = text });

    /// <summary>Messages the client in the network where they wrote (R22), with a text made from a template.</summary>
    /// <param name="template">The template of the text.</param>
    /// <returns>The action.</returns>
    public static MessageClientDraft MessageClientFrom(string template) => new(new() { ["template"] = template });

    /// <summary>Sends the deal to analytics, when it carries the visitor's analytics identity (R24). One in a pipeline (R25).</summary>
    /// <param name="eventName">The name of the event that is sent; null for the adapter's own.</param>
    /// <returns>The action.</returns>
    public static PlainActionDraft AddToAnalytics(string? eventName = null)
        => new(ActionKinds.AddToAnalytics, eventName is null ? [] : new() { ["event"] = eventName });

    /// <summary>Posts the deal, its stages before and after and the cause as JSON (R23).</summary>
    /// <param name="url">Where to; an absolute http or https address.</param>
    /// <returns>The action.</returns>
    public static SendWebhookDraft SendWebhook(string url) => new(new() { ["url"] = url });

    /// <summary>Moves the deal to another stage.</summary>
    /// <param name="stage">The stage; also <see cref="Outcomes.Won"/> and <see cref="Outcomes.Lost"/>.</param>
    /// <param name="pipeline">Its pipeline; null for the deal's own. Another one only where the account allows it (R19).</param>
    /// <returns>The action.</returns>
    public static PlainActionDraft ChangeStage(string stage, string? pipeline = null)
        => new(ActionKinds.ChangeStage, pipeline is null ? new() { ["stage"] = stage } : new() { ["stage"] = stage, ["pipeline"] = pipeline });

    /// <summary>Gives the deal to an employee.</summary>
    /// <param name="owner">The employee.</param>
    /// <returns>The action.</returns>
    public static PlainActionDraft ChangeOwner(EmployeeId owner) => new(ActionKinds.ChangeOwner, new() { ["owner"] = owner.Value });

    /// <summary>Gives the deal to somebody by a rule of assignment (R41). While nobody is free, it waits in the rule's queue and keeps its owner.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <returns>The action.</returns>
    public static PlainActionDraft Assign(string rule) => new(ActionKinds.Assign, new() { ["rule"] = rule });

    /// <summary>Puts a tag on the deal.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The action.</returns>
    public static PlainActionDraft AddTag(string tag) => new(ActionKinds.AddTag, new() { ["tag"] = tag });

    /// <summary>Takes a tag off the deal.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>The action.</returns>
    public static PlainActionDraft RemoveTag(string tag) => new(ActionKinds.RemoveTag, new() { ["tag"] = tag });

    /// <summary>Sets a field of the deal.</summary>
    /// <param name="id">A name of <see cref="Fields"/>, or the id of a custom field.</param>
    /// <param name="value">The value; an empty one clears the field.</param>
    /// <returns>The action.</returns>
    public static PlainActionDraft SetField(string id, FieldLiteral value)
        => new(ActionKinds.SetField, value.Value.IsEmpty ? new() { ["set"] = id } : new() { ["set"] = id, ["to"] = DraftSettings.Of(value.Value) });

    /// <summary>Keeps the deal's contacts in an advertisement audience while the deal stands here (R26). Say whose: Facebook or VK.</summary>
    /// <param name="audience">The audience's id at the network.</param>
    /// <param name="connection">The account's connection to the network.</param>
    /// <returns>The action.</returns>
    public static AdAudienceDraft AdAudience(string audience, string connection)
        => new(new() { ["audience"] = audience, ["connection"] = connection });

    /// <summary>Keeps the addresses of the deal's contacts on a mailing list while the deal stands here (R27).</summary>
    /// <param name="list">The list's id at the service.</param>
    /// <param name="connection">The account's connection to the service.</param>
    /// <returns>The action.</returns>
    public static PlainActionDraft MailingList(string list, string connection)
        => new(ActionKinds.MailingList, new() { ["list"] = list, ["connection"] = connection });

    /// <summary>Starts a tunnel: a series of messages (R37).</summary>
    /// <param name="tunnel">The tunnel's id.</param>
    /// <returns>The action.</returns>
    public static PlainActionDraft StartTunnel(string tunnel) => new(ActionKinds.StartTunnel, new() { ["tunnel"] = tunnel });

    /// <summary>Rings the owner, then the client, and joins the two (R34).</summary>
    /// <returns>The action.</returns>
    public static PlainActionDraft RingBack() => new(ActionKinds.RingBack, []);

    /// <summary>Makes a payment link for the deal's amount (R39).</summary>
    /// <param name="connection">The account's connection to the payment service.</param>
    /// <returns>The action.</returns>
    public static PlainActionDraft CreatePaymentLink(string connection)
        => new(ActionKinds.CreatePaymentLink, new() { ["connection"] = connection });

    /// <summary>Runs an action of a kind that the host registered.</summary>
    /// <param name="kind">The kind, such as <c>acme.ship-sample</c>.</param>
    /// <param name="settings">The kind's settings; null for none.</param>
    /// <returns>The action.</returns>
    /// <exception cref="ArgumentException">A setting has a name that every action uses for itself.</exception>
    public static PlainActionDraft Host(string kind, JsonObject? settings = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        DraftSettings.RefuseNames(settings, PipelineMembers.Action, nameof(settings));
        return new(kind, DraftSettings.Copy(settings));
    }

    /// <summary>Runs an action of a kind that the host registered, with settings as an object of the host's.</summary>
    /// <typeparam name="TSettings">The type of the settings.</typeparam>
    /// <param name="kind">The kind, such as <c>acme.ship-sample</c>.</param>
    /// <param name="settings">The settings; they are kept as JSON.</param>
    /// <param name="json">How the settings are written; null for their public properties in camel case, found by reflection.</param>
    /// <returns>The action.</returns>
    /// <exception cref="ArgumentException">The settings are no JSON object, or one has a name that every action uses for itself.</exception>
    public static PlainActionDraft Host<TSettings>(string kind, TSettings settings, JsonTypeInfo<TSettings>? json = null)
        where TSettings : notnull
    {
        var node = JsonSerializer.SerializeToNode(settings, json ?? (JsonTypeInfo<TSettings>)JsonSerializerOptions.Web.GetTypeInfo(typeof(TSettings)));
        return node is JsonObject members
            ? Host(kind, members)
            : throw new ArgumentException($"Settings must be a JSON object, such as {{\"sku\": \"A-1\"}}; {typeof(TSettings).Name} is none.", nameof(settings));
    }
}
