namespace CrmCore.Tests.Execution.Handlers;

public sealed class SmallExecutorsTests
{
    private readonly Bench _bench = new();

    private RingBackExecutor RingBack => new(_bench.Resolver, [_bench.Outside]);

    private CreatePaymentLinkExecutor PaymentLink => new(_bench.Resolver, [_bench.Outside]);

    private string Key => _bench.Run(Do.RingBack()).Action.Key;

    [Fact]
    public async Task R34_The_owner_is_rung_then_the_client()
    {
        Assert.Equal(ActionOutcome.DoneAs("call-1"), await _bench.TryAsync(RingBack, Do.RingBack()));

        Assert.Equal(new RingBackCall("101", "+79161234567", Key), _bench.Outside.Only<RingBackCall>());
        Assert.Equal(Delivery.Once, RingBack.DeliveryOf(_bench.Run(Do.RingBack())));
    }

    [Fact]
    public async Task R34_Without_phone_or_owner_there_is_nobody_to_ring()
    {
        _bench.Deal = _bench.Deal with { Owner = null };
        Assert.Contains("no owner", Bench.Skipped(await _bench.TryAsync(RingBack, Do.RingBack())), StringComparison.Ordinal);

        _bench.Contacts[0] = Bench.Person(1, "Anna", Bench.Email("anna@client.example"));
        Assert.Contains("has a phone", Bench.Skipped(await _bench.TryAsync(RingBack, Do.RingBack())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null, "no internal number")]
    [InlineData(true, "", "no internal number")]
    [InlineData(false, "101", "does not work here")]
    public async Task R34_An_owner_who_cannot_be_rung_is_a_failure(bool active, string? extension, string why)
    {
        _bench.Employees[0] = _bench.Employees[0] with { Active = active, Extension = extension };

        Assert.Contains(why, Bench.Failed(await _bench.TryAsync(RingBack, Do.RingBack())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R34_The_exchange_is_that_of_the_request_else_one_in_use()
    {
        _bench.Connections[0] = _bench.Connections[0] with { Enabled = false };
        _bench.Connections.Add(new Connection { Id = "pbx-2", Kind = Outside.ConnectionKind });
        _bench.Connections.Add(new Connection { Id = "pbx-3", Kind = Outside.ConnectionKind });
        await _bench.TryAsync(RingBack, Do.RingBack());

        _bench.Deal = _bench.Deal with { Details = new DealDetails { Origin = new Origin { Source = "pbx-3" } } };
        await _bench.TryAsync(RingBack, Do.RingBack());

        Assert.Equal(["acme/outside/pbx-2", "acme/outside/pbx-3"], _bench.Outside.Connections);
    }

    [Fact]
    public async Task R34_Without_an_exchange_it_fails_with_the_remedy()
    {
        var executor = new RingBackExecutor(_bench.Resolver, []);
        Assert.Contains("CrmCore.Telephony.Asterisk", Bench.Failed(await _bench.TryAsync(executor, Do.RingBack())), StringComparison.Ordinal);

        _bench.Connections.Clear();
        Assert.Contains("has no connection that rings people", Bench.Failed(await _bench.TryAsync(RingBack, Do.RingBack())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R39_A_payment_link_is_made_for_the_deals_amount()
    {
        Assert.Equal(ActionOutcome.DoneAs("https://pay.example/1?a=b"), await _bench.TryAsync(PaymentLink, Do.CreatePaymentLink("box")));

        Assert.Equal(new PaymentLinkRequest(_bench.Deal.Id, Money.Rub(15_000), "Samples", Key), _bench.Outside.Only<PaymentLinkRequest>());
        Assert.Equal(Delivery.Repeatable, PaymentLink.DeliveryOf(_bench.Run(Do.CreatePaymentLink("box"))));
    }

    [Fact]
    public async Task R39_A_deal_without_an_amount_is_skipped()
    {
        _bench.Deal = _bench.Deal with { Amount = null };
        Assert.Contains("no amount", Bench.Skipped(await _bench.TryAsync(PaymentLink, Do.CreatePaymentLink("box"))), StringComparison.Ordinal);

        _bench.Deal = _bench.Deal with { Amount = Money.Rub(0) };
        Assert.Contains("no amount", Bench.Skipped(await _bench.TryAsync(PaymentLink, Do.CreatePaymentLink("box"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R39_A_deal_without_a_title_is_described_by_its_id_and_a_missing_adapter_is_named()
    {
        _bench.Deal = _bench.Deal with { Title = null };
        await _bench.TryAsync(PaymentLink, Do.CreatePaymentLink("box"));
        Assert.Equal($"Deal {_bench.Deal.Id}", _bench.Outside.Only<PaymentLinkRequest>().Description);

        var executor = new CreatePaymentLinkExecutor(_bench.Resolver, []);
        Assert.Contains("CrmCore.Payments", Bench.Failed(await _bench.TryAsync(executor, Do.CreatePaymentLink("box"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R37_A_tunnel_is_started_for_the_deal()
    {
        var executor = new StartTunnelExecutor(_bench.Outside);

        Assert.Equal(ActionOutcome.Done, await _bench.TryAsync(executor, Do.StartTunnel("welcome")));

        Assert.Equal(("acme", "welcome", _bench.Deal.Id, Key), _bench.Outside.Only<(string, string, DealId, string)>());
        Assert.Equal(Delivery.Repeatable, executor.DeliveryOf(_bench.Run(Do.StartTunnel("welcome"))));
    }

    [Fact]
    public async Task R37_Without_a_contact_or_tunnels_there_is_nothing_to_start()
    {
        Assert.Contains("ITunnels", Bench.Failed(await _bench.TryAsync(new StartTunnelExecutor(), Do.StartTunnel("welcome"))), StringComparison.Ordinal);

        _bench.Deal = _bench.Deal with { Contact = null };
        Assert.Contains("no contact", Bench.Skipped(await _bench.TryAsync(new StartTunnelExecutor(_bench.Outside), Do.StartTunnel("welcome"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R42_A_customer_is_made_of_the_deal()
    {
        _bench.Deal = _bench.Deal with { Details = new DealDetails { Fields = FieldBag.Empty.With("city", FieldValue.Of("Kazan")).With("secret", FieldValue.Of("x")) } };
        var executor = new CreateCustomerExecutor(_bench.Outside);

        var outcome = await _bench.TryAsync(executor, Do.CreateCustomer().Every(Period.FromMonths(1)).For("ivan").Carry("city", "absent"));

        Assert.Equal(ActionOutcome.DoneAs("customer-1"), outcome);
        var customer = _bench.Outside.Only<NewCustomer>();
        Assert.Equal(("Anna", Period.FromMonths(1), Key), (customer.Name, customer.Period, customer.Key));
        Assert.Equal((_bench.Deal.Id, new EmployeeId("ivan")), (customer.Deal.Id, customer.Deal.Owner));
        Assert.Equal([KeyValuePair.Create("city", FieldValue.Of("Kazan"))], customer.Deal.Fields.Values);
        Assert.Equal(Delivery.Repeatable, executor.DeliveryOf(_bench.Run(Do.CreateCustomer())));
    }

    [Theory]
    [InlineData("contact", "Anna")]
    [InlineData("company", "Tea Ltd")]
    [InlineData("deal", "Samples")]
    [InlineData("automatic", "Customer abcd1234")]
    public async Task R42_The_customer_is_named_by_rule(string rule, string name)
    {
        _bench.Contacts[0] = _bench.Contacts[0] with { Details = new ContactDetails { Fields = FieldBag.Empty.With("company", FieldValue.Of("Tea Ltd")) } };

        Assert.Equal(name, await NameByAsync(rule));
    }

    [Theory]
    [InlineData("contact", "Customer abcd1234")]
    [InlineData("company", "Customer abcd1234")]
    [InlineData("deal", "Customer abcd1234")]
    public async Task R42_What_has_no_name_is_named_automatically(string rule, string name)
    {
        _bench.Contacts[0] = _bench.Contacts[0] with { Name = _bench.Settings.PlaceholderName };
        _bench.Deal = _bench.Deal with { Title = null };

        Assert.Equal(name, await NameByAsync(rule));
    }

    [Fact]
    public async Task R42_A_deal_names_the_company_before_the_contact_and_nobody_at_all_is_fine()
    {
        _bench.Deal = _bench.Deal with { Details = new DealDetails { Fields = FieldBag.Empty.With("company", FieldValue.Of("Deal Ltd")) } };
        Assert.Equal("Deal Ltd", await NameByAsync("company"));

        _bench.Contacts.Clear();
        Assert.Equal("Customer abcd1234", await NameByAsync("contact"));
    }

    [Fact]
    public async Task R42_Without_customers_it_fails_with_the_remedy() =>
        Assert.Contains("ICustomers", Bench.Failed(await _bench.TryAsync(new CreateCustomerExecutor(), Do.CreateCustomer())), StringComparison.Ordinal);

    private async Task<string> NameByAsync(string rule)
    {
        _bench.Outside.Taken.Clear();
        var draft = rule switch
        {
            "company" => Do.CreateCustomer().NamedByCompany(),
            "deal" => Do.CreateCustomer().NamedByDeal(),
            "automatic" => Do.CreateCustomer().NamedAutomatically(),
            _ => Do.CreateCustomer(),
        };
        await _bench.TryAsync(new CreateCustomerExecutor(_bench.Outside), draft);
        return _bench.Outside.Only<NewCustomer>().Name;
    }
}
