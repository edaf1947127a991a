using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace CrmCore;

/// <summary>
/// The body of a webhook (R23). The same deal gives the same bytes on every try: nothing in it depends on the moment of the try. Members
/// without a value are left out.
/// </summary>
internal static class WebhookBody
{
    public const string Type = "deal.stage_changed";

    public const string LeadType = "lead.status_changed";

    /// <summary>Writes it. Of a lead the deal is the likeness, and stands under <c>lead</c>, its status under <c>status</c>.</summary>
    public static ReadOnlyMemory<byte> Write(AccountModel model, ScheduledAction action, Deal deal, Lead? lead = null) => JsonBody.Write(json =>
    {
        json.WriteString("type", lead is null ? Type : LeadType);
        json.WriteString("timestamp", Text(action.PlannedAt));
        json.WriteStartObject("data");
        json.WriteString("account", model.Account.Id);
        json.WritePropertyName(lead is null ? "deal" : "lead");
        Write(json, deal, lead);
        json.WriteStartObject(lead is null ? "stage" : "status");
        json.Member("from", Fact(action, "from"u8));
        json.WriteString("to", action.Stage);
        json.WriteEndObject();
        if (lead is null) json.WriteString("pipeline", action.Pipeline);
        json.WriteStartObject("cause");
        json.Member("event", action.Cause?.ToString());
        json.Member("trigger", Fact(action, "trigger"u8));
        json.WriteEndObject();
        json.WriteNumber("version", deal.Version);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Deal deal, Lead? lead)
    {
        json.WriteStartObject();
        json.WriteString("id", deal.Id.ToString());
        json.Member(lead is null ? "title" : "name", deal.Title);
        if (lead is null) json.WriteString("pipeline", deal.Pipeline);
        json.WriteString(lead is null ? "stage" : "status", deal.Stage);
        json.WriteNumber("entry", deal.Entry);
        json.WriteString("enteredAt", Text(deal.EnteredAt));
        json.WriteString("createdAt", Text(deal.CreatedAt));
        json.Member("owner", deal.Owner?.Value);
        json.Member("contact", deal.Contact?.ToString());
        json.Member("otherContacts", [.. deal.OtherContacts.Select(c => c.ToString())]);
        if (deal.Amount is { } amount)
        {
            json.WritePropertyName("amount");
            CanonicalJson.Write(json, FieldValue.Of(amount));
        }

        json.Member("tags", deal.Tags);
        json.Member(lead is null ? "lossReason" : "reason", deal.LossReason);
        if (lead is not null) json.Member("points", [.. lead.Points.Select(p => new ContactPoint(p.Kind, p.Value).ToString())]);
        WriteFields(json, deal.Fields);
        if (deal.Origin is { } origin) Write(json, origin);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, FieldBag fields)
    {
        if (fields.Count == 0) return;
        json.WriteStartObject("fields");
        foreach (var (id, value) in fields.Values)
        {
            json.WritePropertyName(id);
            CanonicalJson.Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Origin origin)
    {
        json.WriteStartObject("origin");
        json.Member("source", origin.Source);
        json.Member("kind", origin.Kind);
        json.Member("form", origin.Form);
        json.Member("formName", origin.FormName);
        json.Member("pageTitle", origin.PageTitle);
        json.Member("page", origin.Page);
        json.Member("referrer", origin.Referrer);
        json.Member("ip", origin.Ip);
        json.Member("visitor", origin.Visitor);
        json.Member("analyticsClient", origin.AnalyticsClient);
        json.Member("analyticsProperty", origin.AnalyticsProperty);
        json.Member("network", origin.Network);
        json.Member("chat", origin.Chat);
        json.Member("utm", Sorted(origin.Utm));
        json.Member("extra", Sorted(origin.Extra));
        json.WriteEndObject();
    }

    private static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> values) =>
        new(values.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    private static string? Fact(ScheduledAction action, ReadOnlySpan<byte> name) =>
        action.Payload.IsEmpty ? null : BodyReader.Text(action.Payload.Span, name);

    private static string Text(Instant moment) => InstantPattern.ExtendedIso.Format(moment);
}
