using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore;

/// <summary>Carries out a kind of action that the host registered, by the host's handler, in a scope of services for each try.</summary>
internal sealed class HostExecutor<TSettings>(
    string kind,
    Delivery delivery,
    IServiceScopeFactory scopes,
    Func<IServiceProvider, IActionHandler<TSettings>> handler,
    JsonTypeInfo<TSettings> json) : ActionExecutor
    where TSettings : notnull
{
    public override string Do => kind;

    public override Delivery DeliveryOf(ActionRun run) => delivery;

    public override async ValueTask<ActionOutcome> RunAsync(ActionRun run, CancellationToken ct)
    {
        if (run.Deal is not { } deal) return ActionOutcome.Skip("the deal is gone");
        TSettings settings;
        try
        {
            settings = run.Definition.Settings.Deserialize(json)!;
        }
        catch (JsonException e)
        {
            return ActionOutcome.Fail($"The settings of the action '{run.Definition.Id}' cannot be read as {typeof(TSettings).Name}: {e.Message}");
        }

        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = new ActionContext<TSettings>
            {
                Settings = settings,
                Account = run.Model.Account,
                Lead = run.Lead,
                Deal = deal,
                Contacts = run.Contacts,
                Action = run.Action,
                Now = run.Now,
            };
            return await handler(scope.ServiceProvider).RunAsync(context, ct).ConfigureAwait(false);
        }
    }
}
