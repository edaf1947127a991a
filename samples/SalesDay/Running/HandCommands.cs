using CrmCore;

namespace SalesDay;

/// <summary>Carries out what employees do by hand; what is refused is told with its line.</summary>
internal sealed class HandCommands(Crm crm, DayFolder folder)
{
    public async Task<CommandResult?> RunAsync(HandCommand command, DayItem item, CancellationToken ct)
    {
        var by = new EmployeeId(command.By);
        var result = command.Do switch
        {
            "accept" => await AcceptAsync(command, by, ct),
            "move" when command.Stage is { } stage => await OnDealAsync(command, deal => crm.Deals.MoveAsync(deal.Id, stage, by, Change(command), key: command.Key, ct: ct), ct),
            "edit" => await OnDealAsync(command, deal => crm.Deals.EditAsync(deal.Id, Change(command), by, command.Key, ct), ct),
            _ => new Refused($"'{command.Do}' cannot be done here. Write move (with a stage), edit or accept."),
        };
        if (result is Refused refused) folder.Report(item.File, item.Line, "It was refused: " + refused.Reason, Remedy(refused));
        return result;
    }

    private static DealChange Change(HandCommand command) => new()
    {
        Title = command.Title,
        Amount = command.Amount is { } amount ? Amounts.Read(amount) : null,
        LossReason = command.LossReason,
        Tags = command.Tags,
    };

    private static string Remedy(Refused refused) => refused.MissingFields.Count > 0
        ? "Give " + string.Join(" and ", refused.MissingFields) + " in the same line."
        : "Correct the line and run again on the same file: only what is new is taken.";

    private async Task<CommandResult> OnDealAsync(HandCommand command, Func<Deal, ValueTask<CommandResult>> run, CancellationToken ct)
    {
        var deals = await Clients.DealsOfAsync(crm, command.Client, ct);
        var deal = deals.LastOrDefault(d => !d.IsClosed) ?? (deals.Count > 0 ? deals[^1] : null);
        return deal is null ? new Refused($"No deal of the client '{command.Client}' is known.") : await run(deal);
    }

    private async Task<CommandResult> AcceptAsync(HandCommand command, EmployeeId by, CancellationToken ct)
    {
        foreach (var state in new[] { LeadState.New, LeadState.Accepted })
        {
            var page = await crm.Leads.ListAsync(state, ct: ct);
            if (page.Items.FirstOrDefault(l => l.Points.Any(p => p.Value == command.Client)) is { } lead)
            {
                return await crm.Leads.AcceptAsync(lead.Id, by, "sales", command.Stage, command.Key, ct);
            }
        }

        return new Refused($"No lead of '{command.Client}' is in the inbox.");
    }
}
