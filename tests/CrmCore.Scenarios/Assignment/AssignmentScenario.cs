using System.Globalization;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Assignment;

/// <summary>What the scenarios of assignment share: a desk with a rule, three sellers, and requests of strangers.</summary>
public abstract class AssignmentScenario : Scenario
{
    protected static readonly EmployeeId Anna = "anna";
    protected static readonly EmployeeId Boris = "boris";
    protected static readonly EmployeeId Clara = "clara";

    protected static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Stage("offer").Won().Lost());

    private int _people;

    /// <summary>A desk where the forms of <c>site</c> become deals and those of <c>inbox</c> leads, both given by the rule <c>sales</c>.</summary>
    protected async Task<CrmTestDesk> TeamAsync(AssignmentRule rule, Keep keep = Keep.InMemory, Action<ICrmBuilder>? more = null, params Employee[] employees)
    {
        var desk = await DeskAsync(
            crm =>
            {
                crm.AddPipeline(Sales).AddAssignment(rule);
                more?.Invoke(crm);
                crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales", Assign = "sales" }).AddSource(new IntakePolicy { Source = "inbox", Assign = "sales" });
            },
            keep);
        foreach (var employee in employees.Length > 0 ? employees : [Seller("anna"), Seller("boris"), Seller("clara")]) Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(employee));
        return desk;
    }

    protected static Employee Seller(string id) => new() { Id = id, Name = char.ToUpperInvariant(id[0]) + id[1..] };

    protected static Employee Limited(string id, int deals) => Seller(id) with { Capacity = Counts(WorkKinds.Deal, deals) };

    protected static IReadOnlyDictionary<string, int> Counts(string kind, int count) => new Dictionary<string, int>(StringComparer.Ordinal) { [kind] = count };

    protected FormSubmitted Stranger() => Form(string.Create(CultureInfo.InvariantCulture, $"+7916{++_people:0000000}"));

    /// <summary>A stranger's form becomes a deal.</summary>
    protected async Task<Deal> AskAsync(CrmTestDesk desk, Func<FormSubmitted, FormSubmitted>? form = null)
    {
        var outcome = await desk.Events.IngestAsync(form is null ? Stranger() : form(Stranger()));
        Assert.Null(outcome.Error);
        return await desk.Deals.GetAsync(Assert.Single(outcome.Deals).Deal);
    }

    /// <summary>Who gets the next requests, in order; a dash for nobody.</summary>
    protected async Task<string> NextAsync(CrmTestDesk desk, int count, Func<FormSubmitted, FormSubmitted>? form = null)
    {
        var owners = new List<string>();
        for (var i = 0; i < count; i++) owners.Add((await AskAsync(desk, form)).Owner?.Value ?? "-");
        return string.Join(' ', owners);
    }

    protected async Task<Lead> AskLeadAsync(CrmTestDesk desk, Func<FormSubmitted, FormSubmitted>? form = null)
    {
        var inbox = Stranger() with { Source = "inbox" };
        var outcome = await desk.Events.IngestAsync(form is null ? inbox : form(inbox));
        Assert.Null(outcome.Error);
        return await desk.Leads.GetAsync(outcome.Lead!.Value);
    }

    protected static async Task<string?> OwnerAsync(CrmTestDesk desk, DealId deal) => (await desk.Deals.GetAsync(deal)).Owner?.Value;

    protected static async Task SetAsync(CrmTestDesk desk, EmployeeId employee, Presence presence, Instant? until = null) =>
        Assert.IsType<Done>(await desk.Crm.Presence.SetAsync(employee, presence, until));

    protected static async Task<int> OpenAsync(CrmTestDesk desk, EmployeeId employee, string kind = WorkKinds.Deal) => (await desk.Crm.Presence.OfAsync(employee)).OpenOf(kind);

    protected static async Task<IReadOnlyList<Guid>> WaitingAsync(CrmTestDesk desk, string queue = "sales") =>
        [.. (await desk.Crm.Assignment.WaitingAsync(queue)).Items.Select(w => w.Subject)];
}
