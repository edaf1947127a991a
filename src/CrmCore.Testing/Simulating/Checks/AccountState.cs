namespace CrmCore.Testing;

/// <summary>An account's cards and actions as they stand in the tables now.</summary>
internal sealed class AccountState(SimulatedWorld world, string name)
{
    public string Name => name;

    public Dictionary<Guid, Deal> Deals { get; } = People.All(world, DealRecords.Instance, name).ToDictionary(d => d.Id.Value);

    public Dictionary<Guid, Contact> Contacts { get; } = People.All(world, ContactRecords.Instance, name).ToDictionary(c => c.Id.Value);

    public Dictionary<Guid, Lead> Leads { get; } = People.All(world, LeadRecords.Instance, name).ToDictionary(l => l.Id.Value);

    public List<ScheduledAction> Actions { get; } = [.. People.All(world, ScheduledActionRecords.Instance, name)];
}
