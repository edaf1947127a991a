namespace CrmCore;

/// <summary>Turns a condition's path into a reader of facts, once, when the definition is compiled.</summary>
internal static class FieldPath
{
    /// <summary>The reader of a path; null when the path begins with no known card.</summary>
    public static Func<Facts, FieldValue>? Compile(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || dot == path.Length - 1) return null;
        var rest = path[(dot + 1)..];
        return path[..dot] switch
        {
            "deal" when rest is ConditionPaths.Score or ConditionPaths.Temperature => facts => ScorePoints.Field(facts, ofDeal: true, rest == ConditionPaths.Temperature),
            "contact" when rest is ConditionPaths.Score or ConditionPaths.Temperature => facts => ScorePoints.Field(facts, ofDeal: false, rest == ConditionPaths.Temperature),
            "deal" => Of(DealField(rest), facts => facts.Deal),
            "before" when rest.StartsWith("deal.", StringComparison.Ordinal) => Of(DealField(rest[5..]), facts => facts.Before),
            "contact" => ContactField(rest),
            "event" => facts => facts.Body.IsEmpty ? FieldValue.Empty : BodyReader.Value(facts.Body, rest),
            _ => null,
        };
    }

    /// <summary>The reader of a deal's own or custom field.</summary>
    public static Func<Deal, FieldValue> DealField(string name) => name switch
    {
        "stage" => deal => FieldValue.Of(deal.Stage),
        "pipeline" => deal => FieldValue.Of(deal.Pipeline),
        Fields.Owner => deal => FieldValue.Of(deal.Owner?.Value),
        Fields.Title => deal => FieldValue.Of(deal.Title),
        Fields.Amount => deal => deal.Amount is { } amount ? FieldValue.Of(amount) : FieldValue.Empty,
        "currency" => deal => FieldValue.Of(deal.Amount?.Currency),
        Fields.Contact => deal => FieldValue.Of(deal.Contact?.ToString()),
        Fields.Tags or "tag" => deal => FieldValue.Of(deal.Tags),
        "source" => deal => FieldValue.Of(deal.Origin?.Source),
        "form" => deal => FieldValue.Of(deal.Origin?.Form),
        "page" => deal => FieldValue.Of(deal.Origin?.Page),
        Fields.WinProbability => deal => deal.WinProbability is { } percent ? FieldValue.Of(percent) : FieldValue.Empty,
        "loss-reason" => deal => FieldValue.Of(deal.LossReason),
        _ when name.StartsWith("utm.", StringComparison.Ordinal) => Utm(name[4..]),
        _ => deal => deal.Fields[name],
    };

    /// <summary>Whether a name is one of a deal's own fields, which need no definition.</summary>
    public static bool IsOwn(string name) => name is "stage" or "pipeline" or Fields.Owner or Fields.Title or Fields.Amount or "currency" or Fields.Contact or Fields.Tags or "tag"
        or "source" or "form" or "page" or Fields.WinProbability or "loss-reason";

    private static Func<Deal, FieldValue> Utm(string tag) =>
        deal => deal.Origin?.Utm.TryGetValue(tag, out var value) == true ? FieldValue.Of(value) : FieldValue.Empty;

    private static Func<Facts, FieldValue> ContactField(string name) => name switch
    {
        "name" => facts => FieldValue.Of(facts.Contact?.Name),
        "owner" => facts => FieldValue.Of(facts.Contact?.Owner?.Value),
        "tag" or "tags" => facts => facts.Contact is { } contact ? FieldValue.Of(contact.Tags) : FieldValue.Empty,
        "source" => facts => FieldValue.Of(facts.Contact?.Origin?.Source),
        _ when name.StartsWith("utm.", StringComparison.Ordinal) => facts => facts.Contact?.Origin?.Utm.TryGetValue(name[4..], out var value) == true ? FieldValue.Of(value) : FieldValue.Empty,
        _ => facts => facts.Contact?.Fields[name] ?? FieldValue.Empty,
    };

    private static Func<Facts, FieldValue> Of(Func<Deal, FieldValue> field, Func<Facts, Deal?> deal) =>
        facts => deal(facts) is { } found ? field(found) : FieldValue.Empty;
}
