using CrmCore;

namespace SalesDay;

/// <summary>Payments that a provider confirmed: <c>payments.jsonl</c>, a line a payment.</summary>
internal static class PaymentFile
{
    private const string Name = "payments.jsonl";

    public static void Read(DayReader day, List<DayItem> items)
    {
        foreach (var (line, payment) in JsonFiles.Lines<Payment>(day.Folder, Name))
        {
            if (day.TimeOf(payment.At, Name, line) is not { } at) continue;
            if (Amounts.Read(payment.Amount) is not { } amount)
            {
                day.Folder.Report(Name, line, $"'{payment.Amount}' is no amount.", Amounts.Remedy);
                continue;
            }

            var e = new PaymentReceived(amount) { Source = "till", Key = payment.Invoice, OccurredAt = at, Invoice = payment.Invoice, Phone = payment.Phone, Email = payment.Email };
            items.Add(new DayItem(at, "payments", Name, line) { Event = e });
        }
    }

    private sealed record Payment(string At, string Amount, string Invoice, string? Phone = null, string? Email = null);
}
