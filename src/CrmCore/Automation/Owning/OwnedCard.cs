namespace CrmCore;

/// <summary>A lead or a deal, as far as owning it goes.</summary>
internal sealed class OwnedCard
{
    private readonly Lead? _lead;
    private readonly Deal _deal;

    private OwnedCard(Lead? lead, Deal deal)
    {
        _lead = lead;
        _deal = deal;
    }

    public Guid Id => _deal.Id.Value;

    public bool IsOpen => _lead is { } lead ? OwnedCards.IsOpen(lead) : OwnedCards.IsOpen(_deal);

    public EmployeeId? Owner => _deal.Owner;

    public ContactId? Contact => _deal.Contact;

    /// <summary>Reads the card as it stands in the set; null when there is none.</summary>
    public static OwnedCard? Find(DecisionScope scope, string kind, Guid id)
    {
        if (kind == WorkKinds.Deal) return scope.Set.Of(DealRecords.Instance).Find(DealRecords.Key(scope.Account, new DealId(id))) is { } deal ? new OwnedCard(null, deal) : null;
        return scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, new LeadId(id))) is { } lead ? new OwnedCard(lead, LeadCard.AsDeal(lead)) : null;
    }

    /// <summary>What a rule looks at of a deal, or of a lead's likeness. The sender of a lead that nobody knows is the lead itself.</summary>
    public static Facts FactsOf(DecisionScope scope, CompiledRule rule, Deal deal)
    {
        Contact? contact = null;
        if (rule.NeedsContact)
        {
            if (deal.Contact is { } id) contact = Cards.Contact(scope, id);
            else if (deal.Pipeline == LeadStatuses.Pipeline && scope.Set.Of(LeadRecords.Instance).Find(LeadRecords.Key(scope.Account, new LeadId(deal.Id.Value))) is { } lead) contact = LeadCard.AsContact(lead, "");
        }

        return new(scope.Model, deal, deal, contact, default, scope.OccurredAt, scope.Set);
    }

    /// <summary>What a rule looks at.</summary>
    public Facts Facts(DecisionScope scope, CompiledRule rule) => FactsOf(scope, rule, _deal);

    /// <summary>Gives it to somebody whom a rule chose, tells it, and tells the employee.</summary>
    public void GiveTo(DecisionScope scope, EmployeeId to, AssignmentEntry entry, Actor by)
    {
        if (_lead is { } lead) LeadMoves.Update(scope, lead, lead with { Owner = to }, counted: true);
        else OwnedCards.Update(scope, _deal with { Owner = to, Version = _deal.Version + 1 }, counted: true);
        AssignmentEntries.Given(scope, this, entry, by);
        if (to == Owner) return;
        var name = _deal.Title is { Length: > 0 } title ? title : Id.ToString();
        Notices.Plan(scope, _deal, NotificationKinds.Assigned, to.Value, (_lead is null ? "You have a new deal: " : "You have a new lead: ") + name);
    }

    /// <summary>Writes what the entry of a change of owner must hold, so that any earlier state can be had back (R63).</summary>
    public void WriteChange(System.Text.Json.Utf8JsonWriter json, EmployeeId to)
    {
        if (_lead is null) DealChanges.WritePublic(json, _deal, _deal with { Owner = to });
    }

    /// <summary>The personal part of such an entry; null for a deal, which has none.</summary>
    public string? PersonalBefore(DecisionScope scope) => _lead is { } lead ? LeadCommands.Before(scope, lead) : null;
}
