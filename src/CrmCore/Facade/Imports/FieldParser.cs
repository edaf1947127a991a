using NodaTime;

namespace CrmCore;

/// <summary>Reads the values of custom fields, dates and employees.</summary>
internal sealed class FieldParser
{
    private readonly AccountModel _model;
    private readonly CardKind _card;
    private readonly Dictionary<int, bool> _monthFirst = [];
    private readonly Dictionary<string, string> _employees = new(StringComparer.OrdinalIgnoreCase);

    public FieldParser(AccountModel model, ImportPlan plan, IReadOnlyList<RecognizedColumn> columns, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        _model = model;
        _card = ImportColumns.CardOf(plan);
        foreach (var column in columns)
        {
            _monthFirst[column.Index] = MomentText.IsMonthFirst(sample.Select(row => column.Index < row.Count ? row[column.Index] : ""));
        }

        foreach (var employee in model.Employees.Values)
        {
            _employees.TryAdd(employee.Id, employee.Id);
            _employees.TryAdd(employee.Name, employee.Id);
            if (employee.Email is { } email) _employees.TryAdd(email, employee.Id);
        }
    }

    public string? Employee(string text) => _employees.GetValueOrDefault(text);

    /// <summary>Takes a cell into a custom field or a place that only exports name.</summary>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public string? Take(ParsedRow row, RecognizedColumn column, string cell)
    {
        var field = column.Field!;
        switch (field)
        {
            case ImportColumns.Visitors:
                foreach (var id in ListText.Split(cell)) row.Points.Add(new KnownPoint(ContactPointKind.Visitor, id, id));
                return null;
            case ImportColumns.ExternalIds:
                foreach (var id in ListText.Split(cell)) row.Points.Add(new KnownPoint(ContactPointKind.External, id, id));
                return null;
            case ImportColumns.Unsubscribed:
                var stopped = ListText.Split(cell);
                for (var i = 0; i < row.Points.Count; i++)
                {
                    if (stopped.Contains(row.Points[i].Value, StringComparer.OrdinalIgnoreCase)) row.Points[i] = row.Points[i] with { Unsubscribed = true };
                }

                return null;
            case ImportColumns.LossReason:
                row.Fields["loss-reason"] = FieldValue.Of(cell.Trim());
                return null;
        }

        if (field.StartsWith(ImportColumns.Extra, StringComparison.Ordinal)) row.Extra[field[ImportColumns.Extra.Length..]] = cell;
        else if (field.StartsWith(ImportColumns.Origin, StringComparison.Ordinal)) row.Origin[field[ImportColumns.Origin.Length..]] = cell;
        else return Custom(row, column, cell);
        return null;
    }

    /// <summary>The moment in a cell; null, with the row's problem set, when it is none.</summary>
    public Instant? Moment(ParsedRow row, RecognizedColumn column, string text)
    {
        var moment = MomentText.Moment(text, _model.Zone, _monthFirst[column.Index]);
        if (moment is null) row.Problem = $"'{text}' in the column '{column.Header}' is no date.";
        return moment;
    }

    private string? Custom(ParsedRow row, RecognizedColumn column, string cell)
    {
        var definition = _model.Fields[(_card, column.Field!)];
        var value = Value(definition, cell, _monthFirst[column.Index]);
        if (value is null) return $"'{cell}' in the column '{column.Header}' does not fit the field '{definition.Id}'.";
        if (FieldRules.Refusal(definition, value.Value) is { } refusal) return refusal;
        row.Fields[definition.Id] = value.Value;
        return null;
    }

    private static FieldValue? Value(FieldDefinition definition, string cell, bool monthFirst)
    {
        var text = cell.Trim();
        switch (definition.Kind)
        {
            case FieldKind.Number:
                return MoneyText.Number(text) is { } number ? FieldValue.Of(number) : null;
            case FieldKind.Money:
                return MoneyText.Read(text, null, out _) is { } money ? FieldValue.Of(money) : null;
            case FieldKind.YesNo:
                return YesNo(text) is { } yes ? FieldValue.Of(yes) : null;
            case FieldKind.Date:
                if (MomentText.Local(text, monthFirst) is not { } local) return null;
                return local.TimeOfDay == LocalTime.Midnight && text.IndexOfAny([' ', 'T']) < 0
                    ? FieldValue.Of(local.Date)
                    : FieldValue.Of(local.ToString(local.Second == 0 ? "uuuu-MM-dd'T'HH:mm" : "uuuu-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
            case FieldKind.Choices:
                return FieldValue.Of(ListText.Split(text));
            case FieldKind.Choice:
                return FieldValue.Of(definition.Choices.FirstOrDefault(c => string.Equals(c, text, StringComparison.OrdinalIgnoreCase)) ?? text);
            default:
                return FieldValue.Of(cell);
        }
    }

    private static bool? YesNo(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "1" or "ДА" or "JA" or "OUI" or "SÍ" or "SI" or "ТАК" or "+" or "X" => true,
        "FALSE" or "NO" or "N" or "0" or "НЕТ" or "NEIN" or "NON" or "НІ" or "-" => false,
        _ => null,
    };
}
