namespace CrmCore.Tests.Matching;

/// <summary>The sets with known truth, in the shared data beside the repository.</summary>
internal static class LinkageData
{
    private static readonly Dictionary<string, MatchKind> Kinds = new(StringComparer.Ordinal)
    {
        ["given_name"] = MatchKind.GivenName, ["surname"] = MatchKind.Surname, ["street_number"] = MatchKind.HouseNumber,
        ["address_1"] = MatchKind.Street, ["address_2"] = MatchKind.Address, ["suburb"] = MatchKind.City, ["postcode"] = MatchKind.Postcode,
        ["state"] = MatchKind.State, ["date_of_birth"] = MatchKind.BirthDate, ["first_name"] = MatchKind.GivenName, ["dob"] = MatchKind.BirthDate,
        ["name"] = MatchKind.FullName, ["phone"] = MatchKind.Phone, ["phone_number"] = MatchKind.Phone, ["email"] = MatchKind.Email, ["messenger"] = MatchKind.Messenger,
        ["full_name"] = MatchKind.FullName, ["first_and_surname"] = MatchKind.FullName, ["birth_place"] = MatchKind.City,
        ["postcode_fake"] = MatchKind.Postcode, ["gender"] = MatchKind.Category, ["occupation"] = MatchKind.Category,
        ["company"] = MatchKind.Company, ["city"] = MatchKind.City, ["address"] = MatchKind.Address, ["region"] = MatchKind.Country,
    };

    public static string? Folder { get; } = Find();

    /// <summary>Reads the files into one table; the truth stays outside.</summary>
    /// <returns>The prepared rows, the truth by row, the number of the file by row.</returns>
    public static (MatchTable Table, string[] Truth, int[] Sources) Read(params string[] files)
    {
        MatchTable? table = null;
        var truth = new List<string>();
        var sources = new List<int>();
        foreach (var file in files)
        {
            var lines = File.ReadAllLines(Path.Combine(Folder!, file));
            var header = Cells(lines[0]);
            table ??= new MatchTable(new MatchSchema(header.Select(name => new MatchColumn(name, Kinds.GetValueOrDefault(name)))));
            foreach (var line in lines.Skip(1))
            {
                var cells = Cells(line);
                truth.Add(cells[Array.IndexOf(header, "cluster")]);
                sources.Add(Array.IndexOf(files, file));
                table.Add([.. cells]);
            }
        }

        return (table!, [.. truth], [.. sources]);
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted) (cells, _) = ([.. cells, cell.ToString()], cell.Clear());
            else cell.Append(line[i]);
        }

        return [.. cells, cell.ToString()];
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "linkage");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
