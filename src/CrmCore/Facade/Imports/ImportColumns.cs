using System.Globalization;

namespace CrmCore;

/// <summary>What an import does with each column: by the plan's mapping, by the exact headers of an export, else by recognition.</summary>
internal static class ImportColumns
{
    /// <summary>Before the name of a place that only exports use.</summary>
    public const string Extra = "extra.", Origin = "origin.", Field = "field.";

    /// <summary>Headers of exports for what has no meaning of its own.</summary>
    public const string Visitors = "visitors", ExternalIds = "external ids", Unsubscribed = "unsubscribed", LossReason = "loss reason";

    /// <summary>Says what each column becomes.</summary>
    /// <exception cref="ArgumentException">The mapping names a column or a meaning that is not there.</exception>
    public static IReadOnlyList<RecognizedColumn> Resolve(ImportPlan plan, AccountModel model, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        var columns = ColumnRecognizer.Recognize(header, sample).ToArray();
        var unused = new HashSet<string>(plan.Mapping.Keys, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < columns.Length; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            if (Said(plan, columns[i].Header) is { } byName) columns[i] = Mapped(plan, model, columns[i], byName, columns[i].Header.Trim(), unused);
            else if (Said(plan, number) is { } byNumber) columns[i] = Mapped(plan, model, columns[i], byNumber, number, unused);
            else columns[i] = OfExport(columns[i]) ?? OfField(plan, model, columns[i]);
        }

        if (unused.Count > 0) throw new ArgumentException($"The table has no column '{unused.First()}'; it has {string.Join(", ", header.Select(h => "'" + h + "'"))}.", nameof(plan));
        return columns;
    }

    private static string? Said(ImportPlan plan, string name) =>
        plan.Mapping.FirstOrDefault(m => string.Equals(m.Key.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)).Value;

    private static RecognizedColumn Mapped(ImportPlan plan, AccountModel model, RecognizedColumn column, string target, string name, HashSet<string> unused)
    {
        unused.Remove(name);
        var said = column with { Confidence = 1, Reason = "said in the mapping", Field = null };
        if (target.StartsWith("field:", StringComparison.OrdinalIgnoreCase)) return Custom(plan, model, said, target[6..].Trim());
        if (ColumnRecognizer.MeaningOf(target) is { } meaning) return said with { Meaning = meaning };
        if (model.Fields.ContainsKey((CardOf(plan), target))) return Custom(plan, model, said, target);
        throw new ArgumentException(
            $"'{target}', said of the column '{name}', is no meaning: give one of {string.Join(", ", Enum.GetNames<ColumnMeaning>())}, or a custom field as field:id.", nameof(plan));
    }

    private static RecognizedColumn Custom(ImportPlan plan, AccountModel model, RecognizedColumn column, string id)
    {
        if (!model.Fields.ContainsKey((CardOf(plan), id)))
            throw new ArgumentException($"There is no field '{id}' on {(CardOf(plan) == CardKind.Contact ? "contacts" : "deals")}: define it first (R74).", nameof(plan));
        return column with { Meaning = ColumnMeaning.Text, Field = id };
    }

    private static RecognizedColumn? OfExport(RecognizedColumn column)
    {
        var name = column.Header;
        if (name.StartsWith(Extra, StringComparison.Ordinal) || name.StartsWith(Origin, StringComparison.Ordinal) || name is Visitors or ExternalIds or Unsubscribed or LossReason)
            return column with { Meaning = ColumnMeaning.Text, Field = name, Confidence = 1, Reason = "a header of an export" };
        return name.StartsWith(Field, StringComparison.Ordinal) ? column with { Meaning = ColumnMeaning.Text, Field = name[Field.Length..], Confidence = 1, Reason = "a header of an export" } : null;
    }

    /// <summary>A column that carries the id or the name of a custom field, unless it is one that every card has.</summary>
    private static RecognizedColumn OfField(ImportPlan plan, AccountModel model, RecognizedColumn column)
    {
        if (column.Meaning is ColumnMeaning.Truth or ColumnMeaning.Phone or ColumnMeaning.Email or ColumnMeaning.FullName or ColumnMeaning.GivenName or ColumnMeaning.Surname) return column;
        var kind = CardOf(plan);
        var name = column.Header.Trim();
        foreach (var ((on, id), definition) in model.Fields)
        {
            if (on != kind || !(string.Equals(id, name, StringComparison.OrdinalIgnoreCase) || string.Equals(definition.Name, name, StringComparison.OrdinalIgnoreCase))) continue;
            return column with { Meaning = ColumnMeaning.Text, Field = id, Confidence = 1, Reason = $"the header is the custom field '{id}'" };
        }

        return plan.Cards != ImportedCards.Contacts && string.Equals(name, "title", StringComparison.OrdinalIgnoreCase)
            ? column with { Meaning = ColumnMeaning.Title, Reason = "the header says title, and the rows are requests" }
            : column;
    }

    /// <summary>Whose custom fields the rows have: leads hold those of the deals they become.</summary>
    public static CardKind CardOf(ImportPlan plan) => plan.Cards == ImportedCards.Contacts ? CardKind.Contact : CardKind.Deal;
}
