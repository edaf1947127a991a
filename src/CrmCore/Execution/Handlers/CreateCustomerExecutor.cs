namespace CrmCore;

/// <summary>Makes a customer of a deal (R42).</summary>
internal sealed class CreateCustomerExecutor(ICustomers? customers = null) : DealActionExecutor<CreateCustomerSettings>(CreateCustomerSettings.TryRead)
{
    private const string Company = "company";

    public override string Do => ActionKinds.CreateCustomer;

    public override Delivery DeliveryOf(ActionRun run) => Delivery.Repeatable;

    protected override async ValueTask<ActionOutcome> RunAsync(ActionRun run, Deal deal, CreateCustomerSettings settings, CancellationToken ct)
    {
        if (customers is null) return ActionOutcome.Fail("Nothing keeps customers here. Register an ICustomers.");
        var customer = new NewCustomer(Source(deal, settings), Name(run, deal, settings.NamedBy), settings.Every, run.Action.Key);
        return ActionOutcome.DoneAs(await customers.CreateAsync(run.Model.Account, customer, ct).ConfigureAwait(false));
    }

    // What the customer is made of: the deal under the customer's owner, with those custom fields only that are carried over.
    private static Deal Source(Deal deal, CreateCustomerSettings settings) => deal with
    {
        Owner = settings.Owner is { } owner ? owner : deal.Owner,
        Details = deal.Details with { Fields = FieldBag.Of(deal.Fields.Values.Where(f => settings.Carry.Contains(f.Key, StringComparer.Ordinal))) },
    };

    private static string Name(ActionRun run, Deal deal, string rule)
    {
        var main = run.Contacts.Count > 0 ? run.Contacts[0] : null;
        var contact = main is null || Intake.IsPlaceholder(run.Model, main.Name) ? null : main.Name;
        var name = rule switch
        {
            CreateCustomerSettings.ByCompany => Text(main?.Fields[Company]) ?? Text(deal.Fields[Company]) ?? contact,
            CreateCustomerSettings.ByDeal => deal.Title ?? contact,
            CreateCustomerSettings.Automatic => null,
            _ => contact,
        };
        return string.IsNullOrWhiteSpace(name) ? Automatic(deal) : name;
    }

    private static string? Text(FieldValue? value) => value is { IsEmpty: false } given ? given.AsText : null;

    // The deal's id ends in chance, and is the same on every try.
    private static string Automatic(Deal deal) => "Customer " + deal.Id.Value.ToString("N")[^8..];
}
