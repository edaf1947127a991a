using System.Globalization;

namespace CrmCore.Testing;

/// <summary>Who the stories are about, and the cards that there are of them.</summary>
internal static class People
{
    private static readonly string[] Names = ["Anna", "Boris", "Clara", "Dmitri", "Elena", "Fyodor", "Galina", "Hugo"];

    public static string Phone(int who) => string.Create(CultureInfo.InvariantCulture, $"+7916{1_000_000 + who}");

    public static string Email(int who) => string.Create(CultureInfo.InvariantCulture, $"p{who}@example.com");

    public static string Name(int who) => Names[who % Names.Length];

    /// <summary>One of the deals that there are, by any number; null while there is none.</summary>
    public static Deal? DealOf(SimulatedWorld world, string account, int number) =>
        All(world, DealRecords.Instance, account).Where(d => d.State == CardState.Active).ToList() is { Count: > 0 } deals ? deals[number % deals.Count] : null;

    public static Contact? ContactOf(SimulatedWorld world, string account, int number) =>
        All(world, ContactRecords.Instance, account).Where(c => c.State == CardState.Active).ToList() is { Count: > 0 } contacts ? contacts[number % contacts.Count] : null;

    public static Lead? LeadOf(SimulatedWorld world, string account, int number) =>
        All(world, LeadRecords.Instance, account).Where(l => l.State is LeadState.New or LeadState.InWork).ToList() is { Count: > 0 } leads ? leads[number % leads.Count] : null;

    /// <summary>An account's records of a type, in the order of their keys, as they stand in the database now.</summary>
    public static IEnumerable<T> All<T>(SimulatedWorld world, RecordType<T> type, string account)
        where T : class
    {
        var number = NumberOf(world, account);
        return number is null ? [] : All(world, type, new RecordKey(number.Value), 1);
    }

    public static IEnumerable<T> All<T>(SimulatedWorld world, RecordType<T> type, RecordKey key, int columns)
        where T : class
    {
        string? after = null;
        do
        {
            var page = SimulatedDatabase.Now(world.Database.Tables.PageAsync(new PageRequest(type, -1, key, columns, 1_000) { After = after }, default));
            foreach (var item in page.Items) yield return (T)item;
            after = page.Next;
        }
        while (after is not null);
    }

    public static int? NumberOf(SimulatedWorld world, string account) => All(world, AccountRecords.Instance, default, 0).FirstOrDefault(a => a.Id == account)?.Number;
}
