using System.Text.RegularExpressions;
using NodaTime;

namespace CrmCore.Analytics;

/// <summary>Makes of a hit what the Measurement Protocol takes, within its limits. Pure.</summary>
internal static partial class GoogleAnalyticsEvents
{
    public const string Purchase = "purchase";
    public const string Refund = "refund";

    private const int LongestValue = 100;
    private const string WorkingLead = "working_lead";

    // Older hits are dropped or dated anew by the service.
    private static readonly Duration Oldest = Duration.FromHours(72);

    private static readonly string[] ReservedPrefixes = ["_", "firebase_", "ga_", "google_", "gtag."];

    private static readonly string[] ReservedNames =
    [
        "ad_activeview", "ad_click", "ad_exposure", "ad_query", "ad_reward", "adunit_exposure", "app_clear_data", "app_exception", "app_install",
        "app_remove", "app_store_refund", "app_update", "app_upgrade", "dynamic_link_app_open", "dynamic_link_app_update",
        "dynamic_link_first_open", "error", "first_open", "first_visit", "in_app_purchase", "notification_dismiss", "notification_foreground",
        "notification_open", "notification_receive", "os_update", "session_start", "session_start_with_rollout", "user_engagement",
    ];

    public static bool IsMeasurementId(string id) => MeasurementId().IsMatch(id);

    /// <summary>What is wrong with an event's name; null when nothing is.</summary>
    public static string? NameProblem(string name)
    {
        if (!EventName().IsMatch(name)) return $"'{name}' is no event's name: 1 to 40 Latin letters, digits and underscores, a letter first";
        var reserved = ReservedPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase))
            || ReservedNames.Contains(name, StringComparer.OrdinalIgnoreCase);
        return reserved ? $"the event's name '{name}' is reserved by Google" : null;
    }

    /// <summary>The body of the request.</summary>
    /// <exception cref="ChannelException">The service would drop it.</exception>
    public static GoogleAnalyticsWire.Payload Of(AnalyticsHit hit, GoogleAnalyticsSettings settings, Instant now)
    {
        if (hit.Property is { } property && property != settings.MeasurementId)
        {
            throw Refuse($"the visitor's client id belongs to another property than {settings.MeasurementId}: add a connection for it");
        }

        if (now - hit.At > Oldest) throw Refuse("it has expired: Google Analytics takes hits of the last 72 hours only");
        var name = hit.Name ?? NameOf(hit.Stage, settings);
        if (NameProblem(name) is { } problem) throw Refuse(problem);
        return new GoogleAnalyticsWire.Payload(
            ClientOf(hit.ClientId),
            hit.UserId is { Length: > 0 } user ? Checked(user, "the user's id") : null,
            hit.At <= now ? hit.At.ToUnixTimeTicks() / 10 : null,
            [new GoogleAnalyticsWire.Event(name, ParametersOf(hit, name, settings))]);
    }

    private static string NameOf(string stage, GoogleAnalyticsSettings settings) => settings.Events.TryGetValue(stage, out var name) ? name ?? "" : stage switch
    {
        Outcomes.Won => Purchase,
        Outcomes.Lost => "close_unconvert_lead",
        "new" => "generate_lead",
        _ => WorkingLead,
    };

    private static GoogleAnalyticsWire.Parameters ParametersOf(AnalyticsHit hit, string name, GoogleAnalyticsSettings settings)
    {
        var transaction = Checked(hit.Transaction, "the transaction's id");
        var title = settings.SendTitles && hit.Title is { Length: > 0 } text ? Cut(text) : null;
        return new GoogleAnalyticsWire.Parameters
        {
            TransactionId = transaction,
            Currency = hit.Amount?.Currency,
            Value = hit.Amount?.Amount,
            LeadStatus = name == WorkingLead ? Cut(hit.Stage) : null,
            Items = name is Purchase or Refund ? [new GoogleAnalyticsWire.Item(transaction, title, hit.Amount?.Amount, 1)] : null,
        };
    }

    // The cookie's own form, GA1.1.123456789.1700000000, ends in the client id.
    private static string ClientOf(string client)
    {
        var parts = client.Trim().Split('.');
        var id = parts is ["GA1" or "GA2", _, .., _, _] and { Length: >= 4 } ? $"{parts[^2]}.{parts[^1]}" : client.Trim();
        return id.Length > 0 ? Checked(id, "the client id") : throw Refuse("the visitor's client id is empty");
    }

    private static string Checked(string value, string what) =>
        value.Length is > 0 and <= LongestValue ? value : throw Refuse($"{what} must have 1 to 100 characters");

    private static string Cut(string text) => text.Length <= LongestValue ? text : text[..(char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue)];

    private static ChannelException Refuse(string why) => new($"The hit cannot be sent to Google Analytics: {why}.", ChannelFailure.Permanent);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,39}$", RegexOptions.None, 1000)]
    private static partial Regex EventName();

    [GeneratedRegex("^G-[A-Z0-9]{4,20}$", RegexOptions.None, 1000)]
    private static partial Regex MeasurementId();
}
