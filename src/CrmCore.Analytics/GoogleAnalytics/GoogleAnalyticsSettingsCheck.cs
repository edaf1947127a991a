using CrmCore.Http;
using CrmCore.Settings;
using NodaTime;

namespace CrmCore.Analytics;

/// <summary>
/// Sends one of each event to the validation server, which records nothing (R72). Nobody can find out from here whether the API secret and
/// the measurement id are right: Google answers the same to wrong ones, and the check says so with a remark.
/// </summary>
internal sealed class GoogleAnalyticsSettingsCheck(GoogleAnalyticsSender sender, TimeProvider time) : ISettingsCheck
{
    public string Kind => GoogleAnalyticsOptions.Kind;

    public async ValueTask<IReadOnlyList<SettingsProblem>> CheckAsync(ConnectionContext connection, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var settings = ConnectionSettings.Read(connection.Connection, GoogleAnalyticsSettingsJson.Default.GoogleAnalyticsSettings, out _);
        var problems = ConnectionSettings.Problems(connection.Connection, GoogleAnalyticsSettingsJson.Default.GoogleAnalyticsSettings)
            .Concat(OfSettings(settings)).ToList();
        if (string.IsNullOrWhiteSpace(connection.Secret))
        {
            problems.Add(new("secret", "There is no API secret.", "Make one under Admin, Data streams, Measurement Protocol API secrets, and keep it in the secret store."));
        }

        if (problems.Count > 0) return problems;
        try
        {
            foreach (var stage in settings.Events.Keys.Append("new").Append(Outcomes.Won).Distinct(StringComparer.Ordinal))
            {
                var answer = await sender.ValidateAsync(connection, Sample(stage), ct).ConfigureAwait(false);
                problems.AddRange((answer.ValidationMessages ?? []).Select(m => new SettingsProblem(
                    "service",
                    $"Google Analytics would drop the event of stage '{stage}': {Excerpt.Of(m.Description, connection.Secret)} ({m.FieldPath}, {m.ValidationCode})",
                    "Correct the event's name in 'events'.")));
            }
        }
        catch (ChannelException error)
        {
            problems.Add(new("service", error.Message, "Check that this machine may reach Google Analytics."));
        }

        if (problems.Count == 0) problems.Add(Undetectable);
        return problems;
    }

    private static SettingsProblem Undetectable { get; } = new(
        "secret",
        "A wrong API secret or measurement id cannot be detected: Google answers the same to it and drops the hits.",
        "Look into the property's reports, or its DebugView, after the first sale.")
    {
        IsRemark = true,
    };

    private static IEnumerable<SettingsProblem> OfSettings(GoogleAnalyticsSettings settings)
    {
        if (!GoogleAnalyticsEvents.IsMeasurementId(settings.MeasurementId))
        {
            yield return new("measurementId", "There is no measurement id of the form G-XXXXXXX.", "Take it from Admin, Data streams.");
        }

        if (settings.Region is not (null or "eu"))
        {
            yield return new("region", "There is no such region.", "Write eu to collect inside the European Union, or leave it out.");
        }

        foreach (var problem in settings.Events.Values.Select(name => GoogleAnalyticsEvents.NameProblem(name ?? "")).OfType<string>())
        {
            yield return new("events", $"Among the events by stage, {problem}.", "Choose another name, such as qualify_lead.");
        }
    }

    private AnalyticsHit Sample(string stage) => new()
    {
        ClientId = "123456789.1700000000",
        Transaction = "settings-check",
        Stage = stage,
        Amount = Money.Eur(1),
        At = Instant.FromDateTimeOffset(time.GetUtcNow()),
    };
}
