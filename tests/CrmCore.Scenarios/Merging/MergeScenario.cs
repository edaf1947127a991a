using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Merging;

/// <summary>What the scenarios of merging share: a pipeline, two contacts with deals, and short questions.</summary>
public abstract class MergeScenario : Scenario
{
    protected static PipelineDefinition Sales { get; } = Pipeline.Define("sales", p => p
        .Stage("new", s => s.OnEnter("later", Do.CreateTask("Ask again").After(Period.FromDays(3))))
        .Stage("talk", s => s.MoveHereOn("call", CrmCore.Triggers.IncomingCall()))
        .Won().Lost());

    protected Task<CrmTestDesk> DeskAsync(Keep keep = Keep.InMemory) => DeskAsync(
        crm =>
        {
            crm.AddPipeline(Sales);
            crm.AddField(new FieldDefinition { Id = "city", On = CardKind.Contact });
            crm.AddField(new FieldDefinition { Id = "likes", On = CardKind.Contact, Kind = FieldKind.Choices, Choices = ["tea", "coffee", "milk"] });
            crm.AddField(new FieldDefinition { Id = "born", On = CardKind.Contact, Kind = FieldKind.Date });
            crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" });
        },
        keep);

    protected static async Task<ContactId> ContactAsync(CrmTestDesk desk, string name, string? phone = null, string? email = null, string? city = null)
    {
        var made = await desk.Contacts.CreateAsync(
            new ContactChange
            {
                Name = name,
                Phones = phone is null ? [] : [phone],
                Emails = email is null ? [] : [email],
                Fields = city is null ? FieldBag.Empty : With("city", FieldValue.Of(city)),
            },
            Olga);
        return new ContactId(Assert.IsType<Created>(made).Id);
    }

    protected static async Task<DealId> DealAsync(CrmTestDesk desk, ContactId contact, params IReadOnlyList<ContactId> others) =>
        new(Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Pipeline = "sales", Contact = contact, OtherContacts = others }, Olga)).Id);

    protected static async Task<Merged> MergeAsync(CrmTestDesk desk, ContactId survivor, ContactId other, string? reason = null) =>
        Assert.IsType<Merged>(await desk.Contacts.MergeAsync(survivor, other, Olga, reason: reason));

    protected static async Task<Unmerged> UnmergeAsync(CrmTestDesk desk, MergeId merge) => Assert.IsType<Unmerged>(await desk.Contacts.UnmergeAsync(merge, Ivan));

    protected static async Task<string> RefusedAsync(ValueTask<CommandResult> command) => Assert.IsType<Refused>(await command).Reason;

    /// <summary>A contact in words: everything but its version and who gave the values.</summary>
    protected static string Show(Contact contact) => string.Join(
        " | ",
        contact.Id.ToString()[^4..],
        contact.Name,
        contact.Owner?.Value ?? "-",
        string.Join(",", contact.Points.Select(p => new ContactPoint(p.Kind, p.Value) + (p.Unsubscribed ? "(stopped)" : ""))),
        string.Join(",", contact.Fields.Values.Select(f => f.Key + "=" + f.Value)),
        string.Join(",", contact.Tags),
        string.Join(",", contact.Alternatives.Select(a => a.Field + "=" + a.Value)));
}
