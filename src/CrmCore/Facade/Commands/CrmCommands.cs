using System.Text.Json;

namespace CrmCore;

/// <summary>Hands human commands in: they go the way of every event.</summary>
internal sealed class CrmCommands(CrmEngine engine, string account)
{
    /// <summary>Runs a command and gives its result when it is durable.</summary>
    /// <param name="kind">One of <see cref="CommandKinds"/>.</param>
    /// <param name="by">Who.</param>
    /// <param name="key">The caller's key, so that a command handed in twice counts once; null makes one.</param>
    /// <param name="body">Writes the members.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    public async ValueTask<CommandResult> RunAsync(string kind, Actor by, string? key, Action<Utf8JsonWriter> body, CancellationToken ct)
    {
        var command = new CommandEvent(kind, by, JsonBody.Write(body)) { Source = "crm", Key = key ?? engine.Tools.Ids.Next(engine.Now).ToString("N") };
        var item = new EventItem(account, command, acceptOnly: false);
        await engine.Queue.RunAsync(item, ct).ConfigureAwait(false);
        if (item.IsDuplicate) return new Done { Changed = false };
        if (item.Outcome.Status == EventStatus.Failed)
        {
            throw new CrmException($"The command failed and is kept in the inbox as {item.Outcome.Event}: {item.Outcome.Error}", item.Failure);
        }

        return (CommandResult)item.Outcome.Result!;
    }
}
