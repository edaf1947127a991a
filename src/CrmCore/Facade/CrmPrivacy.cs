namespace CrmCore;

/// <summary>One person's data: all of it in one file, or gone everywhere (R65).</summary>
public sealed class CrmPrivacy
{
    private static readonly string[] Beyond =
    [
        "Backups and exports made before: erase them, or keep the list of erased ids and repeat it after restoring one.",
        "Free pages and the log of the database file keep old bytes until they are written over: run VACUUM and a checkpoint while the engine is stopped.",
        "What was sent to services outside (mail, messengers, audiences, analytics) is theirs to erase.",
    ];

    private readonly Crm _crm;

    internal CrmPrivacy(Crm crm) => _crm = crm;

    /// <summary>Writes everything that is known about a person as one JSON document: the rows of every table that are about them, the cards merged into theirs included.</summary>
    /// <param name="contact">The contact, by any of its ids.</param>
    /// <param name="target">Takes UTF-8 JSON; left open.</param>
    /// <param name="ct">Stops writing.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="InvalidOperationException">There is no such contact in this account.</exception>
    public async ValueTask<long> ExportAsync(ContactId contact, Stream target, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        _ = await RedirectReads.ContactAsync(_crm.Engine.Store, model.Number, contact, ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The account '{_crm.AccountId}' has no contact {contact}.");
        var (values, _) = await PersonTrace.FindAsync(_crm.Engine.Store, model, contact, allDeals: true, ct).ConfigureAwait(false);
        return await PersonExport.WriteAsync(_crm.Engine.Store, model, contact, values, target, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Erases a person everywhere: cards, leads, conversations with every word that was said in them, claims, the personal column of timelines, the journal of merges, the bodies of events, what waits. Amounts,
    /// stages, dates and ids stay, so that reports still add up. From the first moment on nothing finds the person any more; the tables follow, all of
    /// them, which takes time with their size. Stopped in the middle, call it again: it goes on.
    /// </summary>
    /// <param name="contact">The contact, by any of its ids. Whatever was merged into it is the same person and is erased with it.</param>
    /// <param name="by">Who asked for it: an administrator, or null for the host's own code. Kept, without the person's data.</param>
    /// <param name="ct">Stops between two steps.</param>
    /// <returns><see cref="Erased"/> with the proof, or <see cref="Refused"/>.</returns>
    public async ValueTask<CommandResult> EraseAsync(ContactId contact, Actor? by = null, CancellationToken ct = default)
    {
        var begun = await _crm.Commands.RunAsync(CommandKinds.EraseContact, by ?? Actor.System, null, json => json.WriteString("contact", contact.ToString()), ct).ConfigureAwait(false);
        if (begun is Refused) return begun;
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var target = new ContactId(await RedirectReads.TargetAsync(_crm.Engine.Store, model.Number, contact.Value, ct).ConfigureAwait(false));
        var (values, trace) = await PersonTrace.FindAsync(_crm.Engine.Store, model, target, allDeals: false, ct).ConfigureAwait(false);
        var tables = await new ErasureSweep(_crm.Engine, model.Number, values).RunAsync(ct).ConfigureAwait(false);
        return new Erased(target) { Tables = tables, Shared = trace.Shared, Beyond = Beyond };
    }
}
