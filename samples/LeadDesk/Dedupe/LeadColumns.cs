using System.Globalization;
using CrmCore;

namespace LeadDesk.Dedupe;

/// <summary>What each column of a file is compared as.</summary>
internal sealed class LeadColumns
{
    private LeadColumns(IReadOnlyList<RecognizedColumn> columns) => Columns = columns;

    public IReadOnlyList<RecognizedColumn> Columns { get; }

    /// <summary>The columns by recognition, corrected by --map and --ignore.</summary>
    /// <param name="header">The names of the columns; empty for none.</param>
    /// <param name="sample">The first rows.</param>
    /// <param name="options">What was said.</param>
    /// <param name="isSecond">Whether it is the second file: what was said of columns that it lacks is about the first.</param>
    /// <exception cref="DeskException">They name a column or a field that is not there.</exception>
    public static LeadColumns Of(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> sample, DedupeOptions options, bool isSecond)
    {
        var columns = ColumnRecognizer.Recognize(header, sample).ToArray();
        foreach (var (name, field) in options.Map)
        {
            var meaning = ColumnRecognizer.MeaningOf(field)
                ?? throw new DeskException($"--map {name}={field}: there is no field '{field}'. Fields: {string.Join(", ", Known())}.");
            Change(columns, name, column => column with { Meaning = meaning, Confidence = 1, Reason = "said with --map" }, "--map", isSecond);
        }

        foreach (var name in options.Ignore)
        {
            Change(columns, name, column => column with { Meaning = ColumnMeaning.Ignore, Confidence = 1, Reason = "said with --ignore" }, "--ignore", isSecond);
        }

        return new LeadColumns(columns);
    }

    /// <summary>What a column is matched by.</summary>
    public MatchKind KindOf(RecognizedColumn column) => column.Meaning switch
    {
        ColumnMeaning.FullName => MatchKind.FullName,
        ColumnMeaning.GivenName => MatchKind.GivenName,
        ColumnMeaning.Surname => MatchKind.Surname,
        ColumnMeaning.Patronymic => MatchKind.Patronymic,
        ColumnMeaning.Phone => MatchKind.Phone,
        ColumnMeaning.Email => MatchKind.Email,
        ColumnMeaning.Messenger => MatchKind.Messenger,
        ColumnMeaning.Company => MatchKind.Company,
        ColumnMeaning.City or ColumnMeaning.BirthPlace => MatchKind.City,
        ColumnMeaning.Address => IsStreet(column) ? MatchKind.Street : MatchKind.Address,
        ColumnMeaning.HouseNumber => MatchKind.HouseNumber,
        ColumnMeaning.Postcode => MatchKind.Postcode,
        ColumnMeaning.State => MatchKind.State,
        ColumnMeaning.Country => MatchKind.Country,
        ColumnMeaning.BirthDate => MatchKind.BirthDate,
        ColumnMeaning.Identifier or ColumnMeaning.TaxId => MatchKind.Identifier,
        ColumnMeaning.Category => MatchKind.Category,
        ColumnMeaning.Text => MatchKind.Text,
        _ => MatchKind.Ignore,
    };

    /// <summary>The place in this file of a column of another: by its header, else the next one of the same meaning.</summary>
    public int PlaceOf(RecognizedColumn other, IReadOnlyCollection<int> taken)
    {
        var named = Columns.FirstOrDefault(c => other.Header.Length > 0 && string.Equals(c.Header.Trim(), other.Header.Trim(), StringComparison.OrdinalIgnoreCase));
        return named?.Index ?? Columns.FirstOrDefault(c => c.Meaning == other.Meaning && !taken.Contains(c.Index))?.Index ?? -1;
    }

    // Beside a column of house numbers the first address is a street, the others are what people put beside it.
    private bool IsStreet(RecognizedColumn column) =>
        Columns.Any(c => c.Meaning == ColumnMeaning.HouseNumber) && Columns.First(c => c.Meaning == ColumnMeaning.Address).Index == column.Index;

    private static void Change(RecognizedColumn[] columns, string name, Func<RecognizedColumn, RecognizedColumn> change, string option, bool mayLack)
    {
        var found = false;
        for (var i = 0; i < columns.Length; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            if (!string.Equals(columns[i].Header.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase) && (columns[i].Header.Length > 0 || name != number)) continue;
            columns[i] = change(columns[i]);
            found = true;
        }

        if (!found && !mayLack) throw new DeskException($"{option}: the file has no column '{name}'; it has {string.Join(", ", columns.Select((c, i) => c.Header.Length > 0 ? c.Header : (i + 1).ToString(CultureInfo.InvariantCulture)))}.");
    }

    private static IEnumerable<string> Known() =>
        Enum.GetNames<ColumnMeaning>().Select(name => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())));
}
