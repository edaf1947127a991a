using Microsoft.Extensions.DependencyInjection;

namespace CrmCore;

/// <summary>Runs the settings check of a connection's kind (R72).</summary>
internal static class ConnectionChecks
{
    public static async ValueTask<IReadOnlyList<SettingsProblem>> CheckAsync(Crm crm, string id, CancellationToken ct)
    {
        var model = await crm.ModelAsync(ct).ConfigureAwait(false);
        if (!model.Connections.TryGetValue(id, out var connection)) return [new SettingsProblem("connection", $"There is no connection '{id}'.", "Save one with crm.Settings.SaveAsync.")];
        var check = crm.Engine.Services.GetServices<ISettingsCheck>().FirstOrDefault(c => c.Kind == connection.Kind);
        if (check is null) return [new SettingsProblem("kind", $"Nothing serves connections of the kind '{connection.Kind}'.", "Register its package in AddCrmCore.")];
        try
        {
            var context = await crm.Engine.Services.GetRequiredService<ConnectionResolver>().ResolveAsync(model, id, ct).ConfigureAwait(false);
            return await check.CheckAsync(context, ct).ConfigureAwait(false);
        }
        catch (ChannelException error)
        {
            return [new SettingsProblem("service", error.Message, "Mend what it names and check again.")];
        }
    }
}
