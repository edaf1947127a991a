namespace CrmCore;

/// <summary>Finds, makes and joins companies (R35).</summary>
internal static class CompanyCards
{
    private const int LongestTaxId = 32;

    public static Company? Find(DecisionScope scope, CompanyId id) => scope.Set.Of(CompanyRecords.Instance).Find(CompanyRecords.Key(scope.Account, id));

    /// <summary>A tax number as it is compared: letters and digits; null where there is none.</summary>
    public static string? TaxIdOf(string? text)
    {
        var kept = new string([.. (text ?? "").Where(char.IsAsciiLetterOrDigit).Take(LongestTaxId)]).ToUpperInvariant();
        return kept.Length == 0 ? null : kept;
    }

    /// <summary>The company of that tax number, else the only one of that name whatever its legal form, else a new one.</summary>
    public static CompanyId FindOrMake(DecisionScope scope, string name, string? taxId, EmployeeId? owner)
    {
        if (taxId is not null && HolderOf(scope, taxId) is { } known) return known;
        var companies = scope.Set.Of(CompanyRecords.Instance);
        var named = companies.Lookup(CompanyRecords.ByName, CompanyRecords.NameKey(scope.Account, name));
        if (named.Count == 1 && companies.Find(named[0]) is { } found && (taxId is null || found.TaxId is null)) return found.Id;
        return Make(scope, name, new CompanyDetails { TaxId = taxId }, owner);
    }

    public static CompanyId? HolderOf(DecisionScope scope, string taxId) =>
        scope.Set.Of(ClaimRecords.Instance).Find(ClaimRecords.Key(scope.Account, ContactPointKind.TaxId, taxId)) is { HolderKind: CardKind.Company } claim ? new CompanyId(claim.Holder) : null;

    public static CompanyId Make(DecisionScope scope, string name, CompanyDetails details, EmployeeId? owner)
    {
        var id = new CompanyId(scope.NewId());
        var points = Claims.Take(scope.Set, scope.Account, CardKind.Company, id.Value, [], details.Points, scope.Tools.Points.PhoneVersion);
        if (details.TaxId is { } taxId) ClaimTaxId(scope, id, taxId);
        scope.Set.Of(CompanyRecords.Instance).Insert(new Company
        {
            Account = scope.Account, Id = id, Name = name, Owner = owner, CreatedAt = scope.OccurredAt, Details = details with { Points = points },
        });
        Notes.Write(scope, id.Value, TimelineKinds.Created, scope.Kind, null);
        return id;
    }

    public static void ClaimTaxId(DecisionScope scope, CompanyId id, string taxId) =>
        Claims.Take(scope.Set, scope.Account, CardKind.Company, id.Value, [], [new KnownPoint(ContactPointKind.TaxId, taxId, taxId)], scope.Tools.Points.PhoneVersion);

    /// <summary>Makes a contact one of a company; the company that it belonged to before loses it.</summary>
    /// <returns>Whether anything was changed.</returns>
    public static bool Join(DecisionScope scope, CompanyId? company, ContactId id)
    {
        if (Cards.Contact(scope, id) is not { } contact || contact.Company == company) return false;
        var members = scope.Set.Of(CompanyMemberRecords.Instance);
        if (contact.Company is { } before)
        {
            var key = CompanyMemberRecords.Key(scope.Account, before, id);
            if (members.Find(key) is not null) members.Delete(key);
        }

        // A contact of another company has no row here: asking for one of cards that this decision makes would never end.
        if (company is { } now) members.Insert(new CompanyMember(scope.Account, now, id));
        ContactWrites.Update(scope, contact, contact with { Details = contact.Details with { Company = company?.Value } });
        Notes.Write(scope, id.Value, TimelineKinds.Edited, null, ContactCommands.Before(scope, contact));
        return true;
    }
}
