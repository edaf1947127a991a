using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Pains;

public sealed class SettingsCheckScenarios
{
    private static readonly PipelineDefinition Plain = Pipeline.Define("sales", p => p.Stage("new").Won().Lost());

    [Fact]
    public async Task R72_a_check_says_what_is_wrong_and_what_to_do()
    {
        await using var desk = await CrmTestDesk.CreateAsync(crm => crm.AddPipeline(Plain).Services.AddSingleton<ISettingsCheck>(new TokenCheck()));
        await desk.Crm.Settings.SaveAsync(new Connection { Id = "good", Kind = "acme", Settings = new() { ["token"] = "right" } });
        await desk.Crm.Settings.SaveAsync(new Connection { Id = "bad", Kind = "acme", Settings = new() { ["token"] = "wrong" } });
        await desk.Crm.Settings.SaveAsync(new Connection { Id = "down", Kind = "acme", Settings = new() { ["token"] = "down" } });

        Assert.Empty(await desk.Crm.Settings.CheckAsync("good"));
        var problem = Assert.Single(await desk.Crm.Settings.CheckAsync("bad"));
        Assert.Equal(new SettingsProblem("token", "The service refuses the token.", "Make a new one."), problem);
        Assert.Contains("does not answer", Assert.Single(await desk.Crm.Settings.CheckAsync("down")).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R72_an_unknown_connection_and_an_unserved_kind_are_named_with_a_remedy()
    {
        await using var desk = await CrmTestDesk.WithAsync(Plain);
        await desk.Crm.Settings.SaveAsync(new Connection { Id = "bot", Kind = "acme" });
        var missing = Assert.Single(await desk.Crm.Settings.CheckAsync("nobody"));
        Assert.Contains("'nobody'", missing.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(missing.Remedy);
        var unserved = Assert.Single(await desk.Crm.Settings.CheckAsync("bot"));
        Assert.Contains("'acme'", unserved.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(unserved.Remedy);
    }

    [Fact]
    public async Task R72_a_host_sees_at_start_which_adapters_are_missing()
    {
        var needs = Pipeline.Define("sales", p => p.Stage("new", s => s.OnEnter("parcel", Do.Host(Carrier.Ship))).Won().Lost());
        var refused = await Assert.ThrowsAsync<InvalidPipelineException>(() => CrmTestDesk.WithAsync(needs));
        Assert.Contains(Carrier.Ship, refused.Message, StringComparison.Ordinal);

        await using var desk = await new Carrier().DeskAsync(needs);
        Assert.Single(await desk.Crm.Pipelines.ListAsync());
    }

    private sealed class TokenCheck : ISettingsCheck
    {
        public string Kind => "acme";

        public ValueTask<IReadOnlyList<SettingsProblem>> CheckAsync(ConnectionContext connection, CancellationToken ct) =>
            (string?)connection.Connection.Settings["token"] switch
            {
                "right" => new([]),
                "down" => throw new ChannelException("The service does not answer.", ChannelFailure.Transient),
                _ => new([new SettingsProblem("token", "The service refuses the token.", "Make a new one.")]),
            };
    }
}
