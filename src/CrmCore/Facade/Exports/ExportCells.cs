namespace CrmCore;

/// <summary>The cells of one row by their headers; remembers which headers any row had.</summary>
internal sealed class ExportCells
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _headers = [];
    private readonly List<string> _values = [];

    public IReadOnlyList<string> Headers => _headers;

    public IReadOnlyList<string> Values => _values;

    public void Add(string header, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (!_places.TryGetValue(header, out var place))
        {
            place = _headers.Count;
            _places.Add(header, place);
            _headers.Add(header);
            _values.Add("");
        }

        _values[place] = value;
    }

    /// <summary>Puts the headers in order: those that a person looks for first, then the others by name.</summary>
    public void Arrange()
    {
        string[] first =
        [
            "id", "title", "name", "phones", "emails", "messengers", "company", "tax id", "pipeline", "stage", "amount", "owner", "tags", "created", "closed", "source", "text",
        ];
        var sorted = _headers.OrderBy(h => Array.IndexOf(first, h) is >= 0 and var at ? at : first.Length).ThenBy(h => h, StringComparer.Ordinal).ToArray();
        _headers.Clear();
        _places.Clear();
        foreach (var header in sorted)
        {
            _places.Add(header, _headers.Count);
            _headers.Add(header);
        }

        Clear();
    }

    public void Clear()
    {
        for (var i = 0; i < _values.Count; i++) _values[i] = "";
    }
}
