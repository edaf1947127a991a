using System.Text.Json;

namespace CrmCore;

/// <summary>Commands on companies.</summary>
internal static class CompanyCommands
{
    public static CommandResult Create(DecisionScope scope, JsonElement command)
    {
        if (Request.Clean(command.Text("name")) is not { } name) return new Refused("A company needs a name.");
        var taxId = CompanyCards.TaxIdOf(command.Text("taxId"));
        if (taxId is not null && CompanyCards.HolderOf(scope, taxId) is { } known) return new Refused($"The company {known} has the tax number {taxId} already.");
        if (Details(scope, command, new CompanyDetails { TaxId = taxId }, out var refusal) is not { } details) return new Refused(refusal!);
        var owner = command.Text("owner") is { } given ? new EmployeeId(given) : (EmployeeId?)null;
        return new Created(CompanyCards.Make(scope, name, details, owner).Value);
    }

    public static CommandResult Edit(DecisionScope scope, JsonElement command)
    {
        if (command.Id("company") is not { } id || CompanyCards.Find(scope, new CompanyId(id)) is not { } company) return new Refused($"There is no company '{command.Text("company")}'.");
        if (Details(scope, command, company.Details, out var refusal) is not { } details) return new Refused(refusal!);
        if (CompanyCards.TaxIdOf(command.Text("taxId")) is { } taxId && taxId != company.TaxId)
        {
            if (CompanyCards.HolderOf(scope, taxId) is { } other && other != company.Id) return new Refused($"The company {other} has the tax number {taxId} already.");
            if (company.TaxId is { } old) scope.Set.Of(ClaimRecords.Instance).Delete(ClaimRecords.Key(scope.Account, ContactPointKind.TaxId, old));
            CompanyCards.ClaimTaxId(scope, company.Id, taxId);
            details = details with { TaxId = taxId };
        }

        var added = Claims.Take(scope.Set, scope.Account, CardKind.Company, id, company.Points, details.Points, scope.Tools.Points.PhoneVersion);
        var changed = company with
        {
            Name = Request.Clean(command.Text("name")) ?? company.Name,
            Owner = command.Text("owner") is { } owner ? new EmployeeId(owner) : company.Owner,
            Details = details with { Points = [.. company.Points, .. added] },
        };
        var members = Members(scope, command, company.Id, out var missing);
        if (missing is not null) return new Refused(missing);
        if (changed.Name == company.Name && changed.Owner == company.Owner && changed.Json.Span.SequenceEqual(company.Json.Span)) return new Done { Changed = members };
        scope.Set.Of(CompanyRecords.Instance).Update(changed with { Version = company.Version + 1 });
        Notes.Write(scope, id, TimelineKinds.Edited, null, Before(scope, company));
        return new Done();
    }

    private static bool Members(DecisionScope scope, JsonElement command, CompanyId company, out string? missing)
    {
        missing = null;
        var changed = false;
        foreach (var (name, joins) in (ReadOnlySpan<(string, bool)>)[("join", true), ("leave", false)])
        {
            foreach (var text in command.Value(name).AsList)
            {
                if (!Guid.TryParse(text, out var id) || Cards.Contact(scope, new ContactId(id)) is not { } contact)
                {
                    missing = $"There is no contact '{text}'.";
                    return false;
                }

                if (joins || contact.Company == company) changed |= CompanyCards.Join(scope, joins ? company : null, contact.Id);
            }
        }

        return changed;
    }

    private static CompanyDetails? Details(DecisionScope scope, JsonElement command, CompanyDetails details, out string? refusal)
    {
        refusal = ContactCommands.PointRefusal(scope, command);
        if (refusal is not null) return null;
        var fields = details.Fields;
        foreach (var (field, value) in command.Values("set"))
        {
            if (!scope.Model.Fields.TryGetValue((CardKind.Company, field), out var definition)) refusal = $"companies have no field '{field}': define it first (R74)";
            else refusal = FieldRules.Refusal(definition, value);
            if (refusal is not null) return null;
            fields = fields.With(field, value);
        }

        var points = new List<KnownPoint>();
        foreach (var phone in command.Value("phones").AsList) scope.Tools.Points.Phone(phone, scope.Model.Account.Region, points);
        foreach (var email in command.Value("emails").AsList) ContactPoints.Email(email, points);
        var tags = command.TryGetProperty("tags", out _) ? [.. command.Value("tags").AsList.Order(StringComparer.OrdinalIgnoreCase)] : details.Tags;
        return details with { Fields = fields, Points = points, Tags = tags };
    }

    // A firm is no person, but its name may be one's: the earlier state stands where it can be erased.
    private static string Before(DecisionScope scope, Company company)
    {
        var json = scope.Tools.Timeline.Begin();
        json.WriteStartObject("before");
        json.WriteString("name", company.Name);
        json.Member("owner", company.Owner?.Value);
        json.WritePropertyName("details");
        json.WriteRawValue(company.Json.IsEmpty ? "{}"u8 : company.Json.Span, skipInputValidation: true);
        json.WriteEndObject();
        return System.Text.Encoding.UTF8.GetString(scope.Tools.Timeline.End().Span);
    }
}
