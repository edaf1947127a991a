namespace CrmCore.Scenarios.Assignment.Simulation;

/// <summary>A lead or a deal as it was read.</summary>
internal sealed record SeenCard(Guid Id, string Kind, bool Open, string? Owner, ContactId? Contact, string? Need)
{
    public string? OpenWith => Open ? Owner : null;
}
