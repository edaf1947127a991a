namespace CrmCore;

/// <summary>
/// Says what the columns of a table hold: by the words of the header, in some twenty languages, and by what the cells look like. Pure: the same
/// table gives the same answer.
/// </summary>
public static class ColumnRecognizer
{
    /// <summary>How many rows are looked at; more do not make it surer.</summary>
    private const int Sample = 2000;

    /// <summary>Recognises the columns of a table.</summary>
    /// <param name="header">The names of the columns; empty where the table has none.</param>
    /// <param name="rows">Rows of the table, as many as are at hand; up to 2,000 are looked at.</param>
    /// <returns>One for each column, in their order. A column that says which rows belong together is <see cref="ColumnMeaning.Truth"/>.</returns>
    public static IReadOnlyList<RecognizedColumn> Recognize(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        IReadOnlyList<IReadOnlyList<string>> sample = rows.Count > Sample ? [.. rows.Take(Sample)] : rows;
        var columns = new List<RecognizedColumn>();
        var profiles = new List<ColumnProfile>();
        var count = Math.Max(header.Count, header.Count == 0 && sample.Count > 0 ? sample.Max(row => row.Count) : 0);
        for (var i = 0; i < count; i++)
        {
            var profile = ColumnProfile.Of(sample, i);
            profiles.Add(profile);
            columns.Add(Column(i, i < header.Count ? header[i] : "", profile));
        }

        NameHalves.Settle(columns, profiles);
        return columns;
    }

    /// <summary>Whether the first row of a table names its columns rather than being data.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="rows">Rows after it.</param>
    /// <returns>Whether it is a header.</returns>
    public static bool IsHeader(IReadOnlyList<string> first, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(rows);
        if (first.All(string.IsNullOrWhiteSpace)) return false;
        int named = 0, data = 0;
        for (var i = 0; i < first.Count; i++)
        {
            var kind = CellShape.Of(first[i]);
            if (kind is CellKind.Email or CellKind.Phone or CellKind.Date or CellKind.Moment or CellKind.Number or CellKind.Decimal or CellKind.Url) data++;
            else if (HeaderPhrases.Of(first[i]) is { Meaning: not null, Whole: true }) named++;
            else if (kind is not CellKind.Empty && ColumnProfile.Of(rows.Count > Sample ? [.. rows.Take(Sample)] : rows, i) is { IsFewValues: true } profile && profile.Has(first[i])) data++;
        }

        return named > data || (data == 0 && rows.Count > 0);
    }

    /// <summary>What a name for a column means: <c>phone</c>, <c>given_name</c>, <c>Рабочий телефон</c>, or the name of a <see cref="ColumnMeaning"/>.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The meaning; null when nothing is known by that name.</returns>
    public static ColumnMeaning? MeaningOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = string.Concat(HeaderText.Words(name));
        foreach (var meaning in Enum.GetValues<ColumnMeaning>())
        {
            if (string.Equals(meaning.ToString(), plain, StringComparison.OrdinalIgnoreCase)) return meaning;
        }

        return HeaderPhrases.Of(name) is { Whole: true } reading ? reading.Meaning : null;
    }

    private static RecognizedColumn Column(int index, string header, ColumnProfile profile)
    {
        var reading = HeaderPhrases.Of(header);
        if (reading.Meaning is not { } said) return Guessed(index, header, ColumnGuess.Of(profile));
        if (profile.Filled > 0 && Contradiction(said, reading, profile) is { } other) return Guessed(index, header, other);
        var reason = reading.Whole ? "the header says so" : $"the header has the word \"{reading.Words}\"";
        if (said == ColumnMeaning.Truth) reason += "; it would tell the answer, so nobody looks at it";
        if (said == ColumnMeaning.RowId) reason += "; it names the row, so it is not compared";
        return new RecognizedColumn(index, header, said, reading.Whole ? .95 : .75, reason);
    }

    private static RecognizedColumn Guessed(int index, string header, ColumnGuess guess) => new(index, header, guess.Meaning, guess.Confidence, guess.Reason);

    /// <summary>What the cells say where it cannot be what the header says.</summary>
    private static ColumnGuess? Contradiction(ColumnMeaning said, HeaderReading reading, ColumnProfile profile)
    {
        var guess = ColumnGuess.Plain(profile);
        switch (said)
        {
            case ColumnMeaning.FullName or ColumnMeaning.Text or ColumnMeaning.Address when guess is not null:
            case ColumnMeaning.Phone when guess?.Meaning is ColumnMeaning.Email or ColumnMeaning.Messenger:
            case ColumnMeaning.Email when guess?.Meaning == ColumnMeaning.Phone:
            case ColumnMeaning.RowId when guess?.Meaning == ColumnMeaning.Email || (guess?.Meaning == ColumnMeaning.Phone && reading.Words is "number" or "no" or "номер" or "nr"):
                return guess;
            case ColumnMeaning.Phone or ColumnMeaning.Email when profile.Share(CellKind.YesNo) >= .8:
                return new ColumnGuess(ColumnMeaning.Category, .8, "the cells say yes or no");
            case ColumnMeaning.State when reading.Words is "region" or "регион" or "регіон" && profile.AreCountries:
                return new ColumnGuess(ColumnMeaning.Country, .9, "the header says region, and the cells are country codes");
            case ColumnMeaning.Tags when reading.Words == "label" && profile.Share(CellKind.Number, CellKind.Code) >= .9:
                return new ColumnGuess(ColumnMeaning.Truth, .8, "labels that are numbers say which rows belong together; nobody looks at them");
            default:
                return null;
        }
    }
}
