namespace CrmCore.Templating;

/// <summary>Keeps the compiled templates that were used last.</summary>
internal sealed class TemplateCache
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Text, bool Html), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _length;

    public int Count
    {
        get
        {
            lock (_gate) return _entries.Count;
        }
    }

    public CompiledTemplate Get(string text, bool html) =>
        text.Length > TemplateLimits.TemplateLength ? CompiledTemplate.Of(text, html) : Find((text, html)).Compiled.Value;

    private Entry Find((string Text, bool Html) key)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var known))
            {
                _byUse.Remove(known);
                _byUse.AddFirst(known);
                return known.Value;
            }

            // Compiled outside of the lock, and once however many ask for it at the same time.
            var entry = new Entry(key, new Lazy<CompiledTemplate>(() => CompiledTemplate.Of(key.Text, key.Html)));
            _entries.Add(key, _byUse.AddFirst(entry));
            _length += key.Text.Length;
            while (_entries.Count > TemplateLimits.CachedTemplates || _length > TemplateLimits.CachedLength) Forget(_byUse.Last!);
            return entry;
        }
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
        _length -= node.Value.Key.Text.Length;
    }

    private sealed record Entry((string Text, bool Html) Key, Lazy<CompiledTemplate> Compiled);
}
