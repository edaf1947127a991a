using System.Globalization;
using System.Text;
using CrmCore.Testing;

namespace CrmCore.Scenarios.Imports;

public sealed class ExportTests : ImportScenario
{
    private static readonly string[] Words = ["Anna", "Иванова", "O'Brien", "=SUM(A1)", "'=x", "@handle", "-5 %", "a;b", "c,d", "e\\f", "two\nlines", "\"quoted\"", "שלום", "李雷", "x y", "tab\tin", "'plain", "+7 text", "\\;", "semi; colon"];

    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Stage("offer"));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task R59_what_was_exported_and_is_imported_gives_the_same_contacts(int seed)
    {
        var random = new Random(seed);
        await using var from = await DeskWithFieldsAsync();
        for (var i = 0; i < 12; i++) await ContactAsync(from, random, i);
        await from.Events.IngestAsync(new FormSubmitted { Source = "site", Key = "f", Form = "7", Phone = "89169999999", Name = "Form", Utm = Map("source", "google"), Extra = Map("=Odd, name", "v") });
        await from.Leads.AcceptAsync((await AllLeadsAsync(from))[0].Id, Olga);

        using var table = new MemoryStream();
        Assert.Equal(13, await from.Crm.Exports.ContactsAsync(table, Options(random)));
        table.Position = 0;
        await using var into = await DeskWithFieldsAsync();
        await into.AdvanceAsync(Duration.FromDays(1));
        var report = await into.Crm.Imports.RunAsync("all", table, Contacts, RulesFire.No);
        Assert.Equal((13L, 13L), (report.Rows, report.New));

        using var again = new MemoryStream();
        await into.Crm.Exports.ContactsAsync(again);
        using var first = new MemoryStream();
        await from.Crm.Exports.ContactsAsync(first);
        Assert.Equal(WithoutIds(TextOf(first)), WithoutIds(TextOf(again)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task R59_what_was_exported_and_is_imported_gives_the_same_deals_and_leads(int seed)
    {
        var random = new Random(seed);
        await using var from = await DeskWithFieldsAsync();
        for (var i = 0; i < 8; i++) await DealAsync(from, random, i);
        for (var i = 0; i < 5; i++)
            await from.Events.IngestAsync(new FormSubmitted { Source = "site", Key = i.ToString(CultureInfo.InvariantCulture), Phone = Phone(100 + i), Name = Word(random), Text = Word(random), Utm = Map("term", Word(random)) });

        using var deals = new MemoryStream();
        Assert.Equal(8, await from.Crm.Exports.DealsAsync(deals, Options(random)));
        using var leads = new MemoryStream();
        Assert.Equal(5, await from.Crm.Exports.LeadsAsync(leads, options: Options(random)));
        deals.Position = leads.Position = 0;
        await using var into = await DeskWithFieldsAsync();
        await into.AdvanceAsync(Duration.FromDays(1));
        Assert.Equal(8, (await into.Crm.Imports.RunAsync("deals", deals, Deals, RulesFire.No)).New);
        Assert.Equal(5, (await into.Crm.Imports.RunAsync("leads", leads, Leads, RulesFire.No)).New);

        Assert.Equal(WithoutIds(await ExportAsync(from, deals: true)), WithoutIds(await ExportAsync(into, deals: true)));
        Assert.Equal(WithoutIds(await ExportAsync(from, deals: false)), WithoutIds(await ExportAsync(into, deals: false)));
    }

    [Fact]
    public async Task R59_formulas_are_guarded_unless_one_says_no()
    {
        await using var desk = await TableDeskAsync();
        await desk.Contacts.CreateAsync(new ContactChange { Name = "=HYPERLINK(\"http://evil\")", Phones = ["89161234567"] });
        using var guarded = new MemoryStream();
        await desk.Crm.Exports.ContactsAsync(guarded);
        Assert.Contains("'=HYPERLINK", TextOf(guarded), StringComparison.Ordinal);
        Assert.Contains(",+79161234567", TextOf(guarded), StringComparison.Ordinal);
        using var plain = new MemoryStream();
        await desk.Crm.Exports.ContactsAsync(plain, new TableWriteOptions { GuardFormulas = false });
        Assert.DoesNotContain("'=HYPERLINK", TextOf(plain), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R59_an_export_tells_how_far_it_is()
    {
        await using var desk = await TableDeskAsync();
        await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna" });
        var told = new List<long>();
        using var table = new MemoryStream();
        await desk.Crm.Exports.ContactsAsync(table, progress: new Listener(told.Add));
        Assert.Equal([1L], told);
        Assert.StartsWith("id,name,created\r\n", TextOf(table), StringComparison.Ordinal);
    }

    private async Task<CrmTestDesk> DeskWithFieldsAsync()
    {
        var desk = await TableDeskAsync(Keep.InMemory, Sales);
        await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "size", On = CardKind.Contact, Kind = FieldKind.Number });
        await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "colours", On = CardKind.Contact, Kind = FieldKind.Choices, Choices = ["red", "dark, blue"] });
        await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "remark" });
        await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "until", Kind = FieldKind.Date });
        return desk;
    }

    private static async Task ContactAsync(CrmTestDesk desk, Random random, int i)
    {
        var fields = FieldBag.Empty;
        if (random.Next(2) == 0) fields = fields.With("size", FieldValue.Of(random.Next(1000) / 10m));
        if (random.Next(2) == 0) fields = fields.With("colours", FieldValue.Of(["red", "dark, blue"]));
        var phones = Enumerable.Range(0, random.Next(1, 4)).Select(n => Phone((i * 10) + n)).ToArray();
        var made = await desk.Contacts.CreateAsync(new ContactChange
        {
            Name = random.Next(4) == 0 ? null : Word(random),
            Owner = random.Next(2) == 0 ? Olga : (EmployeeId?)null,
            Phones = phones,
            Emails = random.Next(2) == 0 ? [string.Create(CultureInfo.InvariantCulture, $"p{i}@example.org")] : [],
            ExternalIds = random.Next(3) == 0 ? [string.Create(CultureInfo.InvariantCulture, $"shop;{i}")] : [],
            Fields = fields,
        });
        var tags = Enumerable.Range(0, random.Next(3)).Select(_ => Word(random).Trim()).Distinct().ToArray();
        await desk.Contacts.EditAsync(new ContactId(((Created)made).Id), new ContactChange { Tags = tags, Unsubscribe = random.Next(3) == 0 ? [phones[0]] : [] });
    }

    private static async Task DealAsync(CrmTestDesk desk, Random random, int i)
    {
        var fields = FieldBag.Empty;
        if (random.Next(2) == 0) fields = fields.With("remark", FieldValue.Of(Word(random)));
        if (random.Next(2) == 0) fields = fields.With("until", FieldValue.Of(new LocalDate(2030, 1, 1 + random.Next(28))));
        Money? amount = random.Next(3) switch { 0 => null, 1 => Money.Rub(random.Next(1_000_000) / 100m), _ => new Money(random.Next(100_000), "BHD") };
        var made = await desk.Deals.CreateAsync(new NewDeal
        {
            Title = Word(random),
            Stage = random.Next(2) == 0 ? "offer" : null,
            Phone = Phone(i / 2),
            Name = "Client",
            Owner = random.Next(2) == 0 ? Olga : (EmployeeId?)null,
            Amount = amount,
            Tags = [Word(random).Trim()],
            Fields = fields,
        });
        await desk.AdvanceAsync(Duration.FromMinutes(7));
        if (random.Next(3) == 0) await desk.Deals.MoveAsync(new DealId(((Created)made).Id), random.Next(2) == 0 ? "won" : "lost", Olga);
    }

    private static async Task<string> ExportAsync(CrmTestDesk desk, bool deals)
    {
        using var table = new MemoryStream();
        if (deals) await desk.Crm.Exports.DealsAsync(table);
        else await desk.Crm.Exports.LeadsAsync(table);
        return TextOf(table);
    }

    private static TableWriteOptions Options(Random random) => new()
    {
        Delimiter = ",;\t|"[random.Next(4)],
        Encoding = random.Next(2) == 0 ? Encoding.Unicode : new UTF8Encoding(),
        GuardFormulas = random.Next(2) == 0,
    };

    // The first column holds ids of the engine's own: a GUID, or nothing else of that form.
    private static string WithoutIds(string table) =>
        string.Join('\n', table.Split('\n').Select(line => line.Length > 37 && Guid.TryParse(line.AsSpan(0, 36), out _) ? line[37..] : line));

    private static string Phone(int i) => string.Create(CultureInfo.InvariantCulture, $"+7916{i:0000000}");

    private static string Word(Random random) => Words[random.Next(Words.Length)];

    private static Dictionary<string, string> Map(string key, string value) => new(StringComparer.Ordinal) { [key] = value };

    private sealed class Listener(Action<long> told) : IProgress<long>
    {
        public void Report(long value) => told(value);
    }
}
