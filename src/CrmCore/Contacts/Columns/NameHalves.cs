namespace CrmCore;

/// <summary>Settles what "name" means once all columns are known: a whole name, or the half that no other column has.</summary>
internal static class NameHalves
{
    /// <summary>Headers that mean a whole name in one export and half of one in another.</summary>
    private static readonly string[] Loose = ["name", "имя", "ім'я", "nome", "nombre", "ad", "adı", "isim", "naam", "namn", "navn", "аты", "ismi", "jméno", "meno", "имэ"];

    public static void Settle(List<RecognizedColumn> columns, List<ColumnProfile> profiles)
    {
        var surname = columns.Exists(column => column.Meaning == ColumnMeaning.Surname);
        var given = columns.Exists(column => column.Meaning == ColumnMeaning.GivenName && !IsLoose(column));
        var deals = columns.Exists(column => column.Meaning is ColumnMeaning.Amount or ColumnMeaning.Stage or ColumnMeaning.Pipeline);
        if (!surname) Beside(columns, profiles);
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (column.Meaning is ColumnMeaning.FullName or ColumnMeaning.GivenName && IsLoose(column)) columns[i] = Half(column, profiles[i], given, surname);
            if (deals && column.Meaning == ColumnMeaning.Category && string.Equals(column.Header.Trim(), "title", StringComparison.OrdinalIgnoreCase))
                columns[i] = column with { Meaning = ColumnMeaning.Title, Reason = "the header says title, and this is a table of deals" };
        }
    }

    /// <summary>Words of their own right after, or right before, the given names are the surnames.</summary>
    private static void Beside(List<RecognizedColumn> columns, List<ColumnProfile> profiles)
    {
        var given = columns.FindIndex(column => column.Meaning == ColumnMeaning.GivenName && column.Confidence < .9);
        foreach (var i in (int[])[given + 1, given - 1])
        {
            if (given < 0 || i < 0 || i >= columns.Count || columns[i].Meaning != ColumnMeaning.Text) continue;
            if (profiles[i].Share(CellKind.Word, CellKind.Words) < .8) continue;
            columns[i] = columns[i] with { Meaning = ColumnMeaning.Surname, Confidence = .5, Reason = "words beside a column of given names" };
            return;
        }
    }

    private static RecognizedColumn Half(RecognizedColumn column, ColumnProfile profile, bool given, bool surname)
    {
        var whole = profile.Share(CellKind.Words, CellKind.Text) > .5;
        return (given, surname) switch
        {
            (false, true) when !whole => column with { Meaning = ColumnMeaning.GivenName, Reason = "a name beside a column of surnames" },
            (true, false) when !whole => column with { Meaning = ColumnMeaning.Surname, Reason = "a name beside a column of given names" },
            _ => column with { Meaning = ColumnMeaning.FullName, Reason = "the header says so" },
        };
    }

    private static bool IsLoose(RecognizedColumn column)
    {
        var words = string.Join(' ', HeaderText.Words(column.Header));
        return Array.Exists(Loose, loose => string.Join(' ', HeaderText.Words(loose)) == words);
    }
}
