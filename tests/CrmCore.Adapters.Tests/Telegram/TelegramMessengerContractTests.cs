using System.Text;
using CrmCore.Messaging;
using CrmCore.Testing.Contracts;

namespace CrmCore.Adapters.Tests.Telegram;

public sealed class TelegramMessengerContractTests : MessengerContract
{
    protected override ValueTask<AdapterUnderTest<IMessenger>> StartAsync()
    {
        var standIn = TelegramStandIn.Start();
        return new(new AdapterUnderTest<IMessenger>(standIn.Get<IMessenger>(), TelegramStandIn.Connection(), standIn));
    }

    protected override OutgoingMessage Message() => new() { Chat = "5550001111", Text = "Заявка принята", Key = "act_1" };
}

public sealed class TelegramSettingsCheckContractTests : SettingsCheckContract
{
    protected override ValueTask<AdapterUnderTest<ISettingsCheck>> StartAsync()
    {
        var standIn = TelegramStandIn.Start();
        return new(new AdapterUnderTest<ISettingsCheck>(standIn.Get<ISettingsCheck>(), TelegramStandIn.Connection(), standIn));
    }
}

public sealed class TelegramReaderContractTests : WebhookReaderContract
{
    protected override IWebhookReader Reader { get; } = new TelegramReader();

    protected override ConnectionContext Connection { get; } = TelegramStandIn.Connection();

    protected override IReadOnlyList<byte[]> Bodies { get; } = [.. TelegramUpdates.All.Select(Encoding.UTF8.GetBytes)];

    protected override byte[] BodyWithUnknownMember { get; } =
        Encoding.UTF8.GetBytes(TelegramUpdates.Text.Replace("\"update_id\"", "\"new_member\":{\"a\":[1,{}]},\"update_id\"", StringComparison.Ordinal));

    protected override WebhookRequest Genuine(byte[] body) => TelegramUpdates.Request(body, TelegramWebhook.SecretToken(TelegramStandIn.Token));

    protected override IEnumerable<WebhookRequest> Forged(byte[] body)
    {
        yield return TelegramUpdates.Request(body, null);
        yield return TelegramUpdates.Request(body, "");
        yield return TelegramUpdates.Request(body, TelegramWebhook.SecretToken("1:other"));
        yield return TelegramUpdates.Request(body, TelegramWebhook.SecretToken(TelegramStandIn.Token)[..^1]);
    }
}
