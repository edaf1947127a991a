using System.Text.Json;

namespace CrmCore;

/// <summary>Reads conditions.</summary>
internal static class ConditionReader
{
    private static readonly Condition Nothing = new Condition.All([]);

    public static Condition? At(JsonPart part, string name, PositionLog log) => part[name] is { } value ? Read(value, log) : null;

    private static Condition Read(JsonPart part, PositionLog log)
    {
        if (!part.IsObject(log)) return Nothing;
        part.Knows(PipelineMembers.Condition, log);
        var forms = part.Members.Count(m => m.Name is "all" or "any" or "not" or "within" or "field" && m.Value.Kind != JsonValueKind.Null);
        if (forms != 1)
        {
            log.Add(
                "unreadable-condition",
                part,
                forms == 0 ? "The condition says nothing." : "The condition says several things at once.",
                "Write one of {\"field\", \"op\", \"value\"}, {\"all\": […]}, {\"any\": […]}, {\"not\": {…}}, {\"within\": \"a calendar\"}; join several in \"all\".");
            return Nothing;
        }

        if (part["field"] is not null) return Compare(part, log);
        if (part["op"] is not null || part["value"] is not null)
            log.Add(
                "unreadable-condition",
                part,
                "\"op\" and \"value\" stand here without \"field\".",
                "Name the field, for example \"field\": \"deal.amount\".");
        if (part["all"] is not null) return new Condition.All([.. part.ListAt("all", log).Select(p => Read(p, log))]);
        if (part["any"] is not null) return new Condition.Any([.. part.ListAt("any", log).Select(p => Read(p, log))]);
        if (part["not"] is { } inner) return new Condition.Not(Read(inner, log));
        return new Condition.Within(part.RequiredTextAt("within", "office-hours", log));
    }

    private static Condition.Compare Compare(JsonPart part, PositionLog log)
    {
        var field = part.RequiredTextAt("field", "deal.amount", log);
        if (part["op"] is null)
        {
            log.Add("missing-member", part, "\"op\" is missing.", $"Use {NearestName.List(ConditionOperators.ByText.Keys)}.");
            return new(field, ConditionOperator.IsSet, []);
        }

        var op = part.ChoiceAt("op", ConditionOperators.ByText, ConditionOperator.Equal, log);
        var compare = new Condition.Compare(field, op, [.. Values(part, op, log)]);
        if (ConditionOperators.WrongCount(compare) is { } wrong) log.Add("wrong-value-count", part, wrong.What, wrong.Remedy);
        return compare;
    }

    private static IEnumerable<FieldValue> Values(JsonPart part, ConditionOperator op, PositionLog log)
    {
        var stated = part.Members.FirstOrDefault(m => m.Name == "value").Value;
        if (stated is null) return [];
        var parts = op is ConditionOperator.In or ConditionOperator.Between && stated.Kind == JsonValueKind.Array ? stated.Items : [stated];
        return parts.Select(p => Value(p, log));
    }

    private static FieldValue Value(JsonPart part, PositionLog log)
    {
        try
        {
            return part.ToNode().AsFieldValue();
        }
        catch (FormatException e)
        {
            log.Add("unreadable-value", part, "The value cannot be read.", e.Message);
            return FieldValue.Empty;
        }
    }
}
