using NodaTime;

namespace CrmCore.Testing;

/// <summary>What the commands of a story do; null where there is nothing to do it to.</summary>
internal static class Commands
{
    public static PersonsCommand? OnCards(CommandStep step, SimulatedWorld world, string account, Crm crm, Actor by)
    {
        if (step.Kind == CommandKind.NewDeal) return NewDeal(step, world, crm, by);
        if (step.Kind is >= CommandKind.Move and <= CommandKind.DeleteDeal) return People.DealOf(world, account, step.A) is { } deal ? OnDeal(step, world, crm, by, deal) : null;
        return step.Kind is >= CommandKind.EditContact and <= CommandKind.Unmerge && People.ContactOf(world, account, step.A) is { } contact ? OnContact(step, world, account, crm, by, contact) : null;
    }

    public static PersonsCommand? OnRest(CommandStep step, SimulatedWorld world, string account, Crm crm, Actor by) => step.Kind switch
    {
        CommandKind.AcceptLead or CommandKind.TakeLead or CommandKind.RejectLead => People.LeadOf(world, account, step.A) is { } lead ? OnLead(step, world, crm, by, lead) : null,
        CommandKind.CancelAction or CommandKind.MoveAction or CommandKind.RunAction => OnAction(step, world, account, crm, by),
        CommandKind.RetryEvent => OnEvent(step, world, account, crm),
        CommandKind.Presence => new($"olga sees {Who(step)} {(step.B % 2 == 0 ? "come" : "go")}", async () => await crm.Presence.SetAsync(Who(step), step.B % 2 == 0 ? Presence.AtWork : Presence.Break, by: by).ConfigureAwait(false)),
        CommandKind.SaveEmployee => new("saves an employee", async () => await SaveEmployeeAsync(step, crm, by).ConfigureAwait(false)),
        CommandKind.SaveConnection => new("saves a connection", async () => await crm.Settings.SaveAsync(new Connection { Id = "extra" + Digit(step.B % 2), Kind = "recording" }, by).ConfigureAwait(false)),
        CommandKind.SaveSource => new("saves a source", async () => await crm.Settings.SaveAsync(new IntakePolicy { Source = "site", Pipeline = Pipeline(step, world).Id }, by).ConfigureAwait(false)),
        _ => null,
    };

    private static PersonsCommand NewDeal(CommandStep step, SimulatedWorld world, Crm crm, Actor by)
    {
        var who = step.A % 5;
        var deal = new NewDeal { Title = "Deal of " + People.Name(who), Name = People.Name(who), Phone = People.Phone(who), Email = step.B % 3 == 0 ? null : People.Email(who), Pipeline = Pipeline(step, world).Id, Owner = step.B % 4 == 0 ? (EmployeeId?)null : Who(step) };
        return new($"makes a deal of {People.Name(who)} ({People.Phone(who)}) in '{deal.Pipeline}'", async () => await crm.Deals.CreateAsync(deal, by, step.Key).ConfigureAwait(false));
    }

    private static PersonsCommand? OnDeal(CommandStep step, SimulatedWorld world, Crm crm, Actor by, Deal deal)
    {
        var name = world.Name(deal.Id.Value);
        switch (step.Kind)
        {
            case CommandKind.Move when world.Plan.Pipelines.FirstOrDefault(p => p.Id == deal.Pipeline) is { } pipeline:
                string[] stages = [.. pipeline.Stages.Select(s => s.Id), Outcomes.Won, Outcomes.Lost];
                var stage = stages[step.B % stages.Length];
                var change = stage == Outcomes.Lost && pipeline.LossReasons.Count > 0 ? new DealChange { LossReason = pipeline.LossReasons[0] } : null;
                return new($"moves {name} to '{stage}'", async () => await crm.Deals.MoveAsync(deal.Id, stage, by, change, key: step.Key).ConfigureAwait(false));
            case CommandKind.DeleteDeal:
                return new($"deletes {name}", async () => await crm.Deals.DeleteAsync(deal.Id, by, step.Key).ConfigureAwait(false));
            case CommandKind.Move:
                return null;
            default:
                var edit = Edit(step, world);
                return new($"edits {name} ({step.Kind})", async () => await crm.Deals.EditAsync(deal.Id, edit, by, step.Key).ConfigureAwait(false));
        }
    }

    private static DealChange Edit(CommandStep step, SimulatedWorld world) => step.Kind switch
    {
        CommandKind.GiveDeal => new DealChange { Owner = Who(step) },
        CommandKind.Price => new DealChange { Amount = step.B % 3 == 0 ? Money.Of(step.B, "EUR") : Money.Rub(step.B) },
        CommandKind.Tag => new DealChange { Tags = [Tags(world) is { Count: > 0 } tags ? tags[step.B % tags.Count] : "vip"] },
        _ => new DealChange { Title = "Deal " + Digit(step.B) },
    };

    private static PersonsCommand? OnContact(CommandStep step, SimulatedWorld world, string account, Crm crm, Actor by, Contact contact)
    {
        var name = world.Name(contact.Id.Value);
        switch (step.Kind)
        {
            case CommandKind.Merge:
                if (People.ContactOf(world, account, step.B) is not { } other || other.Id == contact.Id) return null;
                return new($"merges {name} with {world.Name(other.Id.Value)}", async () => await crm.Contacts.MergeAsync(contact.Id, other.Id, by, key: step.Key).ConfigureAwait(false));
            case CommandKind.Unmerge:
                if (People.All(world, MergeRecords.Instance, account).ToList() is not { Count: > 0 } merges) return null;
                var merge = merges[step.B % merges.Count];
                return new("undoes a merge", async () => await crm.Contacts.UnmergeAsync(merge.Id, by, step.Key).ConfigureAwait(false));
            case CommandKind.GiveContact:
                return new($"gives {name} to {Who(step)}", async () => await crm.Contacts.EditAsync(contact.Id, new ContactChange { Owner = Who(step) }, by, step.Key).ConfigureAwait(false));
            default:
                var change = new ContactChange { Name = "Name " + Digit(step.B), Phones = step.B % 2 == 0 ? [People.Phone(step.B % 8)] : [], Emails = step.B % 3 == 0 ? [People.Email(step.B % 8)] : [] };
                return new($"edits {name}", async () => await crm.Contacts.EditAsync(contact.Id, change, by, step.Key).ConfigureAwait(false));
        }
    }

    private static PersonsCommand OnLead(CommandStep step, SimulatedWorld world, Crm crm, Actor by, Lead lead)
    {
        var name = world.Name(lead.Id.Value);
        return step.Kind switch
        {
            CommandKind.TakeLead => new($"takes the lead {name}", async () => await crm.Leads.TakeAsync(lead.Id, by, key: step.Key).ConfigureAwait(false)),
            CommandKind.RejectLead => new($"refuses the lead {name}", async () => await crm.Leads.RejectAsync(lead.Id, "a robot", by, key: step.Key).ConfigureAwait(false)),
            _ => new($"accepts the lead {name}", async () => await crm.Leads.AcceptAsync(lead.Id, by, Pipeline(step, world).Id, key: step.Key).ConfigureAwait(false)),
        };
    }

    private static PersonsCommand? OnAction(CommandStep step, SimulatedWorld world, string account, Crm crm, Actor by)
    {
        var actions = People.All(world, ScheduledActionRecords.Instance, account).Where(a => a.Phase is ActionPhase.Enter or ActionPhase.Recipient).ToList();
        if (actions.Count == 0) return null;
        var action = actions[step.A % actions.Count];
        var name = $"'{action.Action}' of {world.Name(action.Subject)}";
        switch (step.Kind)
        {
            case CommandKind.CancelAction:
                return new("cancels " + name, async () => await crm.Actions.CancelAsync(action, by).ConfigureAwait(false));
            case CommandKind.MoveAction:
                if (action.DueAt is null) world.Ledger.Actions.SentAgain.Add(action.Key);
                var due = world.Clock.Now + Duration.FromMinutes(step.B % 3_000);
                return new("moves " + name, async () => await crm.Actions.MoveAsync(action, due, by).ConfigureAwait(false));
            default:
                world.Ledger.Actions.SentAgain.Add(action.Key);
                return new("runs " + name, async () => await crm.Actions.RunNowAsync(action, by).ConfigureAwait(false));
        }
    }

    private static PersonsCommand? OnEvent(CommandStep step, SimulatedWorld world, string account, Crm crm)
    {
        var failed = People.All(world, StoredEventRecords.Instance, account).Where(e => e.State == EventState.Failed).ToList();
        if (failed.Count == 0) return null;
        var id = failed[step.A % failed.Count].Id;
        return new("tries a failed event again", async () =>
        {
            try
            {
                await crm.Events.RetryAsync(id).ConfigureAwait(false);
                return new Done();
            }
            catch (InvalidOperationException)
            {
                return new Refused("somebody tried it again meanwhile");
            }
        });
    }

    private static async Task<CommandResult> SaveEmployeeAsync(CommandStep step, Crm crm, Actor by)
    {
        var known = (await crm.Settings.EmployeesAsync().ConfigureAwait(false)).FirstOrDefault(e => e.Id == Who(step).Value);
        var employee = known ?? new Employee { Id = Who(step).Value, Name = "Ivan", Since = SimulatedWorld.Start };
        return await crm.Settings.SaveAsync(employee with { Extension = Digit(100 + (step.B % 50)) }, by).ConfigureAwait(false);
    }

    private static List<string> Tags(SimulatedWorld world) =>
        [.. world.Plan.Pipelines.SelectMany(p => (StageDefinition[])[.. p.Stages, p.Won, p.Lost]).SelectMany(s => s.Triggers).Where(t => t.On == EventKinds.TagAdded).Select(t => t.Settings["tag"]?.GetValue<string>()).OfType<string>()];

    private static PipelineDefinition Pipeline(CommandStep step, SimulatedWorld world) => world.Plan.Pipelines[step.B % world.Plan.Pipelines.Count];

    private static EmployeeId Who(CommandStep step) => step.B / 2 % 2 == 0 ? "olga" : "ivan";

    private static string Digit(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
