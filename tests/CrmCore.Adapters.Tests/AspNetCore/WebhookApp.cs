using CrmCore.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrmCore.Adapters.Tests.AspNetCore;

/// <summary>A web application with the engine in memory, on a fake clock, and readers of two kinds of pretended services.</summary>
internal sealed class WebhookApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookApp(WebApplication app) => _app = app;

    public static FakeClock Clock { get; } = FakeClock.At(Instant.FromUtc(2026, 3, 2, 7, 0));

    public CrmEngine Engine => _app.Services.GetRequiredService<CrmEngine>();

    public Crm Crm => Engine.ForAccount("acme");

    public HttpClient Client { get; private set; } = null!;

    public FailingStore Store => (FailingStore)_app.Services.GetRequiredService<ICrmStore>();

    public LogLines Log => _app.Services.GetRequiredService<LogLines>();

    public static async Task<WebhookApp> StartAsync(bool startEngine = true, Action<CrmOptions>? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton(log);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<ISecretStore, Secrets>();
        builder.Services.AddSingleton<ICrmStore, FailingStore>();
        builder.Services.AddSingleton<IWebhookReader>(new PretendedReader("bot"));
        builder.Services.AddSingleton<IWebhookReader>(new PretendedReader("shop", "GET"));
        builder.Services.AddCrmCore(crm => crm.Configure(options ?? (_ => { })));
        var app = builder.Build();
        app.MapCrmWebhooks("/hooks");
        await app.StartAsync();
        var made = new WebhookApp(app) { Client = app.GetTestClient() };
        if (startEngine) await made.OpenAsync();
        return made;
    }

    public Task<HttpResponseMessage> PostAsync(string path, string secret, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Headers.Add("X-Secret", secret);
        return Client.SendAsync(request);
    }

    /// <summary>How many events are in the inbox.</summary>
    public async Task<int> StoredAsync()
    {
        var found = await Store.PageAsync(new PageRequest(StoredEventRecords.Instance, -1, default, 0, 1000), default);
        return found.Items.Cast<StoredEvent>().Count(e => !e.Kind.StartsWith("crm.", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task OpenAsync()
    {
        await Engine.StartAsync();
        await Engine.Accounts.CreateAsync("acme");
        await Crm.Settings.SaveAsync(new Connection { Id = "bot-1", Kind = "bot", Secret = "one" });
        await Crm.Settings.SaveAsync(new Connection { Id = "bot-2", Kind = "bot", Secret = "two" });
        await Crm.Settings.SaveAsync(new Connection { Id = "bot-lost", Kind = "bot", Secret = "lost" });
        await Crm.Settings.SaveAsync(new Connection { Id = "bot-off", Kind = "bot", Secret = "one", Enabled = false });
        await Crm.Settings.SaveAsync(new Connection { Id = "shop", Kind = "shop", Secret = "one" });
        await Crm.Settings.SaveAsync(new Connection { Id = "fax", Kind = "fax", Secret = "one" });
    }

    private sealed class Secrets : ISecretStore
    {
        public ValueTask<string?> FindAsync(string account, string name, CancellationToken ct) => new(name == "lost" ? null : "secret-" + name);
    }
}
