using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Pains;

public sealed class MissingAdapterScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s.OnEnter("hook", Do.SendWebhook("https://example.com").After(Period.FromDays(3))).OnEnter("task", Do.CreateTask("Call")))
        .Won().Lost());

    [Fact]
    public async Task R72_the_start_says_which_adapters_are_missing_and_what_to_do()
    {
        var services = new ServiceCollection();
        services.AddCrmCore(crm => crm.UseInMemory().AddPipeline(Sales));
        await using var host = services.BuildServiceProvider();
        var engine = host.GetRequiredService<CrmEngine>();

        await engine.StartAsync();

        var warning = Assert.Single(engine.StartWarnings);
        Assert.Contains("'send-webhook'", warning, StringComparison.Ordinal);
        Assert.Contains("AddWebhooks()", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R72_nothing_is_said_where_nothing_is_missing()
    {
        await using var desk = await CrmCore.Testing.CrmTestDesk.WithAsync(Sales);
        Assert.Empty(desk.Engine.StartWarnings);
    }
}
