using System.Globalization;
using System.Text;
using NodaTime;

namespace CrmCore.Testing;

/// <summary>An event as it was drawn; made when it is handed in, so that it may be about a deal that there is then.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Key">The number in its key.</param>
/// <param name="Who">Whose it is: the first few are known by phone and address, others are strangers.</param>
internal sealed record EventDraft(string Kind, int Key, int Who)
{
    /// <summary>The trigger that it is to meet; null for none.</summary>
    public TriggerDefinition? Trigger { get; init; }

    /// <summary>How long ago it happened; null for now, as the engine says.</summary>
    public Duration? Ago { get; init; }

    /// <summary>Whether it gives the address rather than the phone, where it can.</summary>
    public bool ByEmail { get; init; }

    /// <summary>An event of the caller's own generator; null for the usual ones.</summary>
    public InboundEvent? Own { get; init; }

    public string Person => "p" + Text(Who);

    public string Words => Own is not null ? "" : $" of {(ByEmail ? Email : Phone)}{(Ago is { } ago ? string.Create(CultureInfo.InvariantCulture, $", {ago.TotalMinutes:0} minutes old") : "")}";

    private string Phone => People.Phone(Who);

    private string Email => People.Email(Who);

    private string Id => "e-" + Text(Key);

    private string SourceName => Kind switch
    {
        EventKinds.IncomingCall or EventKinds.OutgoingCall => "pbx",
        EventKinds.IncomingEmail or EventKinds.OutgoingEmail => "mail",
        EventKinds.ChatMessage => Setting("connection") ?? "chat",
        EventKinds.PaymentReceived => Setting("connection") ?? "pay",
        EventKinds.FormSubmitted or EventKinds.SiteVisit => "site",
        _ => "api",
    };

    /// <summary>The event that was handed in under its key before; null where none was.</summary>
    public HandedEvent? Known(SimulatedWorld world, string account) => Own is not null
        ? world.Handed.Find(account, Named(Own).Source, Named(Own).Key)
        : world.Handed.Find(account, SourceName, Id);

    public InboundEvent Make(SimulatedWorld world, string account)
    {
        if (Own is not null) return Named(Own);
        var e = Bare(world, account) with { Source = SourceName, Key = Id };
        return Ago is { } ago ? e with { OccurredAt = world.Clock.Now - ago } : e;
    }

    private InboundEvent Bare(SimulatedWorld world, string account) => Kind switch
    {
        EventKinds.IncomingCall => new IncomingCall(Phone),
        EventKinds.OutgoingCall => new OutgoingCall("101", Phone),
        EventKinds.IncomingEmail => new IncomingEmail(Email) { Mailbox = Setting("mailbox") ?? "mail", Title = "A question" },
        EventKinds.OutgoingEmail => new OutgoingEmail("olga@example.com") { Mailbox = Setting("mailbox") ?? "mail", To = [Email] },
        EventKinds.FormSubmitted => new FormSubmitted { Form = Setting("form") ?? "callback", Name = People.Name(Who), Phone = ByEmail ? null : Phone, Email = ByEmail ? Email : null, Visitor = "v" + Text(Who) },
        EventKinds.ChatMessage => new ChatMessage("telegram", "c" + Text(Who), "Hello") { Phone = ByEmail ? null : Phone, Email = ByEmail ? Email : null },
        EventKinds.PaymentReceived => new PaymentReceived(Money.Rub(100 + Key)) { Phone = Phone },
        EventKinds.SiteVisit => new SiteVisit("v" + Text(Who), (Setting("address") ?? "https://shop.example/").TrimEnd('*')),
        EventKinds.Api when Setting("name") is { } name => new ApiEvent(name) { Subject = Subject(world, account), Phone = Phone },
        _ => new RawEvent(Kind.Contains('.', StringComparison.Ordinal) ? Kind : "simulated.tick", Encoding.UTF8.GetBytes($$"""{"phone":"{{Phone}}"}""")) { Subject = Subject(world, account) },
    };

    // One that says neither source nor key gets them here: the source "own", and the number of its draw.
    private InboundEvent Named(InboundEvent own) => own with { Source = own.Source.Length == 0 ? "own" : own.Source, Key = own.Key.Length == 0 ? Id : own.Key };

    private string? Subject(SimulatedWorld world, string account) => ByEmail && People.DealOf(world, account, Key) is { } deal ? deal.Id.ToString() : null;

    private string? Setting(string name) => Trigger?.Settings[name]?.GetValue<string>();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
