using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Execution.Handlers;

public sealed class HostExecutorTests
{
    private const string Kind = "acme.ship-sample";

    private readonly Bench _bench = new();
    private readonly Builder _crm = new();

    public HostExecutorTests() => _crm.Services.AddSingleton<Warehouse>();

    [Fact]
    public async Task A_hosts_handler_gets_settings_deal_contacts_and_key()
    {
        _crm.AddAction<ShipSample, ShipSampleHandler>(Kind, Delivery.Repeatable);
        await using var services = _crm.Services.BuildServiceProvider(validateScopes: true);
        var executor = Assert.Single(services.GetServices<ActionExecutor>());
        var run = _bench.Run(Do.Host(Kind, new ShipSample("A-1", 2)));

        Assert.Equal(ActionOutcome.DoneAs("2 x A-1"), await executor.RunAsync(run, default));

        var action = Assert.Single(services.GetRequiredService<Warehouse>().Shipped);
        Assert.Equal((run.Action.Key, _bench.Deal.Id, "Anna", "acme", run.Now), (action.Key, action.Deal.Id, action.Contacts[0].Name, action.Account.Id, action.Now));
        Assert.Equal((Kind, Delivery.Repeatable), (executor.Do, executor.DeliveryOf(run)));
        Assert.Null(executor.Recipients(run));
    }

    [Fact]
    public async Task Each_try_has_a_handler_and_scope_of_its_own()
    {
        _crm.AddAction<ShipSample, ShipSampleHandler>(Kind, Delivery.Once);
        await using var services = _crm.Services.BuildServiceProvider(validateScopes: true);
        var executor = services.GetServices<ActionExecutor>().Single();

        await executor.RunAsync(_bench.Run(Do.Host(Kind, new ShipSample("A-1", 1))), default);
        await executor.RunAsync(_bench.Run(Do.Host(Kind, new ShipSample("A-1", 1))), default);

        Assert.Equal((2, 2), (services.GetRequiredService<Warehouse>().Made, services.GetRequiredService<Warehouse>().Disposed));
    }

    [Fact]
    public async Task Settings_are_read_without_regard_to_case_and_bad_ones_fail()
    {
        _crm.AddAction<ShipSample, ShipSampleHandler>(Kind, Delivery.Once);
        await using var services = _crm.Services.BuildServiceProvider();
        var executor = services.GetServices<ActionExecutor>().Single();
        var run = _bench.Run(Do.Host(Kind));

        Assert.Equal(
            ActionOutcome.DoneAs("3 x B-2"),
            await executor.RunAsync(Bench.WithSettings(run, new JsonObject { ["SKU"] = "B-2", ["count"] = 3 }), default));
        Assert.Contains(
            "cannot be read as ShipSample",
            Bench.Failed(await executor.RunAsync(Bench.WithSettings(run, new JsonObject { ["count"] = "many" }), default)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deal_that_is_gone_is_skipped()
    {
        _crm.AddAction<ShipSample, ShipSampleHandler>(Kind, Delivery.Once);
        await using var services = _crm.Services.BuildServiceProvider();
        _bench.WithoutDeal = true;

        Assert.Equal("the deal is gone", Bench.Skipped(await services.GetServices<ActionExecutor>().Single().RunAsync(_bench.Run(Do.Host(Kind)), default)));
    }

    [Fact]
    public void Registered_kinds_are_known_to_the_checks()
    {
        _crm.AddAction<ShipSample, ShipSampleHandler>(Kind, Delivery.Once).AddTrigger("acme.parcel-delivered");
        using var services = _crm.Services.BuildServiceProvider();
        var known = HostKind.Known(services.GetServices<HostKind>());
        var pipeline = Pipeline.Define("sales", p => p.Stage("new").Stage("sent", s => s
            .MoveHereOn("delivered", Triggers.On("acme.parcel-delivered"))
            .OnEnter("ship", Do.Host(Kind))));

        Assert.Empty(pipeline.Validate(known));
        Assert.Equal(["unknown-action-kind", "unknown-trigger-kind"], pipeline.Validate(KnownKinds.BuiltIn).Select(p => p.Code).Order());
    }

    [Fact]
    public void Registering_twice_is_once_and_another_handler_is_refused()
    {
        _crm.AddAction<ShipSample, ShipSampleHandler>(Kind, Delivery.Once).AddAction<ShipSample, ShipSampleHandler>(Kind, Delivery.Once);
        _crm.AddTrigger(Kind).AddTrigger(Kind);

        Assert.Equal(2, _crm.Services.Count(s => s.ServiceType == typeof(HostKind)));
        Assert.Single(_crm.Services, s => s.ServiceType == typeof(ActionExecutor));
        Assert.Contains(
            "carried out by ShipSampleHandler already",
            Assert.Throws<ArgumentException>(() => _crm.AddAction<ShipSample, OtherHandler>(Kind, Delivery.Once)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ship-sample")]
    [InlineData("send-email")]
    [InlineData("Acme.ship")]
    [InlineData("acme.")]
    [InlineData(".ship")]
    [InlineData("acme.ship sample")]
    [InlineData("")]
    public void A_kind_of_a_host_has_a_vendor_and_a_name(string kind)
    {
        Assert.Contains("vendor.name", Assert.Throws<ArgumentException>(() => _crm.AddAction<ShipSample, ShipSampleHandler>(kind, Delivery.Once)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _crm.AddTrigger(kind));
    }

    [Fact]
    public void The_delivery_must_be_said() =>
        Assert.Throws<ArgumentException>(() => _crm.AddAction<ShipSample, ShipSampleHandler>(Kind, (Delivery)7));

    [Fact]
    public async Task The_engines_executors_are_registered_once_each_with_only_the_ports_that_there_are()
    {
        ActionExecutors.Register(_crm.Services);
        ActionExecutors.Register(_crm.Services);
        _crm.Services.AddSingleton<FindAccountModel>((_, _) => new(_bench.Model));
        await using var services = _crm.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        string[] decisions =
        [
            ActionKinds.CreateTask, ActionKinds.CreateDeal, ActionKinds.ChangeStage, ActionKinds.ChangeOwner, ActionKinds.AddTag, ActionKinds.RemoveTag,
            ActionKinds.SetField, ActionKinds.Assign,
        ];
        Assert.Equal(
            KnownKinds.BuiltIn.Actions.Except(decisions).Append(Notices.Action).Append(Messages.Action).Order(StringComparer.Ordinal),
            services.GetServices<ActionExecutor>().Select(e => e.Do).Order(StringComparer.Ordinal));
        Assert.IsType<EnvironmentSecretStore>(services.GetRequiredService<ISecretStore>());
        Assert.Equal("email", Assert.Single(services.GetServices<INotificationChannel>()).Name);
    }

    private sealed class Builder : ICrmBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }

    private sealed record ShipSample(string Sku, int Count);

    private sealed class Warehouse
    {
        public List<ActionContext<ShipSample>> Shipped { get; } = [];

        public int Made { get; set; }

        public int Disposed { get; set; }
    }

    private sealed class ShipSampleHandler : IActionHandler<ShipSample>, IDisposable
    {
        private readonly Warehouse _warehouse;

        public ShipSampleHandler(Warehouse warehouse)
        {
            _warehouse = warehouse;
            warehouse.Made++;
        }

        public ValueTask<ActionOutcome> RunAsync(ActionContext<ShipSample> action, CancellationToken ct)
        {
            _warehouse.Shipped.Add(action);
            return new(ActionOutcome.DoneAs($"{action.Settings.Count} x {action.Settings.Sku}"));
        }

        public void Dispose() => _warehouse.Disposed++;
    }

    private sealed class OtherHandler : IActionHandler<ShipSample>
    {
        public ValueTask<ActionOutcome> RunAsync(ActionContext<ShipSample> action, CancellationToken ct) => new(ActionOutcome.Done);
    }
}
