using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Testing;

public sealed class RecordingRegistrationTests
{
    private readonly Builder _crm = new(new ServiceCollection());

    [Fact]
    public void Every_outgoing_port_is_served_for_every_given_kind()
    {
        Assert.Same(_crm, _crm.AddRecordingAdapters(new Outbox(), "smtp", "telegram", "smtp"));
        using var services = ((ServiceCollection)_crm.Services).BuildServiceProvider();
        string[] kinds = ["smtp", "telegram"];
        Assert.Equal(kinds, services.GetServices<IMailSender>().Select(p => p.Kind));
        Assert.Equal(kinds, services.GetServices<IMessenger>().Select(p => p.Kind));
        Assert.Equal(kinds, services.GetServices<IAnalyticsSender>().Select(p => p.Kind));
        Assert.Equal(kinds, services.GetServices<IAdAudience>().Select(p => p.Kind));
        Assert.Equal(kinds, services.GetServices<IMailingList>().Select(p => p.Kind));
        Assert.Equal(kinds, services.GetServices<ITelephony>().Select(p => p.Kind));
        Assert.Equal(kinds, services.GetServices<IPaymentLinks>().Select(p => p.Kind));
        Assert.Equal(kinds, services.GetServices<INotificationChannel>().Select(p => p.Name));
        Assert.Single(services.GetServices<IWebhookSender>());
        Assert.Single(services.GetServices<ITunnels>());
        Assert.Single(services.GetServices<ICustomers>());
    }

    [Fact]
    public async Task What_was_registered_before_is_replaced_and_all_write_into_the_outbox()
    {
        var outbox = new Outbox();
        _crm.Services.AddSingleton<IMailSender>(new RecordingMailSender(new Outbox(), "real"));
        _crm.AddRecordingAdapters(outbox);
        await using var services = ((ServiceCollection)_crm.Services).BuildServiceProvider();
        var mail = Assert.Single(services.GetServices<IMailSender>());
        Assert.Equal("recording", mail.Kind);
        await mail.SendAsync(Ports.Connection, Ports.Letter(), default);
        Assert.Single(outbox.Effects);
    }

    private sealed class Builder(IServiceCollection services) : ICrmBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
