namespace CrmCore.Tests.Execution.Handlers;

public sealed class MessageClientExecutorTests
{
    private readonly Bench _bench = new();

    public MessageClientExecutorTests()
    {
        _bench.Connections.Add(new Connection { Id = "bot", Kind = Outside.ConnectionKind });
        _bench.Deal = _bench.Deal with { Details = new DealDetails { Origin = new Origin { Network = "bot", Chat = "555" } } };
    }

    private MessageClientExecutor Executor => new(_bench.Resolver, [_bench.Outside], _bench.Outside);

    [Fact]
    public async Task R22_The_client_is_written_to_where_the_deal_came_from()
    {
        _bench.Contacts[0] = Bench.Person(1, "Anna", Bench.Chat("other:777"));

        var outcome = await _bench.TryAsync(Executor, Do.MessageClient("Hello {{as it stands}}").Buttons("Yes", "No"));

        Assert.Equal(ActionOutcome.DoneAs("77"), outcome);
        var message = _bench.Outside.Only<OutgoingMessage>();
        Assert.Equal(("555", "Hello {{as it stands}}", _bench.Run(Do.MessageClient("x")).Action.Key), (message.Chat, message.Text, message.Key));
        Assert.Equal([new MessageButton("Yes", "Yes"), new MessageButton("No", "No")], message.Buttons.Select(Assert.Single));
        Assert.Equal(["acme/outside/bot"], _bench.Outside.Connections);
    }

    [Fact]
    public async Task R22_Without_an_origin_it_goes_where_the_main_contact_wrote_last()
    {
        _bench.Deal = _bench.Deal with { Details = DealDetails.Empty };
        _bench.Contacts[0] = Bench.Person(1, "Anna", Bench.Chat("old:1"), Bench.Chat("bot:5:55"), Bench.Chat("bot:closed", unsubscribed: true));

        await _bench.TryAsync(Executor, Do.MessageClient("Hello"));

        Assert.Equal("5:55", _bench.Outside.Only<OutgoingMessage>().Chat);
        Assert.Equal(["acme/outside/bot"], _bench.Outside.Connections);
    }

    [Fact]
    public async Task R22_A_deal_that_came_from_no_messenger_is_skipped()
    {
        _bench.Deal = _bench.Deal with { Details = DealDetails.Empty };
        _bench.Contacts.Add(Bench.Person(2, "Boris", Bench.Chat("bot:2")));
        Assert.Equal("the deal came from no messenger (R22)", Bench.Skipped(await _bench.TryAsync(Executor, Do.MessageClient("Hello"))));

        _bench.Deal = _bench.Deal with { Contact = null };
        Assert.Equal("the deal came from no messenger (R22)", Bench.Skipped(await _bench.TryAsync(Executor, Do.MessageClient("Hello"))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_asked_not_to_be_written_to_there_is_not(bool withOrigin)
    {
        if (!withOrigin) _bench.Deal = _bench.Deal with { Details = DealDetails.Empty };
        _bench.Contacts[0] = Bench.Person(1, "Anna", Bench.Chat("bot:555", unsubscribed: true));

        Assert.Contains("not to be written to", Bench.Skipped(await _bench.TryAsync(Executor, Do.MessageClient("Hello"))), StringComparison.Ordinal);
        Assert.Empty(_bench.Outside.Taken);
    }

    [Fact]
    public async Task A_template_is_filled_in_for_the_main_contact()
    {
        _bench.Templates.Add(new MessageTemplate { Id = "hello", Text = "{{contact.name}}: {{deal.title}}, {{owner.name}}, {{sender.name}}" });

        await _bench.TryAsync(Executor, Do.MessageClientFrom("hello"));

        Assert.Equal("Anna: Samples, Olga Ivanova, Olga Ivanova", _bench.Outside.Only<OutgoingMessage>().Text);
    }

    [Fact]
    public async Task A_template_that_cannot_be_used_fails_with_the_remedy()
    {
        _bench.Templates.Add(new MessageTemplate { Id = "html", Html = "<p>" });
        _bench.Templates.Add(new MessageTemplate { Id = "broken", Text = "{{#if" });

        Assert.Contains("has no template 'missing'", Bench.Failed(await _bench.TryAsync(Executor, Do.MessageClientFrom("missing"))), StringComparison.Ordinal);
        Assert.Contains("has no text", Bench.Failed(await _bench.TryAsync(Executor, Do.MessageClientFrom("html"))), StringComparison.Ordinal);
        Assert.Contains("is broken", Bench.Failed(await _bench.TryAsync(Executor, Do.MessageClientFrom("broken"))), StringComparison.Ordinal);
        var unfilled = new MessageClientExecutor(_bench.Resolver, [_bench.Outside]);
        Assert.Contains("ITemplateRenderer", Bench.Failed(await _bench.TryAsync(unfilled, Do.MessageClientFrom("html"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_without_an_adapter_fails_with_the_package()
    {
        var executor = new MessageClientExecutor(_bench.Resolver, []);

        Assert.Contains("CrmCore.Messaging", Bench.Failed(await _bench.TryAsync(executor, Do.MessageClient("Hello"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_delivery_is_the_networks_and_once_where_none_is_known()
    {
        var known = new MessageClientExecutor(_bench.Resolver, [_bench.Outside]);
        var keyless = new MessageClientExecutor(_bench.Resolver, [new Outside { Delivery = Delivery.Once }]);
        var run = _bench.Run(Do.MessageClient("Hello"));

        Assert.Equal(Delivery.Repeatable, known.DeliveryOf(run));
        Assert.Equal(Delivery.Once, keyless.DeliveryOf(run));
        Assert.Equal(Delivery.Once, new MessageClientExecutor(_bench.Resolver, []).DeliveryOf(run));
    }

    [Fact]
    public async Task Of_two_adapters_of_one_kind_the_later_serves()
    {
        var host = new Outside();
        var executor = new MessageClientExecutor(_bench.Resolver, [_bench.Outside, host]);

        await _bench.TryAsync(executor, Do.MessageClient("Hello"));

        Assert.Empty(_bench.Outside.Taken);
        Assert.Single(host.Taken);
    }
}
