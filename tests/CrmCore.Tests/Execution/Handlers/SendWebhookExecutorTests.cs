using System.Text;

namespace CrmCore.Tests.Execution.Handlers;

public sealed class SendWebhookExecutorTests
{
    private readonly Bench _bench = new();

    private SendWebhookExecutor Executor => new(_bench.Outside, _bench.Outside);

    [Fact]
    public async Task R23_The_body_holds_the_deal_its_stages_and_the_cause()
    {
        _bench.Payload = """{"from":"new","trigger":"call"}""";
        _bench.Deal = _bench.Deal with
        {
            Details = new DealDetails
            {
                Tags = ["b2b"],
                Fields = FieldBag.Empty.With("weight", FieldValue.Of(1.50m)).With("city", FieldValue.Of("Казань")),
                OtherContacts = [Bench.Id(2).Value],
                Origin = new Origin { Source = "site", Kind = "form-submitted", Utm = new Dictionary<string, string> { ["term"] = "tea", ["source"] = "ad" } },
            },
        };

        Assert.Equal(ActionOutcome.Done, await _bench.TryAsync(Executor, Do.SendWebhook("https://host.example/in")));

        var webhook = _bench.Outside.Only<OutgoingWebhook>();
        Assert.Equal((new Uri("https://host.example/in"), _bench.Run(Do.SendWebhook("https://h.example")).Action.Key, (string?)null), (webhook.Url, webhook.Id, webhook.Secret));
        Assert.Equal(
            """
            {"type":"deal.stage_changed","timestamp":"2026-03-02T09:00:05Z","data":{"account":"acme",
            "deal":{"id":"0195ca10-0000-7000-8000-0000abcd1234","title":"Samples","pipeline":"sales","stage":"offer","entry":2,
            "enteredAt":"2026-03-02T09:00:00Z","createdAt":"2026-03-01T09:00:00Z","owner":"olga","contact":"00000001-0000-0000-0000-000000000000",
            "otherContacts":["00000002-0000-0000-0000-000000000000"],"amount":{"amount":15000,"currency":"RUB"},"tags":["b2b"],
            "fields":{"city":"Казань","weight":1.5},"origin":{"source":"site","kind":"form-submitted","utm":{"source":"ad","term":"tea"}}},
            "stage":{"from":"new","to":"offer"},"pipeline":"sales",
            "cause":{"event":"0195ca10-0000-7000-8000-000000000001","trigger":"call"},"version":7}}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(webhook.Body.Span));
    }

    [Fact]
    public async Task R23_A_deal_that_holds_little_gives_a_short_body()
    {
        _bench.Deal = _bench.Deal with { Title = null, Amount = null, Owner = null, Contact = null };

        await _bench.TryAsync(Executor, Do.SendWebhook("https://host.example/in"));

        Assert.Equal(
            """
            {"type":"deal.stage_changed","timestamp":"2026-03-02T09:00:05Z","data":{"account":"acme",
            "deal":{"id":"0195ca10-0000-7000-8000-0000abcd1234","pipeline":"sales","stage":"offer","entry":2,
            "enteredAt":"2026-03-02T09:00:00Z","createdAt":"2026-03-01T09:00:00Z"},
            "stage":{"to":"offer"},"pipeline":"sales","cause":{"event":"0195ca10-0000-7000-8000-000000000001"},"version":7}}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(_bench.Outside.Only<OutgoingWebhook>().Body.Span));
    }

    [Fact]
    public async Task R23_A_retry_sends_the_same_id_and_the_same_bytes()
    {
        var run = _bench.Run(Do.SendWebhook("https://host.example/in"));

        await Executor.RunAsync(run, default);
        await Executor.RunAsync(run with { Now = run.Now + Duration.FromHours(3), Action = run.Action with { Attempts = 4, Error = "503" } }, default);

        var tries = _bench.Outside.Taken.Cast<OutgoingWebhook>().ToList();
        Assert.Equal(tries[0].Id, tries[1].Id);
        Assert.Equal(tries[0].Body.ToArray(), tries[1].Body.ToArray());
        Assert.Equal(Delivery.Repeatable, Executor.DeliveryOf(run));
    }

    [Fact]
    public async Task R23_It_is_signed_with_the_secret_of_that_name()
    {
        _bench.Outside.Secrets["acme/hook"] = "whsec_abc";

        await _bench.TryAsync(Executor, Do.SendWebhook("https://host.example/in").Secret("hook"));

        Assert.Equal("whsec_abc", _bench.Outside.Only<OutgoingWebhook>().Secret);
    }

    [Fact]
    public async Task R23_It_never_goes_unsigned_because_a_secret_is_missing()
    {
        var outcome = await _bench.TryAsync(Executor, Do.SendWebhook("https://host.example/in").Secret("hook"));

        Assert.Contains("'hook'", Assert.IsType<ActionOutcome.Retry>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(_bench.Outside.Taken);
    }

    [Fact]
    public async Task Without_an_adapter_it_fails_with_the_package() => Assert.Contains(
        "CrmCore.Messaging",
        Bench.Failed(await _bench.TryAsync(new SendWebhookExecutor(_bench.Outside), Do.SendWebhook("https://host.example/in"))),
        StringComparison.Ordinal);
}
