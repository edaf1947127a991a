namespace CrmCore;

/// <summary>Decides the first rows of a table into sets that nobody saves.</summary>
internal static class ImportPreviews
{
    public static async ValueTask<ImportPreview> MakeAsync(Crm crm, AccountModel model, ImportTable table, ImportPlan plan, int most, CancellationToken ct)
    {
        var parser = new RowParser(crm.Engine, model, plan, table);
        var seen = new Dictionary<ContactPoint, (long Line, string? Name)>();
        var rows = new List<PreviewRow>();
        await foreach (var row in table.RowsAsync().ConfigureAwait(false))
        {
            if (rows.Count == most) break;
            var parsed = parser.Parse(row.Values, row.Error);
            rows.Add(await LookAsync(crm, plan, row, parsed, seen, ct).ConfigureAwait(false));
        }

        return new ImportPreview { Columns = table.Columns, HasHeader = table.HasHeader, Rows = rows };
    }

    private static async ValueTask<PreviewRow> LookAsync(
        Crm crm, ImportPlan plan, TableRow row, ParsedRow parsed, Dictionary<ContactPoint, (long Line, string? Name)> seen, CancellationToken ct)
    {
        var body = RunningImport.Body("preview", row.LineNumber, parsed, plan, silent: false);
        var scope = await Rehearsal.DecideAsync(crm, CommandKinds.ImportRow, body, Actor.System, ct).ConfigureAwait(false);
        var decided = scope.Result as ImportedRow ?? ImportedRow.Reject((scope.Result as Refused)?.Reason ?? "The row cannot be decided.");
        var verdict = decided.Verdict;
        var reason = decided.Reason;
        foreach (var point in parsed.Points)
        {
            var key = new ContactPoint(point.Kind, point.Value);
            if (verdict == ImportVerdict.New && IsKey(plan, point) && seen.TryGetValue(key, out var before) && !AreTwo(crm, point, parsed.Name, before.Name)) (verdict, reason) = (ImportVerdict.Known, $"{key} stands in line {before.Line} too");
            seen.TryAdd(key, (row.LineNumber, parsed.Name));
        }

        var values = new SortedDictionary<string, string>(parsed.Extra, StringComparer.Ordinal);
        if (parsed.Company is { } company) values["company"] = company;
        foreach (var (id, value) in parsed.Fields) values[id] = value.AsText;
        return new PreviewRow
        {
            Line = row.LineNumber,
            Verdict = verdict,
            Reason = reason,
            Name = parsed.Name,
            Points = parsed.Points,
            Values = values,
            PlannedActions = verdict == ImportVerdict.New ? decided.Planned : 0,
        };
    }

    private static bool AreTwo(Crm crm, KnownPoint point, string? one, string? other) =>
        point.Kind is ContactPointKind.Phone or ContactPointKind.Email && one is not null && other is not null && SenderNames.AreClearlyDifferent(crm.Engine.Tools.Points.Names, one, other);

    // A deal is known by its own id, not by its person.
    private static bool IsKey(ImportPlan plan, KnownPoint point) => plan.Cards != ImportedCards.Deals || point.Kind == ContactPointKind.External;
}
