using System.Text.Json;
using NodaTime;

namespace CrmCore;

/// <summary>Contacts: make, edit, find.</summary>
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

    /// <summary>A contact as it stands now.</summary>
    /// <param name="contact">Its id.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The contact.</returns>
    /// <exception cref="InvalidOperationException">There is none of that id in this account.</exception>
    public async ValueTask<Contact> GetAsync(ContactId contact, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await _crm.Engine.Store.FindAsync(ContactRecords.Instance, ContactRecords.Key(model.Number, contact), ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The account '{_crm.AccountId}' has no contact {contact}.");
    }

    /// <summary>A contact as it stood at a moment (R63): what <see cref="GetAsync"/> gave then. Personal values that were erased stay erased.</summary>
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
            if ((await store.FindAsync(ContactRecords.Instance, key, ct).ConfigureAwait(false))?.Version == now.Version) return CardHistory.Contact(now, entries, CardHistory.CountAt(entries, at));
        }

        return null;
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
