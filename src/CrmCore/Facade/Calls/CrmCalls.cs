using System.Text.Json;

namespace CrmCore;

/// <summary>Telephone calls while they ring: who calls, and where the call goes (R50).</summary>
public sealed class CrmCalls
{
    private const int LongestKey = 200;

    private readonly Crm _crm;

    internal CrmCalls(Crm crm) => _crm = crm;

    /// <summary>
    /// Everything that an employee needs to see while the telephone rings, found by the number alone (R50): who it is, their open deals and tasks, what
    /// happened last. Reads a bounded number of rows by key, however long the client's history is, and changes nothing.
    /// </summary>
    /// <param name="phone">The caller's number in any form; a number without a country code is read with the account's region.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The screen pop; of an unknown, withheld or unreadable number it holds the number alone.</returns>
    public async ValueTask<ScreenPop> ScreenPopAsync(string phone, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(phone);
        return await new ScreenPopReading(_crm, await _crm.ModelAsync(ct).ConfigureAwait(false), ct).OfAsync(phone).ConfigureAwait(false);
    }

    /// <summary>
    /// Says where a ringing call goes (R50): to the owner of the contact when they are at work and have room, else through the queue of the line
    /// whose number was dialled. A dialplan asks again with the same key, as often as it likes, until the state is another: who does not
    /// answer in the line's time gives way to the next (R45), and who waits is given to whoever comes free, the oldest first.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns>Where the call stands. <see cref="CallState.NoLine"/> is an answer too: the exchange rings where it likes.</returns>
    /// <exception cref="ArgumentException">The key is empty or longer than 200 characters, or one of the numbers is null. Nothing is kept then.</exception>
    public async ValueTask<CallRoute> RouteAsync(RingingCall call, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        Check(call.Key);
        if (call.From is null) throw new ArgumentException("The call has no number of the caller: give an empty one where it is withheld.", nameof(call));
        if (call.To is null) throw new ArgumentException("The call has no number that was dialled: it says the line.", nameof(call));
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var reading = new CallReading(_crm, model, ct);
        if (await reading.FindAsync(call.Key).ConfigureAwait(false) is { } known) return await reading.RouteAsync(known).ConfigureAwait(false);
        var result = await _crm.Commands.RunAsync(CommandKinds.RouteCall, Actor.System, null, Write, ct).ConfigureAwait(false);
        return await reading.FindAsync(call.Key).ConfigureAwait(false) is { } made
            ? await reading.RouteAsync(made).ConfigureAwait(false)
            : new CallRoute { State = CallState.NoLine, Why = result is Refused refused ? refused.Reason : $"No line takes the calls to '{call.To}'." };

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("call", call.Key);
            json.WriteString("from", call.From);
            json.WriteString("to", call.To);
        }
    }

    /// <summary>Somebody has picked up.</summary>
    /// <param name="key">The key that the call was routed with.</param>
    /// <param name="employee">Who: mostly who was rung, but anybody may take a call.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when there is no such call or employee, or the call is over. Told twice it changes nothing.</returns>
    public ValueTask<CommandResult> AnsweredAsync(string key, EmployeeId employee, CancellationToken ct = default)
    {
        Check(key);
        return _crm.Commands.RunAsync(CommandKinds.AnswerCall, employee, null, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("call", key);
            json.WriteString("employee", employee.Value);
        }
    }

    /// <summary>The call is over: who had it has room again. One that nobody answered leaves the queue and is kept as missed.</summary>
    /// <param name="key">The key that the call was routed with.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when there is no such call. Told twice it changes nothing.</returns>
    public ValueTask<CommandResult> EndedAsync(string key, CancellationToken ct = default)
    {
        Check(key);
        return _crm.Commands.RunAsync(CommandKinds.EndCall, Actor.System, null, json => json.WriteString("call", key), ct);
    }

    private static void Check(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (key.Length > LongestKey) throw new ArgumentException($"The key of a call has at most {LongestKey} characters; this one has {key.Length}.", nameof(key));
    }
}
