namespace CrmCore;

/// <summary>
/// Probable doubles among the contacts (R33): those that share no exact key and are still one person. New and changed contacts are looked
/// at by themselves, right after their capture; here are the whole account, the review list and the reasons.
/// </summary>
public sealed class CrmDuplicates
{
    private readonly Crm _crm;

    internal CrmDuplicates(Crm crm) => _crm = crm;

    /// <summary>Looks for doubles among all contacts, with weights learned from the account's own records. Changes nothing.</summary>
    /// <param name="progress">Hears how far it is; null for nobody.</param>
    /// <param name="ct">Stops; nothing is kept.</param>
    /// <returns>The plan: see it, ask it why, apply it or forget it.</returns>
    public async ValueTask<DuplicatePlan> FindAsync(IProgress<MatchProgress>? progress = null, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var rows = await ContactRows.ReadAsync(_crm.Engine.Store, model, progress, ct).ConfigureAwait(false);
        var settings = model.Duplicates;
        var matcher = new Matcher(rows.Table)
        {
            Settings = new MatchSettings { Merge = settings.MergeFrom, Likely = settings.ReviewFrom },
            Different = rows.Different,
        };
        var result = await Task.Run(() => matcher.Run(progress, ct), ct).ConfigureAwait(false);
        return new DuplicatePlan(result, rows);
    }

    /// <summary>
    /// Carries a plan out: merges what is sure, puts the rest on the review list, and keeps the learned weights for the contacts to come.
    /// Each merge is a commit of its own: after a crash, find and apply again, and what was merged stays merged.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="by">Who; null for the host's own code.</param>
    /// <param name="progress">Hears the share that is done, from 0 to 1; null for nobody.</param>
    /// <param name="ct">Stops between two merges; what was merged stays.</param>
    /// <returns>What was merged, what was refused and why, and how many pairs wait for review.</returns>
    public async ValueTask<DuplicateReport> ApplyAsync(DuplicatePlan plan, Actor? by = null, IProgress<double>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        await SaveModelAsync(plan.Model, ct).ConfigureAwait(false);
        var merged = new List<Merged>();
        var refused = new List<DuplicateRefusal>();
        for (var i = 0; i < plan.Groups.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            await MergeAsync(plan, plan.Groups[i], by ?? Actor.System, merged, refused, ct).ConfigureAwait(false);
            progress?.Report((double)(i + 1) / plan.Groups.Count);
        }

        var written = 0;
        foreach (var pairs in plan.Review.Select(p => (p.First, p.Second, p.Probability)).Chunk(200))
        {
            var review = new ReviewItem(model.Number, pairs);
            await _crm.Engine.Queue.RunAsync(review, ct).ConfigureAwait(false);
            written += review.Written;
        }

        return new DuplicateReport(merged, refused, written);
    }

    /// <summary>The pairs that wait for somebody's decision, the most probable first. Merge them, or say that they are not the same.</summary>
    /// <param name="after">Where to go on: the last page's <see cref="Page{T}.Next"/>.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>A page of pairs.</returns>
    public async ValueTask<Page<ProbableDouble>> ReviewAsync(string? after = null, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        return await _crm.Engine.Store.PageAsync(ProbableDoubleRecords.Instance, ProbableDoubleRecords.ByDoubt, new RecordKey(model.Number), 1, 100, after, false, ct).ConfigureAwait(false);
    }

    /// <summary>Why two contacts are or are not taken for one person, as they stand now: what each field says, in bits.</summary>
    /// <param name="one">A contact.</param>
    /// <param name="other">Another.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="InvalidOperationException">There is no such contact in this account.</exception>
    public async ValueTask<MatchExplanation> WhyAsync(ContactId one, ContactId other, CancellationToken ct = default)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var table = new MatchTable(model.Matching.Schema);
        model.Matching.Add(table, await _crm.Contacts.GetAsync(one, ct).ConfigureAwait(false));
        model.Matching.Add(table, await _crm.Contacts.GetAsync(other, ct).ConfigureAwait(false));
        return new MatchScorer(table, model.Matching.Model).Explain(0, 1);
    }

    /// <summary>
    /// Enters every contact under its keys, so that later ones find it. Needed once for a store of an earlier version of the library, after
    /// contacts were captured with the search switched off, and after a field came that tells people apart. Repeating it changes nothing.
    /// </summary>
    /// <param name="progress">Hears how many contacts are done; null for nobody.</param>
    /// <param name="ct">Stops between two commits; what was entered stays.</param>
    /// <returns>How many contacts were looked at.</returns>
    public async ValueTask<int> IndexAsync(IProgress<int>? progress = null, CancellationToken ct = default)
    {
        const int batch = 64;
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var done = 0;
        string? after = null;
        do
        {
            var page = await _crm.Engine.Store.PageAsync(ContactRecords.Instance, -1, new RecordKey(model.Number), 1, batch, after, false, ct).ConfigureAwait(false);
            await _crm.Engine.Queue.RunAsync(new IndexItem(model.Number, [.. page.Items.Select(c => c.Id)]), ct).ConfigureAwait(false);
            done += page.Items.Count;
            progress?.Report(done);
            after = page.Next;
        }
        while (after is not null);
        return done;
    }

    private async ValueTask SaveModelAsync(MatchModel learned, CancellationToken ct)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(learned.ToJson());
        await _crm.Commands.RunAsync(CommandKinds.SaveSetting, Actor.System, null, json => SettingWriting.Write(json, SettingKinds.MatchModel, ContactMatching.ModelId, body), ct).ConfigureAwait(false);
    }

    private async ValueTask MergeAsync(DuplicatePlan plan, IReadOnlyList<ContactId> group, Actor by, List<Merged> merged, List<DuplicateRefusal> refused, CancellationToken ct)
    {
        var model = await _crm.ModelAsync(ct).ConfigureAwait(false);
        var cards = new List<Contact>(group.Count);
        foreach (var id in group)
        {
            if (await RedirectReads.ContactAsync(_crm.Engine.Store, model.Number, id, ct).ConfigureAwait(false) is { State: CardState.Active } card && card.Id == id) cards.Add(card);
        }

        if (cards.Count < 2) return;
        var survivor = cards.Aggregate((one, other) => Survivorship.Pick(model.MergeRules, one, other)).Id;
        var version = plan.VersionOf(survivor);
        foreach (var other in cards.Select(c => c.Id).Where(id => id != survivor))
        {
            const string reason = "found among all contacts (R33)";
            var result = await _crm.Contacts.MergeAsync(survivor, other, by, null, reason, (version, plan.VersionOf(other)), ct).ConfigureAwait(false);
            if (result is Merged done)
            {
                merged.Add(done);
                version++;
            }
            else if (result is Refused { Reason: var why })
            {
                refused.Add(new DuplicateRefusal(survivor, other, why));
            }
        }
    }
}
