using System.Text.Json;
using CrmCore.Http;
using CrmCore.Settings;
using NodaTime;

namespace CrmCore.Analytics;

/// <summary>Sends hits by the Measurement Protocol of Google Analytics 4 (R24). The secret is part of the address, so the address is shown nowhere.</summary>
internal sealed class GoogleAnalyticsSender(IHttpClientFactory clients, GoogleAnalyticsOptions options, TimeProvider time) : IAnalyticsSender
{
    private const int KeptBytes = 16 * 1024;

    private readonly HttpExchange _http = new(clients, GoogleAnalyticsOptions.HttpClientName, "Google Analytics", time);

    public string Kind => GoogleAnalyticsOptions.Kind;

    public async ValueTask SendAsync(ConnectionContext connection, AnalyticsHit hit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(hit);
        var reply = await PostAsync(connection, "mp/collect", hit, ct).ConfigureAwait(false);

        // The service takes everything, also what it then drops; anything else than 2xx comes from before it and may pass.
        if (!reply.IsSuccess)
        {
            throw new ChannelException($"Google Analytics answered {reply.Status}.", ChannelFailure.Transient, reply.RetryAfter);
        }
    }

    /// <summary>What the validation server says about the hit. It records nothing, and checks neither secret nor measurement id.</summary>
    internal async ValueTask<GoogleAnalyticsWire.Validation> ValidateAsync(ConnectionContext connection, AnalyticsHit hit, CancellationToken ct)
    {
        var reply = await PostAsync(connection, "debug/mp/collect", hit, ct).ConfigureAwait(false);
        if (!reply.IsSuccess) throw new ChannelException($"The validation server answered {reply.Status}.", ChannelFailure.Transient, reply.RetryAfter);
        try
        {
            return JsonSerializer.Deserialize(reply.Body.Span, GoogleAnalyticsSettingsJson.Default.Validation) ?? new(null);
        }
        catch (JsonException)
        {
            throw new ChannelException("The validation server's answer cannot be read: is the address in the options Google's?", ChannelFailure.Permanent);
        }
    }

    private async ValueTask<HttpReply> PostAsync(ConnectionContext connection, string path, AnalyticsHit hit, CancellationToken ct)
    {
        var settings = ConnectionSettings.Require(connection.Connection, GoogleAnalyticsSettingsJson.Default.GoogleAnalyticsSettings);
        if (!GoogleAnalyticsEvents.IsMeasurementId(settings.MeasurementId))
        {
            throw Refuse(connection, "no measurement id: set 'measurementId' to the stream's id, G-XXXXXXX");
        }

        if (string.IsNullOrWhiteSpace(connection.Secret)) throw Refuse(connection, "no API secret: take it from Admin, Data streams, Measurement Protocol API secrets");
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var payload = GoogleAnalyticsEvents.Of(hit, settings, now);
        var body = new TrackedContent(JsonSerializer.SerializeToUtf8Bytes(payload, GoogleAnalyticsJson.Default.Payload));
        var root = (settings.Region == "eu" ? options.EuropeanBaseAddress : options.BaseAddress).AbsoluteUri.TrimEnd('/');
        var address = new Uri($"{root}/{path}?measurement_id={settings.MeasurementId}&api_secret={Uri.EscapeDataString(connection.Secret)}");
        return await _http.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = body }, options.Timeout, KeptBytes, ct).ConfigureAwait(false);
    }

    private static ChannelException Refuse(ConnectionContext connection, string why) =>
        new($"Connection '{connection.Connection.Id}' has {why}.", ChannelFailure.Permanent);
}
