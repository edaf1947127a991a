using System.Text.Json;

namespace CrmCore;

/// <summary>Decides the rows of imports (R59): each is an event of its own, counted in its own commit.</summary>
internal static class ImportCommands
{
    public const string Contact = "contact";
    public const string Lead = "lead";
    public const string Deal = "deal";

    /// <summary>Foresees whom a row's points lead to, and what else its decision asks for: a batch is loaded in few reads.</summary>
    public static void Want(WorkingSet set, AccountModel model, string kind, ReadOnlyMemory<byte> body, int round)
    {
        var account = model.Number;
        if (round == 0 && BodyReader.Text(body.Span, "import"u8) is { } id) set.Want(ImportRunRecords.Instance, -1, ImportRunRecords.Key(account, id));
        if (round > 1 || kind != CommandKinds.ImportRow) return;
        using var document = JsonDocument.Parse(body);
        var command = document.RootElement;
        foreach (var point in ImportBody.Points(command))
        {
            var key = ClaimRecords.Key(account, point.Kind, point.Value);
            if (round == 0) set.Want(ClaimRecords.Instance, -1, key);
            else if (set.Of(ClaimRecords.Instance).Find(key) is { } claim) WantHolder(set, account, claim);
        }

        if (round == 0) WantOthers(set, model, command);
    }

    public static CommandResult Begin(DecisionScope scope, JsonElement command)
    {
        var runs = scope.Set.Of(ImportRunRecords.Instance);
        var id = command.Required("import");
        if (runs.Find(ImportRunRecords.Key(scope.Account, id)) is { } known)
        {
            return known.Fingerprint == command.Required("fingerprint")
                ? new Done { Changed = false }
                : new Refused($"The import '{id}' was begun with another file. Give this one an id of its own.");
        }

        runs.Insert(new ImportRun { Account = scope.Account, Id = id, Fingerprint = command.Required("fingerprint"), StartedAt = scope.Now });
        return new Done();
    }

    public static CommandResult End(DecisionScope scope, JsonElement command)
    {
        Update(scope, command, run => run with { EndedAt = scope.Now });
        return new Done();
    }

    public static ImportedRow Row(DecisionScope scope, JsonElement command)
    {
        var row = command.Text("rejected") is { } reason ? ImportedRow.Reject(reason) : Decide(scope, command);
        Update(scope, command, run => run with
        {
            Rows = run.Rows + 1,
            Made = run.Made + (row.Verdict == ImportVerdict.New ? 1 : 0),
            Known = run.Known + (row.Verdict == ImportVerdict.Known ? 1 : 0),
            Rejected = run.Rejected + (row.Verdict == ImportVerdict.Rejected ? 1 : 0),
        });
        return row;
    }

    private static ImportedRow Decide(DecisionScope scope, JsonElement command)
    {
        var points = ImportBody.Points(command);
        return command.Required("as") switch
        {
            Contact => ImportContacts.Decide(scope, command, points),
            Lead => ImportLeads.Decide(scope, command, points),
            _ => ImportDeals.Decide(scope, command, points),
        };
    }

    private static void Update(DecisionScope scope, JsonElement command, Func<ImportRun, ImportRun> change)
    {
        var runs = scope.Set.Of(ImportRunRecords.Instance);
        if (runs.Find(ImportRunRecords.Key(scope.Account, command.Required("import"))) is not { } run) return;
        var changed = change(run);
        runs.Update(changed with { Version = run.Version + 1 });
    }

    private static void WantOthers(WorkingSet set, AccountModel model, JsonElement command)
    {
        foreach (var (field, value) in command.Values("set"))
        {
            if (!model.Fields.TryGetValue((CardKind.Deal, field), out var definition) || !definition.Unique || value.IsEmpty) continue;
            set.Want(ClaimRecords.Instance, -1, ClaimRecords.Key(model.Number, ContactPointKind.UniqueField, UniqueFields.ClaimValue(field, value)));
        }

        if (Request.Clean(command.Text("company")) is { } company) set.Want(CompanyRecords.Instance, CompanyRecords.ByName, CompanyRecords.NameKey(model.Number, company));
        if (CompanyCards.TaxIdOf(command.Text("taxId")) is { } taxId) set.Want(ClaimRecords.Instance, -1, ClaimRecords.Key(model.Number, ContactPointKind.TaxId, taxId));
    }

    private static void WantHolder(WorkingSet set, int account, Claim claim)
    {
        if (claim.HolderKind == CardKind.Contact) set.Want(ContactRecords.Instance, -1, ContactRecords.Key(account, new ContactId(claim.Holder)));
        else if (claim.HolderKind == CardKind.Lead) set.Want(LeadRecords.Instance, -1, LeadRecords.Key(account, new LeadId(claim.Holder)));
    }
}
