using System.Collections;

namespace CrmCore.Templating;

/// <summary>A list as a template sees it. Each look costs.</summary>
internal sealed class ModelList(IReadOnlyList<object?> items, RenderBudget budget) : IReadOnlyList<object?>
{
    public int Count => items.Count;

    public object? this[int index]
    {
        get
        {
            budget.Spend();
            return ModelNode.Of(items[index], budget);
        }
    }

    public IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < items.Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
