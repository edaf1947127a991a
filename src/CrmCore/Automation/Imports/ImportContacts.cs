using System.Text.Json;

namespace CrmCore;

/// <summary>Rows that become contacts.</summary>
internal static class ImportContacts
{
    public static ImportedRow Decide(DecisionScope scope, JsonElement command, List<KnownPoint> points)
    {
        if (FieldsOf(scope, command, out var refusal) is not { } fields) return ImportedRow.Reject(refusal!);
        var known = ImportIdentity.Of(scope, command, points);
        if (known.IsKnown) return ImportKnown.Decide(scope, command, points, known, fields);
        var id = Make(scope, command, points, fields);
        ImportKnown.Note(scope, command, id.Value);
        return new ImportedRow(ImportVerdict.New) { Card = id.Value };
    }

    /// <summary>Makes the contact of a row, with all that the row says of it.</summary>
    public static ContactId Make(DecisionScope scope, JsonElement command, List<KnownPoint> points, FieldBag fields)
    {
        var id = new ContactId(scope.NewId());
        Claims.Take(scope.Set, scope.Account, CardKind.Contact, id.Value, [], points, scope.Tools.Points.PhoneVersion);
        ContactIntake.Insert(scope, new Contact
        {
            Account = scope.Account,
            Id = id,
            Name = Request.Clean(command.Text("name")) ?? scope.Model.Account.Settings.PlaceholderName,
            Owner = OwnerOf(scope, command),
            CreatedAt = scope.OccurredAt,
            Details = new ContactDetails
            {
                // Also what another holds: a shared phone stands on every card that has it.
                Points = points,
                Fields = fields,
                Tags = TagsOf(command),
                Origin = ImportBody.OriginOf(command),
            },
        });
        if (Request.Clean(command.Text("company")) is { } company)
            CompanyCards.Join(scope, CompanyCards.FindOrMake(scope, company, CompanyCards.TaxIdOf(command.Text("taxId")), null), id);
        return id;
    }

    public static EmployeeId? OwnerOf(DecisionScope scope, JsonElement command) =>
        command.Text("owner") is { } owner && scope.Model.Employees.ContainsKey(owner) ? new EmployeeId(owner) : (EmployeeId?)null;

    public static IReadOnlyList<string> TagsOf(JsonElement command) =>
        [.. command.Value("tags").AsList.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    private static FieldBag? FieldsOf(DecisionScope scope, JsonElement command, out string? refusal)
    {
        refusal = null;
        var fields = FieldBag.Empty;
        foreach (var (field, value) in command.Values("set"))
        {
            if (!scope.Model.Fields.TryGetValue((CardKind.Contact, field), out var definition)) refusal = $"contacts have no field '{field}': define it first (R74)";
            else refusal = FieldRules.Refusal(definition, value);
            if (refusal is not null) return null;
            fields = fields.With(field, value);
        }

        return fields;
    }
}
