using System.Globalization;
using NodaTime;

namespace CrmCore;

/// <summary>How a kind of card is written: the same headers that an import understands.</summary>
internal abstract class ExportRow<T>
{
    /// <summary>Puts the card's values by header; an empty one is left out.</summary>
    public abstract ValueTask WriteAsync(T card, ExportCells cells, CancellationToken ct);

    /// <summary>Whether the card is in use.</summary>
    public virtual bool Is(T card) => true;

    protected static void Points(IReadOnlyList<KnownPoint> points, ExportCells cells)
    {
        cells.Add("phones", Of(points, ContactPointKind.Phone));
        cells.Add("emails", Of(points, ContactPointKind.Email));
        cells.Add("messengers", Of(points, ContactPointKind.Messenger));
        cells.Add(ImportColumns.Visitors, Of(points, ContactPointKind.Visitor));
        cells.Add(ImportColumns.ExternalIds, Of(points, ContactPointKind.External));
        cells.Add(ImportColumns.Unsubscribed, ListText.Join(points.Where(p => p.Unsubscribed).Select(p => p.Value)));
    }

    protected static async ValueTask CompanyAsync(Crm crm, int account, CompanyId? company, ExportCells cells, CancellationToken ct)
    {
        if (company is not { } id) return;
        var found = await crm.Engine.Store.FindAsync(CompanyRecords.Instance, CompanyRecords.Key(account, id), ct).ConfigureAwait(false);
        cells.Add("company", found?.Name);
        cells.Add("tax id", found?.TaxId);
    }

    protected static void From(Origin? origin, string? source, ExportCells cells)
    {
        cells.Add("source", source ?? origin?.Source);
        if (origin is null) return;
        foreach (var (name, value) in OriginMembers(origin)) cells.Add(ImportColumns.Origin + name, value);
        foreach (var (name, value) in origin.Utm) cells.Add("utm_" + name, value);
        foreach (var (name, value) in origin.Extra) cells.Add(ImportColumns.Extra + name, value);
    }

    protected static void Fields(FieldBag fields, ExportCells cells)
    {
        foreach (var (id, value) in fields.Values)
        {
            cells.Add(ImportColumns.Field + id, value.Kind == FieldValueKind.List ? ListText.Join(value.AsList) : value.AsText);
        }
    }

    protected static string Moment(Instant at) => at.ToString("uuuu-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Of(IReadOnlyList<KnownPoint> points, ContactPointKind kind) => ListText.Join(points.Where(p => p.Kind == kind).Select(p => p.Value));

    private static (string Name, string? Value)[] OriginMembers(Origin origin) =>
    [
        ("kind", origin.Kind), ("form", origin.Form), ("formName", origin.FormName), ("page", origin.Page), ("pageTitle", origin.PageTitle), ("referrer", origin.Referrer),
        ("ip", origin.Ip), ("visitor", origin.Visitor), ("analyticsClient", origin.AnalyticsClient), ("analyticsProperty", origin.AnalyticsProperty),
        ("network", origin.Network), ("chat", origin.Chat),
    ];
}
