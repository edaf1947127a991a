using System.Globalization;

namespace CrmCore;

/// <summary>What templates may name: the paths of conditions (<c>deal.title</c>, <c>contact.name</c>, custom fields by id), and who writes.</summary>
internal static class TemplateModel
{
    public static IReadOnlyDictionary<string, object?> Of(AccountModel model, Deal deal, Contact? contact, Employee? sender)
    {
        var owner = deal.Owner is { } id ? model.Employees.GetValueOrDefault(id.Value) : null;
        return Map(
            ("deal", Of(deal)),
            ("contact", contact is null ? null : Of(contact, model)),
            ("owner", owner is null ? null : Of(owner)),
            ("sender", sender is null ? null : Of(sender)),
            ("account", Map(("id", model.Account.Id))));
    }

    private static Dictionary<string, object?> Of(Deal deal)
    {
        var values = Of(deal.Fields);
        values["id"] = deal.Id.ToString();
        values["title"] = deal.Title;
        values["amount"] = deal.Amount is { } amount ? Digits(amount) : null;
        values["currency"] = deal.Amount?.Currency;
        values["stage"] = deal.Stage;
        values["pipeline"] = deal.Pipeline;
        values["owner"] = deal.Owner?.Value;
        values["tags"] = deal.Tags;
        return values;
    }

    private static Dictionary<string, object?> Of(Contact contact, AccountModel model)
    {
        var values = Of(contact.Fields);
        values["id"] = contact.Id.ToString();
        values["name"] = Intake.IsPlaceholder(model, contact.Name) ? null : contact.Name;
        values["tags"] = contact.Tags;
        return values;
    }

    private static Dictionary<string, object?> Of(Employee employee) => Map(("id", employee.Id), ("name", employee.Name), ("email", employee.Email));

    private static Dictionary<string, object?> Of(FieldBag fields) => fields.Values.ToDictionary(f => f.Key, f => Of(f.Value), StringComparer.Ordinal);

    private static object? Of(FieldValue value) => value.Kind switch
    {
        FieldValueKind.Number => value.AsNumber,
        FieldValueKind.YesNo => value.AsYesNo,
        FieldValueKind.List => value.AsList,
        _ => value.AsText,
    };

    // A decimal remembers its digits: 15000 roubles print as 15000.00, 15000 yen as 15000.
    private static decimal Digits(Money money) =>
        decimal.Parse(money.ToString().AsSpan(..^(money.Currency.Length + 1)), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Map(params (string Name, object? Value)[] members) =>
        members.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
}
