namespace CrmCore;

/// <summary>A contact as a row.</summary>
internal sealed class ContactRow(Crm crm, AccountModel model) : ExportRow<Contact>
{
    public override bool Is(Contact card) => card.State == CardState.Active;

    public override async ValueTask WriteAsync(Contact card, ExportCells cells, CancellationToken ct)
    {
        cells.Add("id", card.Id.ToString());
        cells.Add("name", card.Name == model.Account.Settings.PlaceholderName ? null : card.Name);
        Points(card.Points, cells);
        await CompanyAsync(crm, model.Number, card.Company, cells, ct).ConfigureAwait(false);
        cells.Add("owner", card.Owner?.Value);
        cells.Add("tags", ListText.Join(card.Tags));
        cells.Add("created", Moment(card.CreatedAt));
        From(card.Origin, null, cells);
        Fields(card.Fields, cells);
    }
}
