namespace CrmCore;

/// <summary>A lead as a row.</summary>
internal sealed class LeadRow : ExportRow<Lead>
{
    public override ValueTask WriteAsync(Lead card, ExportCells cells, CancellationToken ct)
    {
        cells.Add("id", card.Id.ToString());
        cells.Add("name", card.Name);
        Points(card.Points, cells);
        cells.Add("company", card.CompanyName);
        cells.Add("owner", card.Owner?.Value);
        cells.Add("tags", ListText.Join(card.Tags));
        cells.Add("created", Moment(card.CreatedAt));
        From(card.Origin, card.Source, cells);
        cells.Add("text", card.Text);
        Fields(card.Fields, cells);
        return ValueTask.CompletedTask;
    }
}
