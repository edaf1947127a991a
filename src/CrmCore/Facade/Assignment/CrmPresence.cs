using NodaTime;

namespace CrmCore;

/// <summary>Whether employees are there for work, and what they have open (R41).</summary>
public sealed class CrmPresence
{
    private readonly Crm _crm;

    internal CrmPresence(Crm crm) => _crm = crm;

    /// <summary>Says whether an employee is there. Who is back is given what has waited longest at once.</summary>
    /// <param name="employee">The employee.</param>
    /// <param name="presence">What holds from now on.</param>
    /// <param name="until">Until when; then the employee is at work again by itself. Null for until something else is said; always null for <see cref="Presence.AtWork"/>.</param>
    /// <param name="by">Who says it; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when there is no such active employee, or the end is past.</returns>
    public ValueTask<CommandResult> SetAsync(EmployeeId employee, Presence presence, Instant? until = null, Actor? by = null, CancellationToken ct = default) =>
        _crm.Commands.RunAsync(CommandKinds.SetPresence, by ?? Actor.System, null, json =>
        {
            json.WriteString("employee", employee.Value);
            json.WriteNumber("presence", (int)presence);
            if (until is { } moment) json.WriteNumber("until", moment.ToUnixTimeMilliseconds());
        }, ct);

    /// <summary>An employee's desk now.</summary>
    /// <param name="employee">The employee.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The desk; of an employee who was never given anything and never said anything, an empty one at work.</returns>
    /// <exception cref="InvalidOperationException">The account has no such employee.</exception>
    public async ValueTask<Desk> OfAsync(EmployeeId employee, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        if (!model.Employees.ContainsKey(employee.Value)) throw new InvalidOperationException($"The account '{_crm.AccountId}' has no employee '{employee}'.");
        var desk = await _crm.Engine.Store.FindAsync(DeskRecords.Instance, DeskRecords.Key(model.Number, employee.Value), ct).ConfigureAwait(false);
        return DeskReading.At(desk ?? new Desk { Employee = employee }, _crm.Engine.Now);
    }

    /// <summary>The desks of all active employees now, in the order of their ids.</summary>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The desks.</returns>
    public async ValueTask<IReadOnlyList<Desk>> ListAsync(CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var known = new Dictionary<string, Desk>(StringComparer.Ordinal);
        await foreach (var desk in _crm.Engine.Store.AllAsync(DeskRecords.Instance, DeskRecords.ByAccount, new RecordKey(model.Number), 1, ct).ConfigureAwait(false)) known[desk.Employee.Value] = desk;
        var now = _crm.Engine.Now;
        return [.. model.Employees.Values.Where(e => e.Active).OrderBy(e => e.Id, StringComparer.Ordinal).Select(e => DeskReading.At(known.GetValueOrDefault(e.Id) ?? new Desk { Employee = new EmployeeId(e.Id) }, now))];
    }
}
