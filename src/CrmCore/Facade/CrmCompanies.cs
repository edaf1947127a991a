using System.Text.Json;

namespace CrmCore;

/// <summary>Companies: make, edit, find, and the people who belong to them (R35).</summary>
public sealed class CrmCompanies
{
    private readonly Crm _crm;

    internal CrmCompanies(Crm crm) => _crm = crm;

    /// <summary>Makes a company. One of the same tax number is not made again.</summary>
    /// <param name="company">What is known; the name is needed.</param>
    /// <param name="by">Who makes it; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Created"/> with the company's id, or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> CreateAsync(CompanyChange company, Actor? by = null, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(company);
        return _crm.Commands.RunAsync(CommandKinds.CreateCompany, by ?? Actor.System, key, company.Write, ct);
    }

    /// <summary>Changes a company. Phones and addresses are added, never replaced.</summary>
    /// <param name="company">The company.</param>
    /// <param name="change">What changes; what is null stays.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="key">The caller's key; null for none.</param>
    /// <param name="ct">Stops waiting for room in the queue.</param>
    /// <returns><see cref="Done"/> or <see cref="Refused"/>.</returns>
    public ValueTask<CommandResult> EditAsync(CompanyId company, CompanyChange change, Actor? by = null, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _crm.Commands.RunAsync(CommandKinds.EditCompany, by ?? Actor.System, key, Write, ct);

        void Write(Utf8JsonWriter json)
        {
            json.WriteString("company", company.ToString());
            change.Write(json);
        }
    }

    /// <summary>A company as it stands now.</summary>
    /// <param name="company">Its id.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The company.</returns>
    /// <exception cref="InvalidOperationException">There is none of that id in this account.</exception>
    public async ValueTask<Company> GetAsync(CompanyId company, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await _crm.Engine.Store.FindAsync(CompanyRecords.Instance, CompanyRecords.Key(model.Number, company), ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The account '{_crm.AccountId}' has no company {company}.");
    }

    /// <summary>The companies of a name, whatever their legal form: <c>Ромашка</c> finds <c>ООО «Ромашка»</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The companies in the order of their making.</returns>
    public async ValueTask<IReadOnlyList<Company>> FindByNameAsync(string name, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var found = new List<Company>();
        await foreach (var company in _crm.Engine.Store.AllAsync(CompanyRecords.Instance, CompanyRecords.ByName, CompanyRecords.NameKey(model.Number, name), 2, ct).ConfigureAwait(false)) found.Add(company);
        return [.. found.OrderBy(c => c.Id.Value)];
    }

    /// <summary>The account's companies in the order of their making.</summary>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>A page of companies.</returns>
    public async ValueTask<Page<Company>> ListAsync(string? after = null, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await _crm.Engine.Store.PageAsync(CompanyRecords.Instance, -1, new RecordKey(model.Number), 1, 100, after, false, ct).ConfigureAwait(false);
    }

    /// <summary>The people who belong to a company, in the order of their making.</summary>
    /// <param name="company">The company.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The contacts.</returns>
    public async ValueTask<IReadOnlyList<Contact>> ContactsAsync(CompanyId company, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var store = _crm.Engine.Store;
        var found = new List<Contact>();
        await foreach (var member in store.AllAsync(CompanyMemberRecords.Instance, CompanyMemberRecords.ByCompany, CompanyMemberRecords.CompanyKey(model.Number, company), 2, ct).ConfigureAwait(false))
        {
            if (await store.FindAsync(ContactRecords.Instance, ContactRecords.Key(model.Number, member.Contact), ct).ConfigureAwait(false) is { } contact) found.Add(contact);
        }

        return found;
    }
}
