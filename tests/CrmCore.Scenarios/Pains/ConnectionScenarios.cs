using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Pains;

public sealed class ConnectionScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new")
        .Stage("answered", s => s.MoveHereOn("support", CrmCore.Triggers.IncomingEmail("support")))
        .Stage("first", s => s.OnEnter("letter", Do.SendEmail("offer").Via("sales-box")))
        .Stage("second", s => s.OnEnter("again", Do.SendEmail("offer").Via("support")))
        .Won().Lost());

    [Fact]
    public async Task R81_an_account_has_any_number_of_connections_of_a_kind_and_each_is_used_by_its_id()
    {
        await using var desk = await DeskAsync();
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.Deals.MoveAsync(deal, "first");
        await desk.Deals.MoveAsync(deal, "second");
        await desk.RunDueAsync();

        Assert.Equal(["sales-box", "support"], desk.Sent.Effects.Where(s => s.Channel == SentChannel.Mail).Select(s => s.Connection!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task R81_each_connection_is_handed_its_own_settings_and_secret()
    {
        await using var desk = await DeskAsync();
        var check = new Remembers();
        await using var other = await CrmTestDesk.CreateAsync(crm => crm.AddPipeline(Pipeline.Define("p", p => p.Stage("new").Won().Lost())).Services.AddSingleton<ISettingsCheck>(check));
        foreach (var id in new[] { "bot-1", "bot-2", "bot-3" })
        {
            await other.Crm.Settings.SaveAsync(new Connection { Id = id, Kind = "acme", Secret = "token-of-" + id, Settings = new() { ["name"] = id } });
            await other.Crm.Settings.CheckAsync(id);
        }

        Assert.Equal(["bot-1", "bot-2", "bot-3"], check.Seen.Select(c => (string?)c.Connection.Settings["name"]));
        Assert.Equal(["secret-of-token-of-bot-1", "secret-of-token-of-bot-2", "secret-of-token-of-bot-3"], check.Seen.Select(c => c.Secret));
    }

    [Fact]
    public async Task R81_a_trigger_of_one_mailbox_does_not_hear_another()
    {
        await using var desk = await DeskAsync();
        var deal = await desk.NewDealAsync(email: "a@example.com");
        await desk.Events.IngestAsync(new IncomingEmail("a@example.com") { Source = "sales-box", Key = "1", Mailbox = "sales-box" });
        Assert.Equal("new", await desk.StageAsync(deal));
        await desk.Events.IngestAsync(new IncomingEmail("a@example.com") { Source = "support", Key = "1", Mailbox = "support" });
        Assert.Equal("answered", await desk.StageAsync(deal));
    }

    [Fact]
    public async Task R81_connections_are_stored_without_their_secrets_and_only_administrators_change_them()
    {
        await using var desk = await DeskAsync();
        Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(new Connection { Id = "mine", Kind = "recording" }, Desks.Ivan));
        var stored = (await desk.Crm.Settings.ConnectionsAsync()).Single(c => c.Id == "support");
        Assert.Equal("support-password", stored.Secret);
    }

    [Fact]
    public async Task R81_accounts_do_not_see_each_others_connections()
    {
        await using var desk = await DeskAsync();
        await desk.Engine.Accounts.CreateAsync("other", "RU", "UTC");
        Assert.Empty(await desk.Engine.ForAccount("other").Settings.ConnectionsAsync());
        Assert.NotEmpty(await desk.Crm.Settings.ConnectionsAsync());
    }

    private static async Task<CrmTestDesk> DeskAsync()
    {
        var desk = await CrmTestDesk.CreateAsync(crm => crm
            .AddHandlebarsTemplates().AddPipeline(Sales).AddTemplate(new MessageTemplate { Id = "offer", Subject = "Our offer", Text = "Hello" }));
        await desk.Crm.Settings.SaveAsync(new Connection { Id = "sales-box", Kind = "recording" });
        await desk.Crm.Settings.SaveAsync(new Connection { Id = "support", Kind = "recording", Secret = "support-password" });
        return desk;
    }

    private sealed class Remembers : ISettingsCheck
    {
        public string Kind => "acme";

        public List<ConnectionContext> Seen { get; } = [];

        public ValueTask<IReadOnlyList<SettingsProblem>> CheckAsync(ConnectionContext connection, CancellationToken ct)
        {
            Seen.Add(connection);
            return new([]);
        }
    }
}
