namespace CrmCore;

/// <summary>Compares a field with values (R16). An empty field equals nothing and is in no range.</summary>
internal static class Comparisons
{
    public static bool Holds(FieldValue field, ConditionOperator op, IReadOnlyList<FieldValue> values) => op switch
    {
        ConditionOperator.IsSet => !field.IsEmpty,
        ConditionOperator.NotEqual => !Same(field, First(values)),
        _ when field.IsEmpty => op == ConditionOperator.Equal && First(values).IsEmpty,
        ConditionOperator.Equal => Same(field, First(values)),
        ConditionOperator.In => values.Any(value => Same(field, value)),
        ConditionOperator.Contains => AnyText(field, text => text.Contains(First(values).AsText, StringComparison.OrdinalIgnoreCase)),
        ConditionOperator.StartsWith => AnyText(field, text => text.StartsWith(First(values).AsText, StringComparison.OrdinalIgnoreCase)),
        ConditionOperator.Between => values.Count == 2 && Order(field, values[0]) >= 0 && Order(field, values[1]) <= 0,
        ConditionOperator.Less => Order(field, First(values)) < 0,
        ConditionOperator.AtMost => Order(field, First(values)) <= 0,
        ConditionOperator.More => Order(field, First(values)) > 0,
        ConditionOperator.AtLeast => Order(field, First(values)) >= 0,
        _ => false,
    };

    private static FieldValue First(IReadOnlyList<FieldValue> values) => values.Count > 0 ? values[0] : FieldValue.Empty;

    private static bool Same(FieldValue field, FieldValue value)
    {
        if (field.Kind == FieldValueKind.List) return AnyText(field, text => string.Equals(text, value.AsText, StringComparison.OrdinalIgnoreCase));
        if (field.AsNumber is { } left && value.AsNumber is { } right) return left == right;
        return string.Equals(field.AsText, value.AsText, StringComparison.OrdinalIgnoreCase);
    }

    private static bool AnyText(FieldValue field, Func<string, bool> test) =>
        field.Kind == FieldValueKind.List ? field.AsList.Any(test) : test(field.AsText);

    // Numbers by size; dates stand in ISO form, so that their text has their order.
    private static int Order(FieldValue field, FieldValue value) =>
        field.AsNumber is { } left && value.AsNumber is { } right
            ? left.CompareTo(right)
            : string.Compare(field.AsText, value.AsText, StringComparison.OrdinalIgnoreCase);
}
