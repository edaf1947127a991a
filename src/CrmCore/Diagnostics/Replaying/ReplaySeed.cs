using System.Text;
using NodaTime;

namespace CrmCore;

/// <summary>Puts an account as it stood at a moment into a replay's memory, with one pipeline changed, and reads on the way what was recorded since.</summary>
internal sealed class ReplaySeed(ICrmStore store, AccountModel model, PipelineDefinition changed, Instant from, RecordedPeriod recorded, ReplayStore target)
{
    private readonly WorkingSet _set = RecordCatalog.NewSet();
    private readonly ReplayKeys _keys = new();
    private readonly ReplayArrivals _arrivals = new(store, model.Number);
    private readonly List<(CardKind Kind, Guid Holder, KnownPoint Point)> _held = [];
    private readonly CompiledPipeline _changed = new(changed, model.Pipelines[changed.Id].Revision + 1);

    /// <summary>What the changed definition is published as.</summary>
    public CompiledPipeline Changed => _changed;

    public async ValueTask PlantAsync(CancellationToken ct)
    {
        await recorded.ReadInboxAsync(ct).ConfigureAwait(false);
        await target.OpenAsync(RecordCatalog.Schema, ct).ConfigureAwait(false);
        _set.Of(AccountRecords.Instance).Insert(model.Account);
        foreach (var setting in model.Settings.Values) Plant(setting);
        PlantPipelines();
        await PlantMergesAsync(ct).ConfigureAwait(false);
        await foreach (var contact in AllAsync(ContactRecords.Instance, ct).ConfigureAwait(false)) await PlantAsync(contact, ct).ConfigureAwait(false);
        await foreach (var lead in AllAsync(LeadRecords.Instance, ct).ConfigureAwait(false)) await PlantAsync(lead, ct).ConfigureAwait(false);
        await foreach (var company in AllAsync(CompanyRecords.Instance, ct).ConfigureAwait(false)) Plant(company);
        await PlantKeysAsync(ct).ConfigureAwait(false);
        await foreach (var deal in AllAsync(DealRecords.Instance, ct).ConfigureAwait(false)) await PlantAsync(deal, ct).ConfigureAwait(false);
        await foreach (var task in AllAsync(CrmTaskRecords.Instance, ct).ConfigureAwait(false))
        {
            if (task.CreatedAt <= from) _set.Of(CrmTaskRecords.Instance).Insert(task.DoneAt > from ? task with { DoneAt = null } : task);
        }

        await foreach (var mark in AllAsync(VisitMarkRecords.Instance, ct).ConfigureAwait(false))
        {
            if (mark.FiredAt <= from) _set.Of(VisitMarkRecords.Instance).Insert(mark);
        }

        await foreach (var score in AllAsync(ScoreRecords.Instance, ct).ConfigureAwait(false)) Plant(score);
        await target.CommitAsync(_set.Changes(), ct).ConfigureAwait(false);
        await _arrivals.PlantAsync(target, ct).ConfigureAwait(false);
    }

    private IAsyncEnumerable<T> AllAsync<T>(RecordType<T> type, CancellationToken ct)
        where T : class => store.AllAsync(type, -1, new RecordKey(model.Number), 1, ct);

    // Of a rule that counted before and after the moment only the sum is kept: it is taken as it is.
    private void Plant(Score score)
    {
        var then = score.Hits.Where(h => h.Value.First <= from).ToDictionary(h => h.Key, h => h.Value with { Last = Instant.Min(h.Value.Last, from) }, StringComparer.Ordinal);
        if (then.Count > 0) _set.Of(ScoreRecords.Instance).Insert(score with { Hits = then, Version = 1 });
    }

    private void Plant(Company company)
    {
        if (company.CreatedAt > from) return;
        _set.Of(CompanyRecords.Instance).Insert(company);
        foreach (var point in company.Points) _held.Add((CardKind.Company, company.Id.Value, point));
        if (company.TaxId is { } taxId) _held.Add((CardKind.Company, company.Id.Value, new KnownPoint(ContactPointKind.TaxId, taxId, taxId)));
    }

    // Shared keys first: nobody holds them. Today's claim names the lead that gathers today, which need not have been there.
    private async ValueTask PlantKeysAsync(CancellationToken ct)
    {
        var claims = _set.Of(ClaimRecords.Instance);
        await foreach (var claim in AllAsync(ClaimRecords.Instance, ct).ConfigureAwait(false))
        {
            if (claim.IsShared && _keys.IsShared(claim.Kind, claim.Value) != false) claims.Insert(claim with { Holder = _keys.Gathering(claim.Kind, claim.Value) });
        }

        foreach (var (kind, value) in _keys.Shared)
        {
            if (claims.Has(ClaimRecords.Key(model.Number, kind, value))) continue;
            claims.Insert(Claims.New(model.Number, new KnownPoint(kind, value, value), 1) with { Holder = _keys.Gathering(kind, value) });
        }

        foreach (var (kind, holder, point) in _held) Hold(kind, holder, point.Kind, point.Value, point.Raw);
    }

    private async ValueTask PlantAsync(Contact contact, CancellationToken ct)
    {
        var entries = await CardHistory.EntriesAsync(store, model.Number, contact.Id.Value, ct).ConfigureAwait(false);
        var kept = CardHistory.CountAt(entries, from);
        recorded.Add(CardKind.Contact, entries, kept, null);
        _keys.Add(entries, kept);
        if (CardHistory.Contact(contact, entries, kept) is not { } then) return;
        _set.Of(ContactRecords.Instance).Insert(then);
        _arrivals.Add(then);
        if (then.State != CardState.Active) return;
        if (then.Company is { } company) _set.Of(CompanyMemberRecords.Instance).Insert(new CompanyMember(then.Account, company, then.Id));
        foreach (var point in then.Points) _held.Add((CardKind.Contact, then.Id.Value, point));
    }

    private async ValueTask PlantMergesAsync(CancellationToken ct)
    {
        var merges = new PastMerges(store, model.Number, entries => CardHistory.CountAt(entries, from));
        await foreach (var merge in AllAsync(MergeRecords.Instance, ct).ConfigureAwait(false))
        {
            if (await merges.MergeAsync(merge, ct).ConfigureAwait(false) is not { } then) continue;
            _set.Of(MergeRecords.Instance).Insert(then);
            if (!then.Stands) continue;
            _arrivals.Add(then);
            if (await merges.RedirectAsync(then.Other.Value, ct).ConfigureAwait(false) is { } redirect) _set.Of(RedirectRecords.Instance).Insert(redirect);
        }

        await foreach (var pair in AllAsync(NotSameRecords.Instance, ct).ConfigureAwait(false))
        {
            if (pair.At <= from) _set.Of(NotSameRecords.Instance).Insert(pair);
        }
    }

    private async ValueTask PlantAsync(Lead lead, CancellationToken ct)
    {
        var entries = await CardHistory.EntriesAsync(store, model.Number, lead.Id.Value, ct).ConfigureAwait(false);
        var kept = CardHistory.CountAt(entries, from);
        recorded.Add(CardKind.Lead, entries, kept, null);
        _keys.Add(entries, kept);
        if (CardHistory.Lead(lead, entries, kept) is not { } then) return;
        _set.Of(LeadRecords.Instance).Insert(then);
        if (kept > 0 && CardHistory.Lead(lead, entries, 1) is { } made) _keys.Add(made, entries[0]);
        if (then.Contact is { } contact)
        {
            // A lead of a known contact holds nothing itself.
            if (kept > 0) _arrivals.Add([contact], entries[0]);
            return;
        }

        foreach (var point in then.Points) _held.Add((CardKind.Lead, then.Id.Value, point));
    }

    private async ValueTask PlantAsync(Deal deal, CancellationToken ct)
    {
        var entries = await CardHistory.EntriesAsync(store, model.Number, deal.Id.Value, ct).ConfigureAwait(false);
        var kept = CardHistory.CountAt(entries, from);
        var stood = CardHistory.Deal(deal, entries, kept);
        recorded.Add(CardKind.Deal, entries, kept, stood);
        if (stood is null) return;
        var then = Rehoused(stood) with { HasPlans = true };
        _set.Of(DealRecords.Instance).Insert(then);
        if (then.State != CardState.Active) return;
        ContactId[] contacts = then.Contact is { } main ? [main, .. then.OtherContacts] : [.. then.OtherContacts];
        if (kept > 0) _arrivals.Add(contacts, entries[0]);
        target.Begin(then);
        _set.Of(StageCountRecords.Instance).Add(new StageCount(then.Account, then.Pipeline, then.Stage, then.Amount?.Currency ?? "", 1, then.Amount?.Minor ?? 0), StageCount.Sum);
        foreach (var contact in contacts) _set.Of(DealLinkRecords.Instance).Insert(new DealLink(then.Account, contact, then.Id));
        foreach (var action in WaitingThen.Of(model, deal, entries, kept)) _set.Of(ScheduledActionRecords.Instance).Insert(action);
        foreach (var (field, value) in then.Fields.Values)
        {
            if (model.Fields.TryGetValue((CardKind.Deal, field), out var definition) && definition.Unique) Hold(CardKind.Deal, then.Id.Value, ContactPointKind.UniqueField, UniqueFields.ClaimValue(field, value), value.AsText);
        }
    }

    // Publishing the changed version would move the deals of replaced stages (R05).
    private Deal Rehoused(Deal deal) =>
        deal.Pipeline == changed.Id && !_changed.Has(deal.Stage) && _changed.Stage(deal.Stage) is { } stage ? deal with { Stage = stage.Id } : deal;

    private void Hold(CardKind kind, Guid holder, ContactPointKind point, string value, string raw)
    {
        var claims = _set.Of(ClaimRecords.Instance);
        var claim = new Claim { Account = model.Number, Kind = point, Value = value, HolderKind = kind, Holder = holder, Raw = raw == value ? null : raw, Names = _keys.Names(point, value) };
        if (!claims.Has(ClaimRecords.Instance.KeyOf(claim))) claims.Insert(claim);
    }

    private void Plant(Setting setting)
    {
        if (setting.Kind is SettingKinds.Pipeline) return;
        if (setting.SavedAt <= from) _set.Of(SettingRecords.Instance).Insert(setting);
        else if (recorded.EarlierSaves.TryGetValue((setting.Kind, setting.Id), out var save)) _set.Of(SettingRecords.Instance).Insert(Earlier(setting, save));
    }

    private Setting Earlier(Setting setting, StoredEvent save)
    {
        var since = recorded.Events.Count(e => e.Kind == CommandKinds.SaveSetting && RecordedPeriod.SettingOf(e) == (setting.Kind, setting.Id));
        using var document = System.Text.Json.JsonDocument.Parse(save.Body);
        var body = document.RootElement.TryGetProperty("body", out var json) ? Encoding.UTF8.GetBytes(json.GetRawText()) : [];
        return setting with { Version = Math.Max(1, setting.Version - since), SavedAt = save.RecordedAt, SavedBy = save.Actor, Body = body };
    }

    private void PlantPipelines()
    {
        foreach (var pipeline in PastModel.Of(model, from).Pipelines.Values)
        {
            if (pipeline.Definition.Id == changed.Id) continue;
            var kept = model.Settings[(SettingKinds.PipelineVersion, AccountModel.PipelineVersionId(pipeline.Definition.Id, pipeline.Revision))];
            _set.Of(SettingRecords.Instance).Insert(kept with { Kind = SettingKinds.Pipeline, Id = pipeline.Definition.Id, Version = pipeline.Revision });
        }

        var stored = model.Settings[(SettingKinds.Pipeline, changed.Id)];
        _set.Of(SettingRecords.Instance).Insert(stored with { Version = _changed.Revision, SavedAt = from, Body = Encoding.UTF8.GetBytes(PipelineJson.Write(changed)) });
    }
}
