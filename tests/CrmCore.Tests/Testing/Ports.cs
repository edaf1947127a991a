using CrmCore.Testing;

namespace CrmCore.Tests.Testing;

/// <summary>Things to send through every port.</summary>
internal static class Ports
{
    public static readonly Account Account = new() { Id = "acme", Region = "RU", Zone = "Europe/Moscow" };

    public static readonly ConnectionContext Connection = new(Account, new Connection { Id = "main", Kind = "recording" }, "secret");

    public static readonly Deal Deal = new() { Id = new DealId(new Guid(1, 0, 0, new byte[8])), Pipeline = "sales", Stage = "new", Title = "Windows" };

    public static OutgoingLetter Letter(string key = "k1", string to = "a@example.com") => new() { MessageId = key, To = to, Subject = "Hello", Text = "Words" };

    public static OutgoingMessage Message(string key = "k1") => new() { Chat = "42", Text = "Hi", Key = key };

    /// <summary>Sends one thing with one key through every port, each by a name.</summary>
    public static Dictionary<SentChannel, Func<string, Task>> All(Outbox outbox)
    {
        var none = CancellationToken.None;
        return new()
        {
            [SentChannel.Mail] = k => new RecordingMailSender(outbox).SendAsync(Connection, Letter(k), none).AsTask(),
            [SentChannel.Message] = k => new RecordingMessenger(outbox).SendAsync(Connection, Message(k), none).AsTask(),
            [SentChannel.Analytics] = k => new RecordingAnalytics(outbox).SendAsync(
                Connection, new() { ClientId = "c1", Transaction = Deal.Id.ToString(), Stage = k, At = Instant.FromUnixTimeSeconds(9) }, none).AsTask(),
            [SentChannel.Webhook] = k => new RecordingWebhooks(outbox).SendAsync(
                new() { Url = new Uri("https://hooks.example/x"), Id = k, Body = "{}"u8.ToArray() }, none).AsTask(),
            [SentChannel.Audience] = k => new RecordingAudience(outbox).ApplyAsync(
                Connection, new() { Group = "g", Operation = MembershipOperation.Add, Emails = ["a@example.com"], Phones = ["+79161234567"], Key = k }, none).AsTask(),
            [SentChannel.MailingList] = k => new RecordingMailingList(outbox).ApplyAsync(
                Connection, new() { Group = "g", Operation = MembershipOperation.Remove, Emails = ["a@example.com"], Key = k }, none).AsTask(),
            [SentChannel.Call] = k => new RecordingTelephony(outbox).RingBackAsync(Connection, new("101", "+79161234567", k), none).AsTask(),
            [SentChannel.PaymentLink] = k => new RecordingPaymentLinks(outbox).CreateAsync(
                Connection, new(Deal.Id, Money.Rub(1500), "Windows", k), none).AsTask(),
            [SentChannel.Tunnel] = k => new RecordingTunnels(outbox).StartAsync(Account, "welcome", Deal, k, none).AsTask(),
            [SentChannel.Customer] = k => new RecordingCustomers(outbox).CreateAsync(Account, new(Deal, "Anna", Period.FromMonths(6), k), none).AsTask(),
            [SentChannel.Notification] = k => new RecordingNotifications(outbox).SendAsync(
                Account,
                new() { Kind = "assigned", Employee = new() { Id = "olga", Name = "Olga" }, Title = "A deal", Text = "Yours", Deal = Deal.Id, Key = k },
                none).AsTask(),
        };
    }
}
