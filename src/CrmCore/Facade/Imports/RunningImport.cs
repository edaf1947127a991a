using System.Globalization;

namespace CrmCore;

/// <summary>An import at work: hands rows to the inbox and hears what became of them.</summary>
internal sealed class RunningImport(Crm crm, AccountModel model, ImportTable table, ImportPlan plan, string id, RulesFire rules, Actor by)
{
    private readonly RowParser _parser = new(crm.Engine, model, plan, table);
    private long _decided;

    /// <summary>How many rows of the table were passed.</summary>
    public long Rows { get; private set; }

    /// <summary>Begins, or goes on where an earlier run stopped.</summary>
    /// <returns>Whether there is anything to do.</returns>
    public async ValueTask<bool> BeginAsync(ImportRun? run, CancellationToken ct)
    {
        if (run is not null)
        {
            _decided = run.Rows;
            return run.EndedAt is null;
        }

        var result = await crm.Commands.RunAsync(CommandKinds.BeginImport, by, Key("begin"), Write, ct).ConfigureAwait(false);
        return result is Refused refused ? throw new InvalidOperationException(refused.Reason) : true;

        void Write(System.Text.Json.Utf8JsonWriter json)
        {
            json.WriteString("import", id);
            json.WriteString("fingerprint", table.Fingerprint);
        }
    }

    public async ValueTask EndAsync(CancellationToken ct) =>
        await crm.Commands.RunAsync(CommandKinds.EndImport, by, Key("end"), json => json.WriteString("import", id), ct).ConfigureAwait(false);

    /// <summary>Decides the next rows of the table; those that an earlier run decided are passed over.</summary>
    public async ValueTask DecideAsync(List<TableRow> rows, RejectedRows refused, CancellationToken ct)
    {
        var fresh = new List<(TableRow Row, EventItem Item)>(rows.Count);
        foreach (var row in rows)
        {
            Rows++;
            if (Rows > _decided) fresh.Add((row, Item(row, Rows)));
        }

        try
        {
            await crm.Engine.Queue.RunAllAsync([.. fresh.Select(f => f.Item)], ct).ConfigureAwait(false);
        }
        catch (CrmException e) when (e is not StoreUnavailableException)
        {
            // Rows that stand in each other's way, or in somebody else's, go one by one; those that are in already count no second time.
            for (var i = 0; i < fresh.Count; i++)
            {
                fresh[i] = (fresh[i].Row, Item(fresh[i].Row, Rows - fresh.Count + i + 1));
                await crm.Engine.Queue.RunAsync(fresh[i].Item, ct).ConfigureAwait(false);
            }
        }

        foreach (var (row, item) in fresh)
        {
            if (Refusal(item) is { } reason) await refused.AddAsync(row, reason, ct).ConfigureAwait(false);
        }

        await refused.FlushAsync(ct).ConfigureAwait(false);
    }

    /// <summary>The body of a row's event.</summary>
    public static ReadOnlyMemory<byte> Body(string id, long number, ParsedRow row, ImportPlan plan, bool silent) => JsonBody.Write(json =>
    {
        json.WriteString("import", id);
        json.WriteNumber("row", number);
        if (row.Problem is not null)
        {
            json.WriteString("rejected", row.Problem);
            return;
        }

        json.WriteString("as", plan.Cards switch { ImportedCards.Contacts => ImportCommands.Contact, ImportedCards.Leads => ImportCommands.Lead, _ => ImportCommands.Deal });
        json.WriteString("known", plan.Known switch { KnownPolicy.Skip => "skip", KnownPolicy.Note => "note", _ => "merge" });
        if (silent) json.WriteBoolean("silent", true);
        row.Pipeline ??= plan.Pipeline;
        row.Write(json);
    });

    private static string? Refusal(EventItem item)
    {
        if (item.IsDuplicate) return null;
        if (item.Outcome.Status == EventStatus.Failed) return $"Its decision failed; the row is kept in the inbox as {item.Outcome.Event}: {item.Outcome.Error}";
        return item.Outcome.Result switch
        {
            ImportedRow { Verdict: ImportVerdict.Rejected } row => row.Reason,
            Refused refused => refused.Reason,
            _ => null,
        };
    }

    private EventItem Item(TableRow row, long number)
    {
        var parsed = _parser.Parse(row.Values, row.Error);
        var body = Body(id, number, parsed, plan, rules == RulesFire.No);
        var limit = crm.Engine.Options.MaxBodyBytes;
        if (body.Length > limit)
        {
            parsed.Problem = string.Create(CultureInfo.InvariantCulture, $"The row has {body.Length} bytes; {limit} are allowed (CrmOptions.MaxBodyBytes).");
            body = Body(id, number, parsed, plan, silent: true);
        }

        var e = new ImportRowEvent(CommandKinds.ImportRow, by, body)
        {
            Source = plan.Source,
            Key = Key(number.ToString(CultureInfo.InvariantCulture)),
            OccurredAt = parsed.CreatedAt,
            History = rules == RulesFire.No,
        };
        return new EventItem(crm.AccountId, e, acceptOnly: false);
    }

    private string Key(string what) => "import:" + id + ":" + what;
}
