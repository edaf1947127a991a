namespace CrmCore;

/// <summary>Changes of a deal's fields: whoever edits a deal comes through here (R67, R74).</summary>
internal static class DealEdits
{
    /// <summary>The deal with a field set; null, with the reason, when the value does not fit. The same instance when nothing changes (R67).</summary>
    public static Deal? Set(DecisionScope scope, Deal deal, string field, FieldValue value, out string? refusal)
    {
        refusal = null;
        switch (field)
        {
            case Fields.Title:
                var title = value.IsEmpty ? null : value.AsText;
                return deal.Title == title ? deal : deal with { Title = title };
            case Fields.Owner:
                var owner = value.IsEmpty ? (EmployeeId?)null : new EmployeeId(value.AsText);
                if (owner is { } id && !scope.Model.Employees.ContainsKey(id.Value)) refusal = $"there is no employee '{id}'";
                return refusal is not null ? null : deal.Owner == owner ? deal : deal with { Owner = owner };
            case Fields.Amount:
                return SetAmount(scope, deal, value, out refusal);
            case Fields.Tags:
                return WithTags(deal, value.AsList);
            case Fields.WinProbability:
                return SetProbability(deal, value, out refusal);
            case "loss-reason":
                var reason = value.IsEmpty ? null : value.AsText;
                return deal.LossReason == reason ? deal : deal with { Details = deal.Details with { LossReason = reason } };
            default:
                return SetCustom(scope, deal, field, value, out refusal);
        }
    }

    public static Deal WithTags(Deal deal, IEnumerable<string> tags)
    {
        var sorted = tags.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToArray();
        return deal.Tags.SequenceEqual(sorted, StringComparer.Ordinal) ? deal : deal with { Details = deal.Details with { Tags = sorted } };
    }

    private static Deal? SetAmount(DecisionScope scope, Deal deal, FieldValue value, out string? refusal)
    {
        refusal = null;
        var amount = value.AsMoney;
        if (amount is null && value.AsNumber is { } number && deal.Amount?.Currency is { } currency) amount = Money.Of(number, currency);
        if (amount is null && !value.IsEmpty)
        {
            refusal = $"'{value}' is no amount of money: give amount and currency";
            return null;
        }

        if (deal.Amount == amount) return deal;
        var changed = deal with { Amount = amount };

        // A deal that stands nowhere yet is counted when it is put on its stage.
        if (deal.Stage.Length > 0)
        {
            StageMoves.Count(scope, deal, -1);
            StageMoves.Count(scope, changed, 1);
        }

        return changed;
    }

    private static Deal? SetProbability(Deal deal, FieldValue value, out string? refusal)
    {
        refusal = value.IsEmpty || value.AsNumber is >= 0 and <= 100 ? null : $"'{value}' is no probability: give 0 to 100 per cent";
        if (refusal is not null) return null;
        var percent = value.IsEmpty ? null : value.AsNumber;
        return deal.WinProbability == percent ? deal : deal with { Details = deal.Details with { WinProbability = percent } };
    }

    private static Deal? SetCustom(DecisionScope scope, Deal deal, string field, FieldValue value, out string? refusal)
    {
        if (!scope.Model.Fields.TryGetValue((CardKind.Deal, field), out var definition))
        {
            refusal = $"deals have no field '{field}': define it first (R74)";
            return null;
        }

        refusal = FieldRules.Refusal(definition, value);
        if (refusal is not null) return null;
        if (deal.Fields[field] == value) return deal;
        if (definition.Unique && UniqueFields.Refusal(scope, deal, definition, value) is { } taken)
        {
            refusal = taken;
            return null;
        }

        return deal with { Details = deal.Details with { Fields = deal.Fields.With(field, value) } };
    }
}
