using System.Collections;

namespace CrmCore.Templating;

/// <summary>A dictionary as a template sees it. Each look costs.</summary>
internal sealed class ModelMap(IReadOnlyDictionary<string, object?> values, RenderBudget budget) : IReadOnlyDictionary<string, object?>
{
    public int Count => values.Count;

    public IEnumerable<string> Keys => values.Keys;

    public IEnumerable<object?> Values => this.Select(p => p.Value);

    public object? this[string key] => TryGetValue(key, out var value) ? value : null;

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public bool TryGetValue(string key, out object? value)
    {
        budget.Spend();
        var found = values.TryGetValue(key, out var raw);
        value = found ? ModelNode.Of(raw, budget) : null;
        return found;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        foreach (var (key, value) in values)
        {
            budget.Spend();
            yield return new(key, ModelNode.Of(value, budget));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
