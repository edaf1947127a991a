using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Contacts: make, edit, find, merge and unmerge, delete.</summary>
public sealed class CrmContacts
{
    private readonly Crm _crm;

    internal CrmContacts(Crm crm) => _crm = crm;

    /// <summary>Makes a contact. One that is known by one of the given points is not made again.</summary>
    /// <param name="contact">What is known.</param>
    /// <param name="by">Who makes it; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Created"/> with the contact's id, or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> CreateAsync(ContactChange contact, Actor? by = null, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return _crm.Commands.RunAsync(CommandKinds.CreateContact, by ?? Actor.System, key, contact.Write, ct);
    }

    /// <summary>Changes a contact. Phones and addresses are added, never replaced.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="change">What changes; what is null stays.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> EditAsync(ContactId contact, ContactChange change, Actor? by = null, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _crm.Commands.RunAsync(CommandKinds.EditContact, by ?? Actor.System, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("contact", contact.ToString());
            change.Write(json);
        }
    }

    /// <summary>Merges two contacts into one (R33): values by the account's <see cref="MergeRules"/>, everything else of both.</summary>
    /// <param name="survivor">The card that stays.</param>
    /// <param name="other">The card that is merged away: its id leads to the survivor from now on.</param>
    /// <param name="by">Who; null for the host's own code, which counts as a rule: it does not merge what a person said is not the same.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="reason">Why, in words; kept with the merge. Null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Merged"/>, or <see cref="Refused"/>; then nothing was changed.</returns>
    public ValueTask<CommandResult> MergeAsync(
        ContactId survivor, ContactId other, Actor? by = null, string? key = null, string? reason = null, CancellationToken ct = default) =>
        MergeAsync(survivor, other, by, key, reason, null, ct);

    /// <summary>Merges what a rule decided from the cards as they stood: refused when either was changed since (R68).</summary>
    internal ValueTask<CommandResult> MergeAsync(
        ContactId survivor, ContactId other, Actor? by, string? key, string? reason, (long Survivor, long Other)? seen, CancellationToken ct) =>
        _crm.Commands.RunAsync(CommandKinds.MergeContacts, by ?? Actor.System, key, json => MergeCommand.Write(json, survivor, other, reason, seen), ct);

    /// <summary>Takes a merge back (R33): both cards are what they were; what came since is with the right one, and the result says which.</summary>
    /// <param name="merge">The merge. Merges that stand upon it are undone first, the last one first.</param>
    /// <param name="by">Who; null for the host's own code. The two are marked as not the same in that name.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Unmerged"/>, or <see cref="Refused"/>; then nothing was changed.</returns>
    public ValueTask<CommandResult> UnmergeAsync(MergeId merge, Actor? by = null, string? key = null, CancellationToken ct = default) =>
        _crm.Commands.RunAsync(CommandKinds.UnmergeContacts, by ?? Actor.System, key, json => json.WriteString("merge", merge.ToString()), ct);

    /// <summary>Says that two contacts are not the same, for ever: no rule merges them. A person still may, and that takes it back.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> NotSameAsync(ContactId one, ContactId other, Actor? by = null, CancellationToken ct = default) =>
        MarkAsync(one, other, withdraw: false, by, ct);

    /// <summary>Takes back that two contacts are not the same.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> WithdrawNotSameAsync(ContactId one, ContactId other, Actor? by = null, CancellationToken ct = default) =>
        MarkAsync(one, other, withdraw: true, by, ct);

    /// <summary>Whether somebody said that two contacts are not the same; also of cards that were merged into them. Rules that merge ask it.</summary>
    /// <param name="one">The one, by any of its ids.</param>
    /// <param name="other">The other, by any of its ids.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>Whether they are marked.</returns>
    public async ValueTask<bool> AreNotSameAsync(ContactId one, ContactId other, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await RedirectReads.AreNotSameAsync(_crm.Engine.Store, model.Number, one.Value, other.Value, ct).ConfigureAwait(false);
    }

    /// <summary>The merges in which a contact took part, undone ones too, the oldest first; also those of the cards that were merged into it.</summary>
    /// <param name="contact">The contact, by any of its ids.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The merges.</returns>
    public async ValueTask<IReadOnlyList<Merge>> MergesAsync(ContactId contact, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var found = new SortedDictionary<Guid, Merge>();
        foreach (var card in await RedirectReads.ClusterAsync(_crm.Engine.Store, model.Number, contact.Value, ct).ConfigureAwait(false))
        {
            foreach (var index in (int[])[MergeRecords.BySurvivor, MergeRecords.ByOther])
            {
                await foreach (var merge in _crm.Engine.Store.AllAsync(MergeRecords.Instance, index, new RecordKey(model.Number, card), 2, ct).ConfigureAwait(false)) found[merge.Id.Value] = merge;
            }
        }

        return [.. found.Values];
    }

    /// <summary>Deletes a contact (R18): its phones and addresses are free again, its deals go on without it, its timeline stays.</summary>
    /// <param name="contact">The contact; the id of one that was merged away deletes the card that stands for it.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> DeleteAsync(ContactId contact, Actor? by = null, string? key = null, CancellationToken ct = default) =>
        _crm.Commands.RunAsync(CommandKinds.DeleteContact, by ?? Actor.System, key, json => json.WriteString("contact", contact.ToString()), ct);

    /// <summary>A contact as it stands now; the id of one that was merged away gives the card that stands for it.</summary>
    /// <param name="contact">Its id.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The contact.</returns>
    /// <exception cref="InvalidOperationException">There is none of that id in this account, or it was deleted or erased; the message says which.</exception>
    public async ValueTask<Contact> GetAsync(ContactId contact, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var found = await RedirectReads.ContactAsync(_crm.Engine.Store, model.Number, contact, ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The account '{_crm.AccountId}' has no contact {contact}.");
        if (found.State == CardState.Deleted) throw new InvalidOperationException($"The contact {contact} was deleted. Its timeline is kept.");
        return found.State is CardState.Erasing or CardState.Erased ? throw new InvalidOperationException($"The contact {contact} was erased (R65).") : found;
    }

    /// <summary>
    /// A contact as it stood at a moment (R63): what <see cref="GetAsync"/> gave then, so that after a merge it is the survivor and before it the
    /// card itself. Personal values that were erased stay erased.
    /// </summary>
    /// <param name="contact">Its id.</param>
    /// <param name="at">The moment, by the engine's clock; what was written in that millisecond counts.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The contact; null when there was none of that id then.</returns>
    public async ValueTask<Contact?> AsOfAsync(ContactId contact, Instant at, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var store = _crm.Engine.Store;
        var key = ContactRecords.Key(model.Number, contact);
        while (await store.FindAsync(ContactRecords.Instance, key, ct).ConfigureAwait(false) is { } now)
        {
            var entries = await CardHistory.EntriesAsync(store, model.Number, contact.Value, ct).ConfigureAwait(false);
            // Card and timeline are two reads: what was written between them is read again.
            if ((await store.FindAsync(ContactRecords.Instance, key, ct).ConfigureAwait(false))?.Version != now.Version) continue;
            var kept = CardHistory.CountAt(entries, at);
            return CardHistory.Contact(now, entries, kept) switch
            {
                { State: CardState.Active } then => then,
                { State: CardState.Merged } when CardHistory.MergedInto(entries, kept) is { } into => await AsOfAsync(into, at, ct).ConfigureAwait(false),
                _ => null,
            };
        }

        return null;
    }

    /// <summary>The account's contacts in the order of their making, without those that were merged away or deleted.</summary>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="limit">How many at most; 1 to 1000. A page may hold fewer though more follow.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>A page of contacts.</returns>
    public async ValueTask<Page<Contact>> ListAsync(string? after = null, int limit = 100, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var page = await _crm.Engine.Store.PageAsync(ContactRecords.Instance, -1, new RecordKey(model.Number), 1, limit, after, false, ct).ConfigureAwait(false);
        return page with { Items = [.. page.Items.Where(contact => contact.State == CardState.Active)] };
    }

    /// <summary>Who holds a phone number, as typed.</summary>
    /// <param name="phone">The number in any form; read with the account's region.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The contact; null when nobody is known by it.</returns>
    public async ValueTask<Contact?> FindByPhoneAsync(string phone, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var points = new List<KnownPoint>();
        _crm.Engine.Tools.Points.Phone(phone, model.Account.Region, points);
        return await HolderAsync(model, points, ct).ConfigureAwait(false);
    }

    /// <summary>Who holds an e-mail address.</summary>
    /// <param name="email">The address in any form.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The contact; null when nobody is known by it.</returns>
    public async ValueTask<Contact?> FindByEmailAsync(string email, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var points = new List<KnownPoint>();
        ContactPoints.Email(email, points);
        return await HolderAsync(model, points, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Marks a phone or an address as used by several people: a switchboard, info@, a family's phone (R33). It stays on all cards that have it
    /// and decides nothing alone any more.
    /// </summary>
    /// <param name="point">The value, in any form that can be read.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> ShareAsync(ContactPoint point, Actor? by = null, string? key = null, CancellationToken ct = default) =>
        _crm.Commands.RunAsync(CommandKinds.ShareKey, by ?? Actor.System, key, json => Write(json, point, null), ct);

    /// <summary>Gives a shared phone or address to one contact again: from now on it alone says who it is.</summary>
    /// <param name="point">The value, in any form that can be read.</param>
    /// <param name="contact">The contact; it must have the value.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/>, or <see cref="Refused"/> when somebody else holds it.</returns>
    public ValueTask<CommandResult> UnshareAsync(ContactPoint point, ContactId contact, Actor? by = null, string? key = null, CancellationToken ct = default) =>
        _crm.Commands.RunAsync(CommandKinds.ShareKey, by ?? Actor.System, key, json => Write(json, point, contact), ct);

    /// <summary>Whether a phone or an address is known to be used by several people (R33).</summary>
    /// <param name="point">The value in its canonical form, as cards have it.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>Whether it is.</returns>
    public async ValueTask<bool> IsSharedAsync(ContactPoint point, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await _crm.Engine.Store.FindAsync(ClaimRecords.Instance, ClaimRecords.Key(model.Number, point), ct).ConfigureAwait(false) is { IsShared: true };
    }

    private ValueTask<CommandResult> MarkAsync(ContactId one, ContactId other, bool withdraw, Actor? by, CancellationToken ct)
    {
        return _crm.Commands.RunAsync(CommandKinds.MarkNotSame, by ?? Actor.System, null, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("a", one.ToString());
            json.WriteString("b", other.ToString());
            if (withdraw) json.WriteBoolean("withdraw", true);
        }
    }

    private static void Write(Utf8JsonWriter json, ContactPoint point, ContactId? contact)
    {
        json.WriteString("kind", point.Kind.ToString());
        json.WriteString("value", point.Value);
        json.Member("contact", contact?.ToString());
    }

    private async ValueTask<Contact?> HolderAsync(AccountModel model, List<KnownPoint> points, CancellationToken ct)
    {
        if (points.Count == 0) return null;
        var key = ClaimRecords.Key(model.Number, points[0].Kind, points[0].Value);
        var claim = await _crm.Engine.Store.FindAsync(ClaimRecords.Instance, key, ct).ConfigureAwait(false);
        return claim is { HolderKind: CardKind.Contact } ? await GetAsync(new ContactId(claim.Holder), ct).ConfigureAwait(false) : null;
    }
}
