using System.Globalization;
using CrmCore;
using Microsoft.Extensions.DependencyInjection;

namespace OpenLine;

/// <summary>The engine with its office set up: lines, employees, known clients, and a simulated messenger in the place of a real one.</summary>
internal sealed class Office : IAsyncDisposable
{
    private const string Account = "open-line";

    private readonly ServiceProvider _services;
    private readonly Dictionary<string, string> _phones;
    private readonly CancellationTokenSource _closing = new();
    private Task _work = Task.CompletedTask;
    private int _messages;

    private Office(OfficePlan plan, Pace pace, ServiceProvider services, ChatNetwork network)
    {
        _services = services;
        _phones = plan.Clients.ToDictionary(c => c.Name, c => c.Phone, StringComparer.Ordinal);
        (Plan, Pace, Network) = (plan, pace, network);
        Engine = services.GetRequiredService<CrmEngine>();
        Crm = Engine.ForAccount(Account);
    }

    public OfficePlan Plan { get; }

    public Pace Pace { get; }

    public ChatNetwork Network { get; }

    public CrmEngine Engine { get; }

    public Crm Crm { get; }

    /// <summary>Opens the office.</summary>
    /// <param name="plan">What it is like.</param>
    /// <param name="pace">How time passes.</param>
    /// <param name="database">The SQLite file; null keeps everything in memory.</param>
    /// <param name="ct">Stops.</param>
    /// <exception cref="OfficeException">The engine refused a part of the plan.</exception>
    public static async Task<Office> OpenAsync(OfficePlan plan, Pace pace, string? database, CancellationToken ct)
    {
        var network = new ChatNetwork(pace.Clock);
        var services = new ServiceCollection();
        services.AddSingleton(pace.Clock);
        services.AddSingleton<IMessenger>(network);
        services.AddCrmCore(crm =>
        {
            if (database is null) crm.UseInMemory();
            else crm.UseSqlite(database);
            crm.Configure(options => options.ActionConcurrency = pace.IsStepped ? 1 : 16);
        });
        var office = new Office(plan, pace, services.BuildServiceProvider(), network);
        await office.SetUpAsync(ct);
        if (!pace.IsStepped) office._work = office.Engine.WorkAsync(office._closing.Token);
        return office;
    }

    /// <summary>A client writes: what the adapter of a messenger hands in when its webhook is called.</summary>
    public async Task WriteAsync(string client, string channel, string text, string? button = null)
    {
        var message = new ChatMessage(channel, client, text)
        {
            Source = channel,
            Key = string.Create(CultureInfo.InvariantCulture, $"{client}-{++_messages}"),
            OccurredAt = Pace.Now,
            Name = client,
            Phone = _phones.GetValueOrDefault(client),
            Button = button,
        };
        await Crm.Events.IngestAsync(message);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _work;
        await Engine.DisposeAsync();
        await _services.DisposeAsync();
        _closing.Dispose();
    }

    // In this order: a line names its calendar, a client names their manager.
    private async Task SetUpAsync(CancellationToken ct)
    {
        await Engine.StartAsync(ct);
        await Engine.Accounts.CreateAsync(Account, "RU", Plan.Zone, ct: ct);
        foreach (var calendar in Plan.Calendars) Check(await Crm.Settings.SaveAsync(calendar, ct: ct));
        foreach (var employee in Plan.Employees) Check(await Crm.Settings.SaveAsync(employee, ct: ct));
        foreach (var channel in Plan.Lines.SelectMany(l => l.Channels)) Check(await Crm.Settings.SaveAsync(new Connection { Id = channel, Kind = ChatNetwork.KindName }, ct: ct));
        foreach (var line in Plan.Lines) Check(await Crm.Settings.SaveAsync(line, ct: ct));
        foreach (var client in Plan.Clients)
        {
            Check(await Crm.Contacts.CreateAsync(new ContactChange { Name = client.Name, Phones = [client.Phone], Owner = client.Manager is { } manager ? new EmployeeId(manager) : (EmployeeId?)null }, ct: ct));
        }
    }

    private static void Check(CommandResult result)
    {
        if (result is Refused refused) throw new OfficeException(refused.Reason);
    }
}
