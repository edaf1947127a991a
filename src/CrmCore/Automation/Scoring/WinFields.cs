namespace CrmCore;

/// <summary>What a deal is known by for the probability of winning (R36): the same fields are counted when deals close and asked about when one is open.</summary>
internal static class WinFields
{
    public const string Stage = "stage";

    private const int LongestValue = 100;

    /// <summary>Field and value, the stage left out. Empty fields are no value; a field of several values gives each.</summary>
    public static List<string[]> Of(AccountModel model, ContactPoints points, Deal deal, Contact? contact)
    {
        var found = new List<string[]>();
        Add("source", deal.Origin?.Source);
        Add("utm.source", deal.Origin?.Utm.GetValueOrDefault("source"));
        Add(Fields.Owner, deal.Owner?.Value);
        foreach (var tag in deal.Tags) Add("tag", tag.ToLowerInvariant());
        Add("has-phone", contact is null ? null : Has(contact, ContactPointKind.Phone));
        Add("has-email", contact is null ? null : Has(contact, ContactPointKind.Email));
        Add("country", contact is null ? null : Country(model, points, contact));
        foreach (var field in model.Fields.Values)
        {
            if (field is not { On: CardKind.Deal or CardKind.Contact, Kind: FieldKind.Choice or FieldKind.Choices or FieldKind.YesNo }) continue;
            var value = field.On == CardKind.Deal ? deal.Fields[field.Id] : contact?.Fields[field.Id] ?? FieldValue.Empty;
            if (value.IsEmpty) continue;
            foreach (var choice in value.Kind == FieldValueKind.List ? value.AsList : [value.AsText]) Add((field.On == CardKind.Deal ? "deal." : "contact.") + field.Id, choice);
        }

        return found;

        void Add(string field, string? value)
        {
            if (string.IsNullOrWhiteSpace(value)) return;
            string[] pair = [field, value.Length > LongestValue ? value[..LongestValue] : value];
            if (!found.Exists(f => f[0] == pair[0] && f[1] == pair[1])) found.Add(pair);
        }
    }

    private static string Has(Contact contact, ContactPointKind kind) => contact.Points.Any(p => p.Kind == kind) ? "yes" : "no";

    private static string? Country(AccountModel model, ContactPoints points, Contact contact)
    {
        foreach (var point in contact.Points)
        {
            if (point.Kind == ContactPointKind.Phone && points.RegionOf(point.Value, model.Account.Region) is { } region) return region;
        }

        return null;
    }
}
