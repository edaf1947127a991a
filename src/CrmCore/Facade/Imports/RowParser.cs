using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore;

/// <summary>Makes of a row's cells what a card holds. What is not understood is kept as an additional parameter; what would be wrong is the row's problem.</summary>
internal sealed class RowParser
{
    /// <summary>The longest cell, in characters.</summary>
    private const int LongestCell = 100_000;

    /// <summary>The most phones, or addresses, of one row.</summary>
    private const int MostPoints = 100;

    private readonly AccountModel _model;
    private readonly ImportPlan _plan;
    private readonly IReadOnlyList<RecognizedColumn> _columns;
    private readonly PointParser _points;
    private readonly FieldParser _fields;
    private readonly string[] _names;

    public RowParser(CrmEngine engine, AccountModel model, ImportPlan plan, ImportTable table)
    {
        var columns = table.Columns;
        _model = model;
        _plan = plan;
        _columns = columns;
        _points = new PointParser(engine.Tools.Points, new LenientPhoneNumbers(engine.Services.GetRequiredService<IPhoneNumberParser>()));
        _fields = new FieldParser(model, plan, columns, table.FirstRows);
        _names = [.. columns.Select((column, i) => column.Header.Length > 0 ? column.Header : string.Create(CultureInfo.InvariantCulture, $"column {i + 1}"))];
    }

    public ParsedRow Parse(IReadOnlyList<string> values, string? error)
    {
        var row = new ParsedRow { Problem = error ?? Shape(values) };
        if (row.Problem is not null) return row;
        var cells = new string[values.Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = CellText.Clean(values[i]);
        var region = Region(cells);
        var name = new RowName();
        string? currency = null;
        for (var i = 0; i < cells.Length && i < _columns.Count; i++)
        {
            if (_columns[i].Meaning == ColumnMeaning.Currency) currency = cells[i].Trim().ToUpperInvariant();
        }

        for (var i = 0; i < cells.Length && i < _columns.Count && row.Problem is null; i++)
        {
            if (!string.IsNullOrWhiteSpace(cells[i])) Take(row, name, i, cells[i], region, currency is { Length: > 0 } ? currency : _plan.Currency);
        }

        row.Name = name.Whole;
        row.Problem ??= row.Points.Count > MostPoints
            ? string.Create(CultureInfo.InvariantCulture, $"The row has {row.Points.Count} phones and addresses; {MostPoints} are allowed.")
            : IsNothing(row) ? "There is nothing to make a card of: no name, no phone and no address that can be read." : null;
        return row;
    }

    private bool IsNothing(ParsedRow row) =>
        row.Name is null && row.Points.Count == 0 && (_plan.Cards == ImportedCards.Contacts || (row.Title is null && row.Note is null && row.Fields.Count == 0));

    private string? Shape(IReadOnlyList<string> values)
    {
        if (values.Count > _columns.Count && values.Skip(_columns.Count).Any(value => !string.IsNullOrWhiteSpace(value)))
            return string.Create(CultureInfo.InvariantCulture, $"The row has {values.Count} values and the table {_columns.Count} columns: a delimiter or a quote is missing or too many.");
        if (values.Count < _columns.Count)
            return string.Create(CultureInfo.InvariantCulture, $"The row has {values.Count} values and the table {_columns.Count} columns: a delimiter or a quote is missing or too many.");
        for (var i = 0; i < _columns.Count; i++)
        {
            if (values[i].Length > LongestCell)
                return string.Create(CultureInfo.InvariantCulture, $"The cell '{_names[i]}' has {values[i].Length} characters; {LongestCell} are allowed.");
        }

        return null;
    }

    private string Region(string[] cells)
    {
        for (var i = 0; i < cells.Length && i < _columns.Count; i++)
        {
            if (_columns[i].Meaning == ColumnMeaning.Country && cells[i].Trim() is { Length: 2 } code && NumberingPlans.Default.ForRegion(code) is not null) return code.ToUpperInvariant();
        }

        return _model.Account.Region;
    }

    private void Take(ParsedRow row, RowName name, int index, string cell, string region, string? currency)
    {
        var column = _columns[index];
        if (column.Field is not null)
        {
            row.Problem = _fields.Take(row, column, cell);
            return;
        }

        var text = cell.Trim();
        switch (column.Meaning)
        {
            case ColumnMeaning.Truth:
            case ColumnMeaning.Ignore when column.Confidence >= 1:
            case ColumnMeaning.Currency:
                break;
            case ColumnMeaning.FullName or ColumnMeaning.GivenName or ColumnMeaning.Surname or ColumnMeaning.Patronymic:
                name.Take(column.Meaning, text);
                break;
            case ColumnMeaning.Phone:
                if (_points.Phones(text, region, row.Points) is { } noPhone) Keep(row, index, noPhone);
                break;
            case ColumnMeaning.Email:
                if (PointParser.Emails(text, row.Points) is { } noEmail) Keep(row, index, noEmail);
                break;
            case ColumnMeaning.Messenger:
                if (_points.Messengers(text, region, row.Points) is { } noHandle) Keep(row, index, noHandle);
                break;
            case ColumnMeaning.RowId when _plan.IdsOf is { } system:
                var id = system + ":" + _plan.Cards switch { ImportedCards.Leads => "lead:", ImportedCards.Deals => "deal:", _ => "" } + text;
                row.Points.Add(new KnownPoint(ContactPointKind.External, id, id));
                break;
            case ColumnMeaning.RowId:
                break;
            default:
                TakeRest(row, index, text, currency);
                break;
        }
    }

    private void TakeRest(ParsedRow row, int index, string text, string? currency)
    {
        var column = _columns[index];
        var deal = _plan.Cards == ImportedCards.Deals;
        switch (column.Meaning)
        {
            case ColumnMeaning.CreatedAt:
                row.CreatedAt = _fields.Moment(row, column, text) ?? row.CreatedAt;
                break;
            case ColumnMeaning.ClosedAt when deal:
                row.ClosedAt = _fields.Moment(row, column, text);
                break;
            case ColumnMeaning.Utm:
                row.Utm[column.Header.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) ? column.Header[4..] : column.Header.Trim()] = text;
                break;
            case ColumnMeaning.Tags:
                row.Tags.AddRange(ListText.Split(text));
                break;
            case ColumnMeaning.Note:
                row.Note = row.Note is null ? text : row.Note + "\n" + text;
                break;
            case ColumnMeaning.Owner when _fields.Employee(text) is { } owner:
                row.Owner = owner;
                break;
            default:
                if (!TakeDeal(row, column.Meaning, text, currency)) Keep(row, index, text);
                break;
        }
    }

    private bool TakeDeal(ParsedRow row, ColumnMeaning meaning, string text, string? currency)
    {
        var deal = _plan.Cards == ImportedCards.Deals;
        switch (meaning)
        {
            case ColumnMeaning.Source:
                row.Source = text;
                return true;
            case ColumnMeaning.Company when row.Company is null:
                row.Company = text;
                return true;
            case ColumnMeaning.TaxId when row.TaxId is null && _plan.Cards != ImportedCards.Leads:
                row.TaxId = text;
                return true;
            case ColumnMeaning.Title when _plan.Cards != ImportedCards.Contacts:
                row.Title = text;
                return true;
            case ColumnMeaning.Pipeline when deal:
                row.Pipeline = text;
                return true;
            case ColumnMeaning.Stage when deal:
                row.Stage = _plan.Stages.FirstOrDefault(s => string.Equals(s.Key, text, StringComparison.OrdinalIgnoreCase)).Value ?? text;
                return true;
            case ColumnMeaning.Amount when deal:
                if (MoneyText.Read(text, currency, out var problem) is { } money) row.Fields[Fields.Amount] = FieldValue.Of(money);
                else row.Problem = problem;
                return true;
            default:
                return false;
        }
    }

    private void Keep(ParsedRow row, int index, string text)
    {
        var name = _names[index];
        row.Extra[name] = row.Extra.TryGetValue(name, out var before) ? before + "; " + text : text;
    }
}
