namespace CrmCore.Tests.Matching;

/// <summary>Small made-up tables of leads for the matcher.</summary>
internal static class Leads
{
    private static readonly string[] Given = "Anna Boris Clara Daniel Emma Felix Greta Hugo Irma Jonas Klara Leon Marta Nils Olga Paul".Split(' ');

    private static readonly string[] Family =
        "Abel Brandt Conrad Dorn Engel Falk Graf Hahn Jansen Keller Lorenz Maurer Neumann Otto Pohl Richter Sommer Thiel Unger Vogel".Split(' ');

    public static MatchSchema Schema { get; } = new(
        new MatchColumn("name", MatchKind.FullName), new MatchColumn("phone", MatchKind.Phone), new MatchColumn("email", MatchKind.Email),
        new MatchColumn("city", MatchKind.City));

    /// <summary>Three leads of each person, all different: the whole name, the name with a slip and no phone, the initial with the phone.</summary>
    public static List<string?[]> Of(int persons)
    {
        var rows = new List<string?[]>();
        for (var p = 0; p < persons; p++)
        {
            var given = Given[p * 7 % Given.Length];
            var family = Family[p * 3 % Family.Length] + Family[p / 20 % Family.Length].ToLowerInvariant();
            var phone = $"+49 151 {p * 7919 % 10_000_000 + 27_182_818}";
            var email = $"{family}{p}@example{p % 3}.de";
            rows.Add([$"{given} {family}", phone, email, p % 2 == 0 ? "Köln" : "Bremen"]);
            rows.Add([$"{family.Remove(2, 1)} {given}", null, email, null]);
            rows.Add([$"{given[0]}. {family}", phone, null, p % 2 == 0 ? "Koeln" : "Bremen"]);
        }

        return rows;
    }

    public static MatchTable Table(IEnumerable<string?[]> rows)
    {
        var table = new MatchTable(Schema);
        foreach (var row in rows) table.Add(row);
        return table;
    }

    public static MatchResult Match(IEnumerable<string?[]> rows) => new Matcher(Table(rows)).Run();

    /// <summary>The clusters as sets of what the rows say, so that runs over another order can be compared.</summary>
    public static HashSet<string> Sets(IReadOnlyList<string?[]> rows, IReadOnlyList<int> clusters) =>
        [.. rows.Zip(clusters).GroupBy(r => r.Second).Select(g => string.Join('\n', g.Select(r => string.Join('|', r.First)).Order(StringComparer.Ordinal)))];
}
