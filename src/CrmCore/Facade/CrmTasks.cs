using System.Text.Json;

namespace CrmCore;

/// <summary>Tasks: list, complete.</summary>
public sealed class CrmTasks
{
    private readonly Crm _crm;

    internal CrmTasks(Crm crm) => _crm = crm;

    /// <summary>The tasks of a deal, in the order of their making.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The tasks, done ones too.</returns>
    public async ValueTask<IReadOnlyList<CrmTask>> OfAsync(DealId deal, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var found = new List<CrmTask>();
        await foreach (var task in _crm.Engine.Store.AllAsync(CrmTaskRecords.Instance, CrmTaskRecords.ByDeal, CrmTaskRecords.DealKey(model.Number, deal), 2, ct).ConfigureAwait(false)) found.Add(task);
        return found;
    }

    /// <summary>The tasks that a lead's status made (R75).</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The tasks; their <see cref="CrmTask.Deal"/> is the lead's id.</returns>
    public ValueTask<IReadOnlyList<CrmTask>> OfAsync(LeadId lead, CancellationToken ct = default) => OfAsync(new DealId(lead.Value), ct);

    /// <summary>Marks a task as done.</summary>
    /// <param name="task">The task.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> CompleteAsync(CrmTask task, Actor? by = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        return _crm.Commands.RunAsync(CommandKinds.CompleteTask, by ?? Actor.System, null, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("deal", task.Deal.ToString());
            json.WriteString("task", task.Id.ToString());
        }
    }
}
