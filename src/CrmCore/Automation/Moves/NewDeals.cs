namespace CrmCore;

/// <summary>Makes deals that stand nowhere yet.</summary>
internal static class NewDeals
{
    public static Deal Build(DecisionScope scope, string? title, IReadOnlyList<ContactId> contacts, EmployeeId? owner, Origin? origin)
    {
        var fields = FieldBag.Empty;
        foreach (var definition in scope.Model.Fields.Values)
        {
            if (definition is { On: CardKind.Deal, Default: { } value }) fields = fields.With(definition.Id, value);
        }

        var others = contacts.Skip(1).Select(c => c.Value).ToArray();
        return new Deal
        {
            Account = scope.Account,
            Id = new DealId(scope.NewId()),
            Pipeline = "",
            Stage = "",
            EnteredAt = scope.OccurredAt,
            RecordedAt = scope.Now,
            CreatedAt = scope.OccurredAt,
            Owner = owner,
            Contact = contacts.Count > 0 ? contacts[0] : null,
            Title = title,
            Details = new DealDetails { Origin = origin, OtherContacts = others, Fields = fields },
        };
    }
}
