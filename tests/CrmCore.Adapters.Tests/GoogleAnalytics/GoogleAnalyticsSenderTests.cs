using System.Text.Json.Nodes;
using CrmCore.Testing.Contracts;

namespace CrmCore.Adapters.Tests.GoogleAnalytics;

public sealed class GoogleAnalyticsSenderTests : IAsyncDisposable
{
    private readonly VendorStandIn _google = GoogleAnalyticsStandIn.Start();

    public GoogleAnalyticsSenderTests() => _google.Behave(ServiceConduct.Accepts);

    private AnalyticsHit Hit => GoogleAnalyticsStandIn.Hit(_google);

    public ValueTask DisposeAsync() => _google.DisposeAsync();

    [Fact]
    public async Task R24_a_sale_is_a_purchase_as_the_sheet_shows_it()
    {
        await SendAsync(Hit, """{"measurementId":"G-ABC1234567","sendTitles":true}""");
        var request = Assert.Single(_google.Received);
        Assert.Equal("POST", request.Method);
        Assert.Equal($"/mp/collect?measurement_id=G-ABC1234567&api_secret={GoogleAnalyticsStandIn.Secret}", request.Target);
        Assert.StartsWith("application/json", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {"client_id":"123456789.1700000000","user_id":"c-501","timestamp_micros":1772445300000000,
             "events":[{"name":"purchase","params":{"transaction_id":"deal-777","currency":"RUB","value":15000,"engagement_time_msec":1,
               "items":[{"item_id":"deal-777","item_name":"Website","price":15000,"quantity":1}]}}]}
            """), JsonNode.Parse(request.Text)), request.Text);
    }

    [Fact]
    public async Task A_title_stays_here_unless_the_connection_sends_titles()
    {
        await SendAsync(Hit with { Title = "Окна для Ивана Петрова" });
        Assert.DoesNotContain("item_name", Sent().ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new", "generate_lead", false)]
    [InlineData("offer", "working_lead", false)]
    [InlineData("won", "purchase", true)]
    [InlineData("lost", "close_unconvert_lead", false)]
    [InlineData("measured", "qualify_lead", false)]
    public async Task R24_each_stage_has_its_event(string stage, string name, bool items)
    {
        await SendAsync(Hit with { Stage = stage }, """{"measurementId":"G-ABC1234567","events":{"measured":"qualify_lead"}}""");
        var sent = Sent()["events"]![0]!;
        Assert.Equal(name, (string?)sent["name"]);
        Assert.Equal(items, sent["params"]!["items"] is not null);
        Assert.Equal(15000m, (decimal)sent["params"]!["value"]!);
        Assert.Equal("RUB", (string?)sent["params"]!["currency"]);
        Assert.Equal(name == "working_lead" ? stage : null, (string?)sent["params"]!["lead_status"]);
    }

    [Fact]
    public async Task A_name_of_the_action_wins()
    {
        await SendAsync(Hit with { Name = "refund" });
        Assert.Equal("refund", (string?)Sent()["events"]![0]!["name"]);
        Assert.NotNull(Sent()["events"]![0]!["params"]!["items"]);
    }

    [Fact]
    public async Task Without_an_amount_there_is_neither_value_nor_currency()
    {
        await SendAsync(Hit with { Amount = null, Stage = "new" });
        var parameters = Sent()["events"]![0]!["params"]!.AsObject();
        Assert.False(parameters.ContainsKey("value"));
        Assert.False(parameters.ContainsKey("currency"));
    }

    [Theory]
    [InlineData("GA1.1.123456789.1700000000")]
    [InlineData("GA1.2.123456789.1700000000")]
    [InlineData(" 123456789.1700000000 ")]
    [InlineData("123456789.1700000000")]
    public async Task The_cookies_form_of_the_client_id_is_understood(string client)
    {
        await SendAsync(Hit with { ClientId = client });
        Assert.Equal("123456789.1700000000", (string?)Sent()["client_id"]);
    }

    [Fact]
    public async Task A_hit_of_72_hours_is_still_sent_with_its_own_time_and_one_of_tomorrow_with_none()
    {
        var at = _google.Clock.Now - Duration.FromHours(72);
        await SendAsync(Hit with { At = at });
        Assert.Equal(at.ToUnixTimeMilliseconds() * 1000, (long)Sent()["timestamp_micros"]!);
        await SendAsync(Hit with { At = _google.Clock.Now + Duration.FromDays(1) });
        Assert.Null(JsonNode.Parse(_google.Received[1].Text)!["timestamp_micros"]);
    }

    [Fact]
    public async Task An_older_hit_has_expired()
    {
        var failure = await FailureAsync(Hit with { At = _google.Clock.Now - Duration.FromHours(73) });
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.Contains("expired", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_european_region_has_its_own_address()
    {
        await SendAsync(Hit, """{"measurementId":"G-ABC1234567","region":"eu"}""");
        Assert.StartsWith("/eu/mp/collect?", Assert.Single(_google.Received).Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1st_sale")]
    [InlineData("sale of the day")]
    [InlineData("продажа")]
    [InlineData("_sale")]
    [InlineData("ga_sale")]
    [InlineData("firebase_sale")]
    [InlineData("session_start")]
    [InlineData("a23456789_123456789_123456789_123456789_1")]
    public async Task Names_that_google_would_drop_are_refused(string name)
    {
        Assert.Equal(ChannelFailure.Permanent, (await FailureAsync(Hit with { Name = name })).Failure);
        Assert.Empty(_google.Received);
    }

    [Fact]
    public async Task Values_that_are_too_long_are_refused_or_cut_where_only_people_read_them()
    {
        Assert.Equal(ChannelFailure.Permanent, (await FailureAsync(Hit with { Transaction = new string('x', 101) })).Failure);
        Assert.Equal(ChannelFailure.Permanent, (await FailureAsync(Hit with { UserId = new string('x', 101) })).Failure);
        Assert.Equal(ChannelFailure.Permanent, (await FailureAsync(Hit with { ClientId = " " })).Failure);
        await SendAsync(Hit with { Title = new string('x', 99) + "🏠" }, """{"measurementId":"G-ABC1234567","sendTitles":true}""");
        Assert.Equal(new string('x', 99), (string?)Sent()["events"]![0]!["params"]!["items"]![0]!["item_name"]);
    }

    [Theory]
    [InlineData("{}", "measurementId")]
    [InlineData("""{"measurementId":"UA-1234-1"}""", "measurementId")]
    [InlineData("""{"measurementId":7}""", "measurementId")]
    public async Task Without_a_measurement_id_nothing_is_sent(string settings, string words)
    {
        var failure = await FailureAsync(Hit, settings);
        Assert.Equal(ChannelFailure.Permanent, failure.Failure);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Empty(_google.Received);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task Whatever_is_no_success_may_pass(int status)
    {
        _google.Answer(_ => new StandInAnswer(status, "", "Location: https://example.com/"));
        Assert.Equal(ChannelFailure.Transient, (await FailureAsync(Hit)).Failure);
        Assert.Single(_google.Received);
    }

    [Fact]
    public async Task R72_the_check_sends_nothing_that_is_recorded_and_says_what_it_cannot_know()
    {
        var remark = Assert.Single(await CheckAsync("""{"measurementId":"G-ABC1234567"}"""));
        Assert.True(remark.IsRemark);
        Assert.Contains("cannot be detected", remark.Problem, StringComparison.Ordinal);
        Assert.All(_google.Received, request => Assert.StartsWith("/debug/mp/collect?", request.Target, StringComparison.Ordinal));
        Assert.NotEmpty(_google.Received);
    }

    [Theory]
    [InlineData("{}", "measurementId")]
    [InlineData("""{"measurementId":"G-ABC1234567","region":"mars"}""", "region")]
    [InlineData("""{"measurementId":"G-ABC1234567","events":{"new":"session_start"}}""", "events")]
    public async Task R72_the_check_names_the_setting(string settings, string name) =>
        Assert.Equal(name, Assert.Single(await CheckAsync(settings)).Setting);

    private JsonNode Sent() => JsonNode.Parse(_google.Received[0].Text)!;

    private async Task<IReadOnlyList<SettingsProblem>> CheckAsync(string settings) =>
        await _google.Get<ISettingsCheck>().CheckAsync(GoogleAnalyticsStandIn.Connection(settings), CancellationToken.None);

    private Task<ChannelException> FailureAsync(AnalyticsHit hit, string settings = """{"measurementId":"G-ABC1234567"}""") =>
        Assert.ThrowsAsync<ChannelException>(() => SendAsync(hit, settings));

    private async Task SendAsync(AnalyticsHit hit, string settings = """{"measurementId":"G-ABC1234567"}""") =>
        await _google.Get<IAnalyticsSender>().SendAsync(GoogleAnalyticsStandIn.Connection(settings), hit, CancellationToken.None);
}
