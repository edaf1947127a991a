using CrmCore;
using NodaTime;

namespace SalesDay;

/// <summary>Reads all files of the day, each with the reader that CrmCore has for its format, and puts them in order.</summary>
internal sealed class DayReader(DayFolder folder, DaySetup setup, Desk desk)
{
    public DayFolder Folder { get; } = folder;

    public DeskPlan Plan { get; } = setup.Plan;

    public Instant End { get; } = setup.End;

    public async Task<IReadOnlyList<DayItem>> ReadAsync(CancellationToken ct)
    {
        var items = new List<DayItem>();
        await CallFiles.ReadAsync(this, items, ct);
        LetterFiles.Read(this, items);
        WebhookFiles.ReadForms(this, items);
        WebhookFiles.ReadChats(this, items);
        VisitFile.Read(this, items);
        PaymentFile.Read(this, items);
        HandFile.Read(this, items);
        return DayItem.InOrder(items);
    }

    /// <summary>Reads a webhook's request with the reader of the connection's kind; null with the problem noted where there is none.</summary>
    public WebhookReading? ReadWebhook(string connectionId, WebhookRequest request, string file)
    {
        if (Plan.Connections.FirstOrDefault(c => c.Id == connectionId) is not { } connection)
        {
            Folder.Report(file, null, $"There is no connection '{connectionId}'.", "Add it to people.json.");
            return null;
        }

        if (desk.Readers.FirstOrDefault(r => r.Kind == connection.Kind) is not { } reader)
        {
            Folder.Report(file, null, $"The connection '{connectionId}' is of the kind '{connection.Kind}', which reads nothing here.", "Write the kind web-form or telegram in people.json.");
            return null;
        }

        var secret = connection.Secret is { } name ? Plan.Secrets.GetValueOrDefault(name) : null;
        return reader.Read(request, new ConnectionContext(desk.Account, connection, secret));
    }

    public Instant? TimeOf(string? text, string file, int? line)
    {
        if (Times.Read(text, setup.Date, setup.Zone) is { } at) return at;
        Folder.Report(file, line, $"\"at\" is {(text is null ? "missing" : $"'{text}'")}: that is no moment.", "Write a time of the day, such as 10:42, or a full moment such as 2026-03-17T10:42:00+03:00.");
        return null;
    }
}
