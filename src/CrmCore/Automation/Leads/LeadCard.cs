namespace CrmCore;

/// <summary>
/// A lead seen as a deal that stands on its status, and its sender seen as a contact: conditions, timings, cards' actions and handlers know
/// deals, and so serve leads too. Nothing of it is stored.
/// </summary>
internal static class LeadCard
{
    public static Deal AsDeal(Lead lead) => new()
    {
        Account = lead.Account,
        Id = new DealId(lead.Id.Value),
        Pipeline = LeadStatuses.Pipeline,
        Stage = lead.Status,
        Entry = lead.Entry,
        EnteredAt = lead.EnteredAt,
        RecordedAt = lead.EnteredAt,
        CreatedAt = lead.CreatedAt,
        Owner = lead.Owner,
        Contact = lead.Contact,
        Title = lead.Name,
        HasPlans = true,
        Version = lead.Version,
        Details = new DealDetails
        {
            Fields = lead.Fields,
            Tags = lead.Tags,
            Origin = lead.Origin,
            LossReason = lead.Reason,
            PlannedOnce = lead.Details.PlannedOnce ?? [],
        },
    };

    /// <summary>The sender, with the lead's own id.</summary>
    public static Contact AsContact(Lead lead, string placeholder) => new()
    {
        Account = lead.Account,
        Id = new ContactId(lead.Id.Value),
        Name = lead.Name ?? placeholder,
        Owner = lead.Owner,
        CreatedAt = lead.CreatedAt,
        Details = new ContactDetails { Points = lead.Points, Fields = lead.Fields, Tags = lead.Tags, Origin = lead.Origin },
    };

    /// <summary>The lead with what was changed on its likeness; the same instance when nothing was.</summary>
    public static Lead With(Lead lead, Deal before, Deal after)
    {
        if (ReferenceEquals(before, after)) return lead;
        var details = lead.Details;
        var changed = details with
        {
            Fields = after.Fields,
            Tags = after.Tags.Count == 0 ? null : after.Tags,
            PlannedOnce = after.Details.PlannedOnce.Count == 0 ? null : after.Details.PlannedOnce,
        };
        lead = lead with { Owner = after.Owner, Name = after.Title };
        var next = lead with { Details = changed };
        return next.Json.Span.SequenceEqual(lead.Json.Span) ? lead : next;
    }
}
