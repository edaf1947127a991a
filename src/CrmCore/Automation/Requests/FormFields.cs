namespace CrmCore;

/// <summary>The named fields of a request and what they mean by the source's mapping (R29).</summary>
internal static class FormFields
{
    public const string Name = "name";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Text = "text";
    public const string Company = "company";
    public const string UtmPrefix = "utm.";

    private const string UtmName = "utm_";

    private static readonly List<KeyValuePair<string, string>> None = [];

    /// <summary>All named fields, the mapped ones of the form and those that its reader did not know.</summary>
    public static List<KeyValuePair<string, string>> All(StoredEvent e)
    {
        var fields = BodyReader.Map(e.Body, "fields");
        var extra = BodyReader.Map(e.Body, "extra");
        return fields.Count + extra.Count == 0 ? None : [.. fields, .. extra];
    }

    /// <summary>What the policy makes of a field; null where it says nothing of it.</summary>
    public static string? TargetOf(IntakePolicy? policy, string field) =>
        policy is { Mapping.Count: > 0 } && policy.Mapping.TryGetValue(field.Trim(), out var target) ? target : null;

    /// <summary>The values of the fields that are mapped to something, joined; null where none is.</summary>
    public static string? Mapped(AccountModel model, StoredEvent e, string target, string between)
    {
        var values = Values(model, e.Source, e.Kind, e.Body, target);
        return values.Count == 0 ? null : string.Join(between, values);
    }

    /// <summary>The values of the fields that are mapped to something.</summary>
    public static List<string> Values(AccountModel model, string source, string kind, ReadOnlyMemory<byte> body, string target)
    {
        var values = new List<string>();
        if (kind != EventKinds.FormSubmitted || Intake.PolicyOf(model, source, body) is not { Mapping.Count: > 0 } policy) return values;
        foreach (var part in (ReadOnlySpan<string>)["fields", "extra"])
        {
            foreach (var (field, value) in BodyReader.Map(body, part))
            {
                if (TargetOf(policy, field) == target && !string.IsNullOrWhiteSpace(value)) values.Add(value.Trim());
            }
        }

        return values;
    }

    /// <summary>The UTM tags: those that the reader found, and fields that are called so or mapped so.</summary>
    public static SortedDictionary<string, string> Utm(AccountModel model, StoredEvent e)
    {
        var utm = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (tag, value) in BodyReader.Map(e.Body, "utm")) utm[tag] = value;
        var policy = Intake.PolicyOf(model, e);
        foreach (var (field, value) in All(e))
        {
            if (UtmOf(policy, field) is { } tag) utm.TryAdd(tag, value);
        }

        return utm;
    }

    /// <summary>What no mapping and no custom field takes: kept as additional parameters (R29).</summary>
    public static SortedDictionary<string, string> Extras(AccountModel model, StoredEvent e)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var policy = Intake.PolicyOf(model, e);
        foreach (var (field, value) in All(e))
        {
            if (!IsTaken(model, policy, field, value)) extra.TryAdd(field, value);
        }

        if (e.Kind != EventKinds.FormSubmitted) return extra;

        // As typed: a number that is none must not be lost (R30).
        if (BodyReader.Text(e.Body.Span, "phone"u8) is { } phone) extra.TryAdd(Phone, phone);
        if (BodyReader.Text(e.Body.Span, "email"u8) is { } email) extra.TryAdd(Email, email);
        return extra;
    }

    public static bool Fits(AccountModel model, CardKind on, string id, string value) =>
        model.Fields.TryGetValue((on, id), out var definition) && FieldRules.Refusal(definition, FieldValue.Of(value)) is null;

    private static bool IsTaken(AccountModel model, IntakePolicy? policy, string field, string value)
    {
        var target = TargetOf(policy, field);
        if (target is Name or Text or Company || UtmOf(policy, field) is not null) return true;
        var id = target ?? field;
        return Fits(model, CardKind.Deal, id, value) || Fits(model, CardKind.Contact, id, value) || Fits(model, CardKind.Lead, id, value);
    }

    private static string? UtmOf(IntakePolicy? policy, string field) =>
        TargetOf(policy, field) is { } target && target.StartsWith(UtmPrefix, StringComparison.Ordinal) && target.Length > UtmPrefix.Length ? target[UtmPrefix.Length..]
        : field.StartsWith(UtmName, StringComparison.OrdinalIgnoreCase) && field.Length > UtmName.Length ? field[UtmName.Length..].ToLowerInvariant()
        : null;
}
