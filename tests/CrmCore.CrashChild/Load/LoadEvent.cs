using System.Globalization;
using CrmCore.CrashChild.Told;

namespace CrmCore.CrashChild.Load;

/// <summary>What a number stands for: the same for every process that hands it in, now or after a crash.</summary>
internal sealed record LoadEvent(long Number, LoadKind Kind, ulong Chance)
{
    /// <summary>Stands in every body or title, so that a checker sees which number a stored event is.</summary>
    public string Marker => MarkerOf(Number);

    public string Source => Kind switch
    {
        LoadKind.Call or LoadKind.AcceptedCall => "pbx",
        LoadKind.Letter or LoadKind.AcceptedLetter => "mail",
        LoadKind.Form or LoadKind.AcceptedForm => "site",
        LoadKind.Deal => "crm",
        _ => "shop",
    };

    public static LoadEvent Of(long number)
    {
        var chance = Mix((ulong)number);
        return new LoadEvent(number, (LoadKind)(chance % 9), chance / 9);
    }

    public static string MarkerOf(long number) => string.Create(CultureInfo.InvariantCulture, $"load-{number}.");

    /// <summary>The known client of an index.</summary>
    public static ContactChange Client(int index) => new() { Phones = [Phone(index)], Emails = [Email(index)] };

    /// <summary>Hands it in and waits for the answer.</summary>
    /// <param name="crm">The account.</param>
    /// <param name="clients">Among how many clients the load is spread.</param>
    public async Task<Answer> HandInAsync(Crm crm, int clients)
    {
        var client = (int)(Chance % (ulong)clients);
        if (Kind == LoadKind.Deal)
        {
            var result = await crm.Deals.CreateAsync(new NewDeal { Title = Marker, Phone = Phone(client) }, key: Marker);
            return result switch
            {
                Created made => new Answer(Number, EventStatus.Decided.ToString(), null, [(new DealId(made.Id), DealResult.Created)]),
                Done { Changed: false } => new Answer(Number, EventStatus.Duplicate.ToString(), null, []),
                _ => new Answer(Number, EventStatus.Failed.ToString(), null, []),
            };
        }

        var outcome = Kind is LoadKind.AcceptedCall or LoadKind.AcceptedLetter or LoadKind.AcceptedForm
            ? await crm.Events.AcceptAsync(EventOf(client))
            : await crm.Events.IngestAsync(EventOf(client));
        return new Answer(
            Number, outcome.Status.ToString(), outcome.Status == EventStatus.Duplicate ? null : outcome.Event, [.. outcome.Deals.Select(d => (d.Deal, d.Result))]);
    }

    private InboundEvent EventOf(int client) => Kind switch
    {
        LoadKind.Call or LoadKind.AcceptedCall => new IncomingCall(Phone(client)) { Source = Source, Key = Marker, Recording = Marker },
        LoadKind.Letter or LoadKind.AcceptedLetter => new IncomingEmail(Email(client)) { Source = Source, Key = Marker, Title = Marker },
        LoadKind.Form or LoadKind.AcceptedForm => new FormSubmitted { Source = Source, Key = Marker, Phone = Phone(client), Text = Marker },
        LoadKind.Question => new ApiEvent("question") { Source = Source, Key = Marker, Phone = Phone(client), Data = Named() },
        _ => new ApiEvent("payment") { Source = Source, Key = Marker, Phone = Phone(client), Data = Named() },
    };

    private Dictionary<string, string> Named() => new(StringComparer.Ordinal) { ["number"] = Marker };

    private static string Phone(int client) => string.Create(CultureInfo.InvariantCulture, $"+7916{1_000_000 + client}");

    private static string Email(int client) => string.Create(CultureInfo.InvariantCulture, $"client{client}@example.com");

    // SplitMix64: neighbours fall far apart.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
