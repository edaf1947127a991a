using System.Text.Json;

namespace CrmCore;

/// <summary>Writes conditions.</summary>
internal static class ConditionWriter
{
    public static void Write(Utf8JsonWriter json, string name, Condition? condition)
    {
        if (condition is null) return;
        json.WritePropertyName(name);
        Write(json, condition);
    }

    private static void Write(Utf8JsonWriter json, Condition condition)
    {
        json.WriteStartObject();
        switch (condition)
        {
            case Condition.All(var parts): List(json, "all", parts); break;
            case Condition.Any(var parts): List(json, "any", parts); break;
            case Condition.Not(var inner): Write(json, "not", inner); break;
            case Condition.Within(var calendar): json.WriteString("within", calendar); break;
            case Condition.Compare compare: Compare(json, compare); break;
            default: throw new ArgumentOutOfRangeException(nameof(condition), condition, "The kind of condition is not known.");
        }

        json.WriteEndObject();
    }

    private static void Compare(Utf8JsonWriter json, Condition.Compare compare)
    {
        if (ConditionOperators.WrongCount(compare) is { } wrong)
            throw new InvalidPipelineException([new("wrong-value-count", $"the condition on \"{compare.Field}\"", wrong.What, wrong.Remedy)]);
        json.WriteString("field", compare.Field);
        json.WriteString("op", ConditionOperators.Text(compare.Op));
        if (compare.Op == ConditionOperator.IsSet) return;
        json.WritePropertyName("value");
        if (compare.Op is not (ConditionOperator.In or ConditionOperator.Between))
        {
            CanonicalJson.Write(json, compare.Values[0]);
            return;
        }

        json.WriteStartArray();
        foreach (var value in compare.Values) CanonicalJson.Write(json, value);
        json.WriteEndArray();
    }

    private static void List(Utf8JsonWriter json, string name, IReadOnlyList<Condition> parts)
    {
        json.WriteStartArray(name);
        foreach (var part in parts) Write(json, part);
        json.WriteEndArray();
    }
}
