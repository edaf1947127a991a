using System.Collections.Immutable;

namespace CrmCore;

/// <summary>The custom fields of a card by id. Immutable; an absent field is empty.</summary>
public sealed class FieldBag
{
    private readonly ImmutableSortedDictionary<string, FieldValue> _values;

    private FieldBag(ImmutableSortedDictionary<string, FieldValue> values) => _values = values;

    /// <summary>No fields.</summary>
    public static FieldBag Empty { get; } = new(ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal));

    /// <summary>The value of a field; empty where there is none.</summary>
    /// <param name="id">The field's id.</param>
    public FieldValue this[string id] => _values.TryGetValue(id, out var value) ? value : FieldValue.Empty;

    /// <summary>The fields that have a value, in the order of their ids.</summary>
    public IEnumerable<KeyValuePair<string, FieldValue>> Values => _values;

    /// <summary>How many fields have a value.</summary>
    public int Count => _values.Count;

    /// <summary>The same fields with one changed; an empty value removes it.</summary>
    /// <param name="id">The field's id.</param>
    /// <param name="value">The value.</param>
    /// <returns>The new bag.</returns>
    public FieldBag With(string id, FieldValue value) => new(value.IsEmpty ? _values.Remove(id) : _values.SetItem(id, value));

    /// <summary>A bag of the given values; empty ones are left out.</summary>
    /// <param name="values">The values by field id.</param>
    /// <returns>The bag.</returns>
    public static FieldBag Of(IEnumerable<KeyValuePair<string, FieldValue>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var bag = Empty._values.ToBuilder();
        foreach (var (id, value) in values)
        {
            if (value.IsEmpty) bag.Remove(id);
            else bag[id] = value;
        }

        return bag.Count == 0 ? Empty : new(bag.ToImmutable());
    }
}
