using System.Globalization;
using System.Text;
using LeadDesk;
using LeadDesk.Screen;

namespace CrmCore.Scenarios.Samples;

public sealed class LeadDeskTests : IDisposable
{
    private const string Leads = """
        id,name,phone,email,cluster
        1,Наталья Ковалёва,8 (916) 555-01-17,n.kovaleva@example.ru,9
        2,Natalia Kovaleva,+79165550117,N.Kovaleva@example.ru,9
        3,Robert Jackson,+1 212 555 0142,rob@example.com,8
        4,,,,7
        5,Ольга Смирнова,8 912 555 01 31,olga@example.ru,6
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("crmcore-leaddesk-").FullName;
    private string _screen = "";
    private string _output = "";

    [Fact]
    public async Task Without_arguments_something_is_seen_at_once()
    {
        Assert.Equal(0, await RunAsync());
        Assert.Contains("60 rows", _screen, StringComparison.Ordinal);
        Assert.Contains("one person in", _screen, StringComparison.Ordinal);
        Assert.Contains("bits", _screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doubles_are_written_with_the_reasons_beside_a_clean_file()
    {
        Assert.Equal(0, await RunAsync("dedupe", Write("leads.csv", Leads), "--out", At("out")));

        Assert.Contains("it would tell the answer", _screen, StringComparison.Ordinal);
        var doubles = await File.ReadAllLinesAsync(At("out/doubles.csv"));
        Assert.Equal(3, doubles.Length);
        Assert.Contains("phone", doubles[1], StringComparison.Ordinal);
        var clean = await File.ReadAllLinesAsync(At("out/clean.csv"));
        Assert.Equal(5, clean.Length);
        Assert.EndsWith("2 3", clean[1], StringComparison.Ordinal);
        Assert.True(File.Exists(At("out/review.csv")));
    }

    [Fact]
    public async Task Every_row_of_data_has_one_cluster_number_in_its_place()
    {
        Assert.Equal(1, await RunAsync("dedupe", Write("leads.csv", Leads + "\nbroken\n"), "--clusters", At("c.txt")));
        var clusters = await File.ReadAllLinesAsync(At("c.txt"));
        Assert.Equal(6, clusters.Length);
        Assert.Equal(clusters[0], clusters[1]);
        Assert.Equal(5, clusters.Distinct().Count());
    }

    [Fact]
    public async Task A_column_that_says_too_little_is_mapped_and_another_left_out()
    {
        var file = Write("odd.csv", "a;b;c\nAnna Smith;+44 20 7946 0018;x1\nAnn Smith;020 7946 0018;x1\nBob Brown;+44 20 7946 0019;x1\n");
        Assert.Equal(0, await RunAsync("dedupe", file, "--map", "a=name", "--map", "b=phone", "--ignore", "c", "--region", "GB", "--clusters", At("c.txt")));
        Assert.Equal(["0", "0", "1"], await File.ReadAllLinesAsync(At("c.txt")));
        Assert.Contains("said with --map", _screen, StringComparison.Ordinal);
        Assert.Contains("said with --ignore", _screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_lists_are_put_side_by_side()
    {
        var first = Write("a.csv", "name,phone\nAnna Smith,+442079460018\nBob Brown,+442079460019\n");
        var second = Write("b.csv", "Telefon,Kunde\n+44 20 7946 0019,Robert Brown\n+44 20 7946 0018,Smith Anna\n");
        Assert.Equal(0, await RunAsync("dedupe", first, "--with", second, "--one-to-one", "--clusters", At("c.txt")));
        Assert.Equal(["0", "1", "1", "0"], await File.ReadAllLinesAsync(At("c.txt")));
    }

    [Fact]
    public async Task Phones_come_out_line_by_line()
    {
        Assert.Equal(0, await RunAsync("phones", Write("p.tsv", "region\traw\texpected\nRU\t8 (916) 123-45-67\t+79161234567\n\t+1 212 555 0142\t+12125550142\nRU\t\tINVALID\n"), "--check"));
        Assert.Equal("+79161234567\n+12125550142\nINVALID\n", _output);
        Assert.Contains("3 of 3", _screen, StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync("phones", Write("q.tsv", "RU\t375 29 491 19 11\n\nGB\t020 7946 0018\n"), "--lenient", "--out", At("q.txt")));
        Assert.Equal(["+375294911911", "INVALID", "+442079460018"], await File.ReadAllLinesAsync(At("q.txt")));
    }

    [Fact]
    public async Task Addresses_and_names_come_out_line_by_line()
    {
        Assert.Equal(0, await RunAsync("emails", Write("e.tsv", "John.Smith@Gmail.com\nivan..p@mail.ru\n")));
        Assert.Equal("johnsmith@gmail.com\nINVALID\n", _output);

        Assert.Equal(0, await RunAsync("names", Write("n.csv", "schema,name1,name2,is_match\nPerson,Наталья Ковалёва,Natalia Kovaleva,true\nPerson,Anna Smith,Robert Brown,false\n"), "--check"));
        var lines = _output.TrimEnd().Split('\n').Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        Assert.True(lines[0] > .9 && lines[1] < .1);
        Assert.Contains("F1", _screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_from_what_was_expected_is_shown_and_gives_exit_code_1()
    {
        Assert.Equal(1, await RunAsync("emails", Write("e.tsv", "raw\texpected_key\na@b.com\tx@y.com\n"), "--check"));
        Assert.Contains("0 of 1", _screen, StringComparison.Ordinal);
        Assert.Contains("x@y.com", _screen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_imported_listed_merged_and_taken_back()
    {
        var (file, db) = (Write("leads.csv", Leads), At("crm.db"));
        Assert.Equal(0, await RunAsync("import", file, "--db", db, "--preview", "--region", "RU"));
        Assert.Contains("Nothing was touched", _screen, StringComparison.Ordinal);

        Assert.Equal(1, await RunAsync("import", file, "--db", db, "--region", "RU"));
        Assert.Contains("5 rows: 3 new, 1 of people who are known, 1 rejected", _screen, StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync("import", file, "--db", db, "--region", "RU"));
        Assert.Contains("5 rows: 3 new", _screen, StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync("list", "--db", db));
        Assert.Contains("3 contacts", _screen, StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("doubles", "--db", db));

        Assert.Equal(0, await RunAsync("merge", "--db", db, "1", "olga@example.ru"));
        var merge = _screen.Trim().Split(' ')[^1].Trim();
        Assert.Equal(0, await RunAsync("show", "--db", db, "8 912 555 01 31"));
        Assert.Contains("n.kovaleva@example.ru", _screen, StringComparison.Ordinal);
        Assert.Contains(merge, _screen, StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync("unmerge", "--db", db, merge));
        Assert.Equal(2, await RunAsync("unmerge", "--db", db, merge));
        Assert.Equal(0, await RunAsync("export", "--db", db, At("all.csv")));
        Assert.Equal(4, (await File.ReadAllLinesAsync(At("all.csv"))).Length);
    }

    [Fact]
    public async Task Rejected_rows_are_told_and_kept_in_a_file()
    {
        var file = Write("bad.csv", "name,phone\nAnna,+79161234567\nOleg\n");
        Assert.Equal(1, await RunAsync("import", file, "--db", At("crm.db"), "--region", "RU"));
        Assert.Contains("line 3:", _screen, StringComparison.Ordinal);
        Assert.Contains("Oleg", await File.ReadAllTextAsync(file + ".rejected.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no file", "dedupe", "nowhere.csv")]
    [InlineData("dedupe needs a file", "dedupe")]
    [InlineData("is a folder", "dedupe", "{folder}")]
    [InlineData("is nothing that this program does", "dance")]
    [InlineData("has no option --fast", "dedupe", "{leads}", "--fast", "yes")]
    [InlineData("no column 'tel'", "dedupe", "{leads}", "--map", "tel=phone")]
    [InlineData("no field 'blah'", "dedupe", "{leads}", "--map", "phone=blah")]
    [InlineData("needs column=field", "dedupe", "{leads}", "--map", "phone")]
    [InlineData("no column 'x'", "dedupe", "{leads}", "--ignore", "x")]
    [InlineData("name the second", "dedupe", "{leads}", "--one-to-one")]
    [InlineData("no encoding 'klingon'", "dedupe", "{leads}", "--encoding", "klingon")]
    [InlineData("is empty", "dedupe", "{empty}")]
    [InlineData("two letters", "dedupe", "{leads}", "--region", "Russia")]
    [InlineData("--db crm.db", "list")]
    [InlineData("There is no file", "list", "--db", "{folder}/none.db")]
    [InlineData("--known needs", "import", "{leads}", "--db", "{folder}/x.db", "--known", "eat")]
    [InlineData("--check needs a header", "phones", "{leads}", "--check")]
    [InlineData("--out needs a value", "dedupe", "{leads}", "--out")]
    public async Task What_is_wrong_is_told_with_what_to_do(string told, params string[] args)
    {
        var leads = Write("leads.csv", Leads);
        var empty = Write("empty.csv", "");
        args = [.. args.Select(arg => arg.Replace("{folder}", _folder, StringComparison.Ordinal).Replace("{leads}", leads, StringComparison.Ordinal).Replace("{empty}", empty, StringComparison.Ordinal))];
        Assert.Equal(2, await RunAsync(args));
        Assert.Contains(told, _screen.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("dedupe", "--help")]
    public async Task Help_tells_every_verb(params string[] args)
    {
        Assert.Equal(0, await RunAsync(args));
        foreach (var verb in (string[])["dedupe", "phones", "emails", "names", "import", "export", "doubles", "merge", "unmerge", "list", "show"]) Assert.Contains(verb, _screen, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<int> RunAsync(params string[] args)
    {
        await using var screen = new StringWriter();
        await using var output = new StringWriter();
        var code = await LeadDeskProgram.RunAsync(args, Terminal.Plain(screen), output, CancellationToken.None);
        (_screen, _output) = (screen.ToString(), output.ToString());
        return code;
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(At(name), text, new UTF8Encoding(false));
        return At(name);
    }

    private string At(string name) => Path.Combine(_folder, name);
}
