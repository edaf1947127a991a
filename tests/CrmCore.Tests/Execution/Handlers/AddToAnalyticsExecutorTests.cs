using System.Text.Json.Nodes;

namespace CrmCore.Tests.Execution.Handlers;

public sealed class AddToAnalyticsExecutorTests
{
    private readonly Bench _bench = new();

    public AddToAnalyticsExecutorTests()
    {
        _bench.Connections.Clear();
        Connect("site", "G-ONE");
        _bench.Deal = _bench.Deal with { Details = new DealDetails { Origin = new Origin { AnalyticsClient = "111.222", AnalyticsProperty = "G-ONE" } } };
    }

    private AddToAnalyticsExecutor Executor => new(_bench.Resolver, [_bench.Outside]);

    [Fact]
    public async Task R24_A_deal_with_the_visitors_identity_is_reported()
    {
        Assert.Equal(ActionOutcome.Done, await _bench.TryAsync(Executor, Do.AddToAnalytics("purchase")));

        Assert.Equal(
            new AnalyticsHit
            {
                ClientId = "111.222",
                Property = "G-ONE",
                Name = "purchase",
                UserId = Bench.Id(1).ToString(),
                Transaction = _bench.Deal.Id.ToString(),
                Stage = "offer",
                Title = "Samples",
                Amount = Money.Rub(15_000),
                At = Bench.Entered,
            },
            _bench.Outside.Only<AnalyticsHit>());
    }

    [Fact]
    public async Task R24_A_deal_that_moved_on_is_reported_as_of_the_planning()
    {
        _bench.Deal = _bench.Deal with { Stage = "agreed", Entry = 3, EnteredAt = Bench.Planned + Duration.FromDays(2) };

        await _bench.TryAsync(Executor, Do.AddToAnalytics());

        var hit = _bench.Outside.Only<AnalyticsHit>();
        Assert.Equal(("offer", Bench.Planned, (string?)null), (hit.Stage, hit.At, hit.Name));
    }

    [Theory]
    [InlineData(null, "G-ONE")]
    [InlineData("111.222", null)]
    [InlineData("", "G-ONE")]
    public async Task R24_A_deal_without_the_identity_is_skipped(string? client, string? property)
    {
        _bench.Deal = _bench.Deal with { Details = new DealDetails { Origin = new Origin { AnalyticsClient = client, AnalyticsProperty = property } } };
        Assert.Contains("no analytics identity", Bench.Skipped(await _bench.TryAsync(Executor, Do.AddToAnalytics())), StringComparison.Ordinal);

        _bench.Deal = _bench.Deal with { Details = DealDetails.Empty };
        Assert.Contains("(R24)", Bench.Skipped(await _bench.TryAsync(Executor, Do.AddToAnalytics())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R24_The_connection_of_the_deals_property_is_taken()
    {
        Connect("blog", "g-two");
        _bench.Deal = _bench.Deal with { Details = new DealDetails { Origin = new Origin { AnalyticsClient = "1.2", AnalyticsProperty = "G-TWO" } } };

        await _bench.TryAsync(Executor, Do.AddToAnalytics());

        Assert.Equal(["acme/outside/blog"], _bench.Outside.Connections);
    }

    [Fact]
    public async Task R24_Of_one_connection_the_property_need_not_be_known_of_several_it_must()
    {
        _bench.Deal = _bench.Deal with { Details = new DealDetails { Origin = new Origin { AnalyticsClient = "1.2", AnalyticsProperty = "UA-9" } } };
        await _bench.TryAsync(Executor, Do.AddToAnalytics());
        Assert.Equal(["acme/outside/site"], _bench.Outside.Connections);

        Connect("blog", "G-TWO");
        Assert.Contains("'UA-9'", Bench.Failed(await _bench.TryAsync(Executor, Do.AddToAnalytics())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_connection_or_an_adapter_it_fails_with_the_remedy()
    {
        Assert.Contains(
            "CrmCore.Analytics",
            Bench.Failed(await _bench.TryAsync(new AddToAnalyticsExecutor(_bench.Resolver, []), Do.AddToAnalytics())),
            StringComparison.Ordinal);

        _bench.Connections.Clear();
        Assert.Contains("Save one of the kind outside", Bench.Failed(await _bench.TryAsync(Executor, Do.AddToAnalytics())), StringComparison.Ordinal);
    }

    [Fact]
    public void It_may_be_repeated() => Assert.Equal(Delivery.Repeatable, Executor.DeliveryOf(_bench.Run(Do.AddToAnalytics())));

    private void Connect(string id, string property) => _bench.Connections.Add(
        new Connection { Id = id, Kind = Outside.ConnectionKind, Settings = new JsonObject { ["measurementId"] = property } });
}
