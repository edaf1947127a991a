namespace CrmCore;

/// <summary>A deal as a row, with what its contact is known by.</summary>
internal sealed class DealRow(Crm crm, AccountModel model) : ExportRow<Deal>
{
    public override async ValueTask WriteAsync(Deal card, ExportCells cells, CancellationToken ct)
    {
        cells.Add("id", card.Id.ToString());
        cells.Add("title", card.Title);
        cells.Add("pipeline", card.Pipeline);
        cells.Add("stage", card.Stage);
        cells.Add("amount", card.Amount?.ToString());
        cells.Add("owner", card.Owner?.Value);
        cells.Add("tags", ListText.Join(card.Tags));
        cells.Add("created", Moment(card.CreatedAt));
        if (card.IsClosed) cells.Add("closed", Moment(card.EnteredAt));
        cells.Add(ImportColumns.LossReason, card.LossReason);
        From(card.Origin, null, cells);
        Fields(card.Fields, cells);
        if (card.Contact is not { } id) return;
        var contact = await crm.Engine.Store.FindAsync(ContactRecords.Instance, ContactRecords.Key(model.Number, id), ct).ConfigureAwait(false);
        if (contact is null) return;
        cells.Add("name", contact.Name == model.Account.Settings.PlaceholderName ? null : contact.Name);
        await CompanyAsync(crm, model.Number, contact.Company, cells, ct).ConfigureAwait(false);
        Points([.. contact.Points.Where(p => p.Kind != ContactPointKind.External)], cells);
    }
}
