namespace CrmCore;

/// <summary>Unique custom fields are claims (R74): the store's uniqueness decides when two cards want one value.</summary>
internal static class UniqueFields
{
    public static string? Refusal(DecisionScope scope, Deal deal, FieldDefinition field, FieldValue value)
    {
        var claims = scope.Set.Of(ClaimRecords.Instance);
        var before = deal.Fields[field.Id];
        if (!value.IsEmpty)
        {
            var key = ClaimRecords.Key(scope.Account, ContactPointKind.UniqueField, ClaimValue(field.Id, value));
            if (claims.Find(key) is { } taken && taken.Holder != deal.Id.Value)
            {
                return $"another card has the value '{value}' of the unique field '{field.Id}' (deal {taken.Holder})";
            }

            if (claims.Find(key) is null)
            {
                claims.Insert(new Claim
                {
                    Account = scope.Account,
                    Kind = ContactPointKind.UniqueField,
                    Value = ClaimValue(field.Id, value),
                    HolderKind = CardKind.Deal,
                    Holder = deal.Id.Value,
                    Raw = value.AsText,
                });
            }
        }

        if (!before.IsEmpty)
        {
            // Loaded by asking for it: the set removes only what it knows.
            var old = ClaimRecords.Key(scope.Account, ContactPointKind.UniqueField, ClaimValue(field.Id, before));
            if (claims.Find(old) is { } held && held.Holder == deal.Id.Value) claims.Delete(old);
        }

        return null;
    }

    public static string ClaimValue(string field, FieldValue value) => "deal." + field + "=" + value.AsText.ToUpperInvariant();
}
