using CrmCore.Csv;

namespace CrmCore.Tests.Contacts.Columns;

/// <summary>The headers of real files with known doubles; the tests are skipped where the files are not beside the repository.</summary>
public sealed class SharedHeadersTests
{
    [SkippableTheory]
    [InlineData("febrl3.csv", "RowId Truth GivenName Surname HouseNumber Address Address City Postcode State BirthDate Identifier")]
    [InlineData("dsgen_A_10000.csv", "RowId Truth GivenName Surname HouseNumber Address Address City Postcode State BirthDate Category Phone Identifier")]
    [InlineData("fake_1000.csv", "RowId GivenName Surname BirthDate City Email Truth")]
    [InlineData("historical_50k.csv", "RowId Truth FullName FullName GivenName Surname BirthDate BirthPlace Postcode Category Category")]
    [InlineData("crm_multiscript_dev.csv", "RowId Truth CreatedAt Source Country FullName Phone Email Messenger Company City Address")]
    public async Task Their_columns_are_understood(string file, string meanings)
    {
        var rows = await ReadAsync(file);
        Assert.True(ColumnRecognizer.IsHeader(rows[0], rows[1..]));
        Assert.Equal(meanings, string.Join(' ', ColumnRecognizer.Recognize(rows[0], rows[1..]).Select(column => column.Meaning)));
    }

    [SkippableTheory]
    [InlineData("febrl3.csv", "GivenName Surname Address BirthDate")]
    [InlineData("historical_50k.csv", "FullName GivenName Surname BirthDate Postcode")]
    [InlineData("crm_multiscript_dev.csv", "FullName Phone Email Messenger Company Country Address")]
    [InlineData("fake_1000.csv", "GivenName Surname BirthDate City Email")]
    public async Task Without_a_header_the_cells_tell_most(string file, string meanings)
    {
        var rows = (await ReadAsync(file))[1..];
        Assert.False(ColumnRecognizer.IsHeader(rows[0], rows[1..]));
        var found = ColumnRecognizer.Recognize([], rows).Select(column => column.Meaning).ToArray();
        Assert.Empty(meanings.Split(' ').Select(Enum.Parse<ColumnMeaning>).Except(found));
    }

    private static async Task<List<IReadOnlyList<string>>> ReadAsync(string file)
    {
        var rows = new List<IReadOnlyList<string>>();
        await using var stream = File.OpenRead(Find(file));
        await foreach (var row in new CsvTableReader().ReadAsync(stream, new TableReadOptions { HasHeader = false }))
        {
            rows.Add(row.Values);
            if (rows.Count > 2000) break;
        }

        return rows;
    }

    private static string Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "linkage", file);
            if (File.Exists(path)) return path;
        }

        Skip.If(true, $"shared/data/linkage/{file} is not beside the repository.");
        return "";
    }
}
