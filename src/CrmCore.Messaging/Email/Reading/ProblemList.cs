namespace CrmCore.Messaging;

/// <summary>Collects what is odd about a letter: each sentence once, and no more of them than a person would read.</summary>
internal sealed class ProblemList
{
    private const int Most = 50;
    private const int LongestQuote = 80;
    private readonly List<string> _sentences = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Sentences => _sentences;

    public void Add(string sentence)
    {
        if (_sentences.Count < Most && _seen.Add(sentence))
            _sentences.Add(sentence);
    }

    /// <summary>Adds a sentence that ends with the piece of the letter that it is about.</summary>
    public void Add(string sentence, string piece) =>
        Add($"{sentence}: {(piece.Length > LongestQuote ? string.Concat(piece.AsSpan(0, LongestQuote), "…") : piece)}");
}
