using System.Globalization;
using System.Text;

namespace CrmCore.Scenarios.Privacy;

/// <summary>A store in memory whose tables can be read as text, whatever they hold.</summary>
internal sealed class ReadableStore : ICrmStore
{
    private readonly InMemoryStore _inner = new();
    private RecordSchema? _schema;

    /// <summary>Every value of every row of a table.</summary>
    public async Task<string> TextAsync(string table)
    {
        var text = new TextWriter();
        var request = new PageRequest(_schema!.Types.First(t => t.Name == table), -1, default, 0, 1_000);
        foreach (var record in (await _inner.PageAsync(request, default)).Items) request.Type.WriteAny(record, text);
        return text.ToString();
    }

    public ValueTask OpenAsync(RecordSchema schema, CancellationToken ct)
    {
        _schema = schema;
        return _inner.OpenAsync(schema, ct);
    }

    public ValueTask LoadAsync(WorkingSet set, CancellationToken ct) => _inner.LoadAsync(set, ct);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken ct) => _inner.CommitAsync(changes, ct);

    public ValueTask<ClaimedActions> ClaimAsync(ClaimRequest request, CancellationToken ct) => _inner.ClaimAsync(request, ct);

    public void Release(IReadOnlyList<ScheduledAction> actions) => _inner.Release(actions);

    public ValueTask<Page<object>> PageAsync(PageRequest request, CancellationToken ct) => _inner.PageAsync(request, ct);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    private sealed class TextWriter : IRowWriter
    {
        private readonly StringBuilder _text = new();

        public void Integer(int column, long? value) => _text.Append(CultureInfo.InvariantCulture, $"{value} ");

        public void Id(int column, Guid? value) => _text.Append(CultureInfo.InvariantCulture, $"{value} ");

        public void Text(int column, string? value) => _text.Append(CultureInfo.InvariantCulture, $"{value} ");

        public void Bytes(int column, ReadOnlyMemory<byte> value) => _text.Append(Encoding.UTF8.GetString(value.Span)).Append(' ');

        public override string ToString() => _text.ToString();
    }
}
