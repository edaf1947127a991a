using System.Collections;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace CrmCore.Tests.Execution.Handlers;

/// <summary>Every port at once: notes what it is given, and fails where a test says so.</summary>
internal sealed class Outside : IMailSender, IMessenger, IAnalyticsSender, IAdAudience, IMailingList, ITelephony, IPaymentLinks, IWebhookSender,
    ITunnels, ICustomers, INotificationChannel, ITemplateRenderer, ISecretStore
{
    public const string ConnectionKind = "outside";

    public List<object> Taken { get; } = [];

    public List<string> Connections { get; } = [];

    public Dictionary<string, string> Secrets { get; } = [];

    public Exception? Failure { get; set; }

    public string Kind { get; init; } = ConnectionKind;

    public string Name { get; init; } = "phone";

    public Delivery Delivery { get; init; } = Delivery.Repeatable;

    public T Only<T>() => Assert.IsType<T>(Assert.Single(Taken));

    public ValueTask<string?> SendAsync(ConnectionContext connection, OutgoingLetter letter, CancellationToken ct) => Take(connection, letter, "250 queued");

    public ValueTask<string?> SendAsync(ConnectionContext connection, OutgoingMessage message, CancellationToken ct) => Take(connection, message, "77");

    public async ValueTask SendAsync(ConnectionContext connection, AnalyticsHit hit, CancellationToken ct) => await Take(connection, hit);

    public async ValueTask ApplyAsync(ConnectionContext connection, MembershipChange change, CancellationToken ct) => await Take(connection, change);

    public ValueTask<string?> RingBackAsync(ConnectionContext connection, RingBackCall call, CancellationToken ct) => Take(connection, call, "call-1");

    public async ValueTask<Uri> CreateAsync(ConnectionContext connection, PaymentLinkRequest request, CancellationToken ct) =>
        new((await Take(connection, request, "https://pay.example/1?a=b"))!);

    public async ValueTask SendAsync(OutgoingWebhook webhook, CancellationToken ct) => await Take(null, webhook);

    public async ValueTask StartAsync(Account account, string tunnel, Deal deal, string key, CancellationToken ct) =>
        await Take(null, (account.Id, tunnel, deal.Id, key));

    public ValueTask<string?> CreateAsync(Account account, NewCustomer customer, CancellationToken ct) => Take(null, customer, "customer-1");

    public async ValueTask SendAsync(Account account, Notification notification, CancellationToken ct) => await Take(null, notification);

    public ValueTask<string?> FindAsync(string account, string name, CancellationToken ct) =>
        new(Secrets.GetValueOrDefault(account + "/" + name));

    public string? FindProblem(string template) => null;

    public string Render(string template, IReadOnlyDictionary<string, object?> model, bool html)
    {
        if (template.Contains("{{#", StringComparison.Ordinal)) throw new FormatException("line 1: a block is not closed.");
        return Regex.Replace(template, @"\{\{(?<path>[\w.-]+)\}\}", match =>
        {
            var text = Text(Find(model, match.Groups["path"].Value));
            return html ? WebUtility.HtmlEncode(text) : text;
        }, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }

    private static object? Find(object? model, string path)
    {
        foreach (var part in path.Split('.')) model = (model as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(part);
        return model;
    }

    private static string Text(object? value) => value switch
    {
        string text => text,
        IEnumerable many => string.Join('+', many.Cast<object>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private ValueTask<string?> Take(ConnectionContext? connection, object what, string? receipt = null)
    {
        if (Failure is not null) throw Failure;
        if (connection is not null) Connections.Add(connection + (connection.Secret is null ? "" : " with " + connection.Secret));
        Taken.Add(what);
        return new(receipt);
    }
}
