using System.Globalization;
using System.Text;

namespace CrmCore.Scenarios.Imports;

public sealed class ContactImportTests : ImportScenario
{
    private const string Amo = """
        ID;Имя;Фамилия;Рабочий телефон;Рабочий email;Компания;Теги;Ответственный;Дата создания;Примечание
        1;Анна;Иванова;8 (916) 123-45-67;Anna@Example.org;ООО Ромашка;vip, склад;Olga;21.11.2020 10:30;звонить утром
        2;Олег;Петров;8 903 000-11-22, +7 903 000 11 33;;;;;;
        """;

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R59_a_table_becomes_contacts_by_its_header_alone(Keep keep)
    {
        await using var desk = await TableDeskAsync(keep);
        var report = await ImportAsync(desk, Amo, Contacts);
        Assert.Equal((2L, 2L, 0L, 0L, true), (report.Rows, report.New, report.Known, report.Rejected, report.IsComplete));

        var anna = (await desk.Contacts.FindByPhoneAsync("+79161234567"))!;
        Assert.Equal("Анна Иванова", anna.Name);
        Assert.Equal(Olga, anna.Owner);
        Assert.Equal(["vip", "склад"], anna.Tags);
        Assert.Equal(["+79161234567", "anna@example.org"], anna.Points.Select(p => p.Value));
        Assert.NotNull(anna.Company);
        Assert.Equal(Instant.FromUtc(2020, 11, 21, 7, 30), anna.CreatedAt);
        Assert.Contains(await desk.Timeline.OfAsync(anna.Id), e => e.Personal?.Contains("звонить утром", StringComparison.Ordinal) == true);
        Assert.Equal(["+79030001122", "+79030001133"], (await desk.Contacts.FindByPhoneAsync("+79030001133"))!.Points.Select(p => p.Value));
    }

    [Fact]
    public async Task R59_a_mapping_says_what_the_header_does_not()
    {
        await using var desk = await TableDeskAsync();
        await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "size", On = CardKind.Contact, Kind = FieldKind.Number });
        var plan = Contacts with { Mapping = new Dictionary<string, string> { ["X1"] = "name", ["x2"] = "phone", ["3"] = "field:size", ["secret"] = "ignore" } };
        await ImportAsync(desk, "X1,X2,X3,secret\nAnna,89161234567,42,no\n", plan);
        var anna = (await desk.Contacts.FindByPhoneAsync("89161234567"))!;
        Assert.Equal(("Anna", 42m), (anna.Name, anna.Fields["size"].AsNumber));
        Assert.Null(anna.Origin);
    }

    [Theory]
    [InlineData("nothing", "phone", "no column 'nothing'")]
    [InlineData("name", "blah", "'blah'")]
    [InlineData("name", "field:none", "no field 'none'")]
    public async Task R59_a_wrong_mapping_is_told_before_anything_happens(string column, string target, string told)
    {
        await using var desk = await TableDeskAsync();
        var plan = Contacts with { Mapping = new Dictionary<string, string> { [column] = target } };
        var error = await Assert.ThrowsAsync<ArgumentException>(() => ImportAsync(desk, "name,phone\nAnna,89161234567\n", plan));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Null(await desk.Crm.Imports.FindAsync("one"));
    }

    [Fact]
    public async Task R59_a_preview_counts_and_touches_nothing()
    {
        await using var desk = await TableDeskAsync();
        await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna Known", Phones = ["89161234567"] });
        using var table = Table("name,phone\nAnna,8 916 123-45-67\nOleg,89030001122\nOleg again,+79030001122\n,\n,none\n");
        var preview = await desk.Crm.Imports.PreviewAsync(table, Contacts);

        Assert.Equal([ColumnMeaning.FullName, ColumnMeaning.Phone], preview.Columns.Select(c => c.Meaning));
        Assert.Equal([ImportVerdict.Known, ImportVerdict.New, ImportVerdict.Known, ImportVerdict.Rejected], preview.Rows.Select(r => r.Verdict));
        Assert.Contains("line 3", preview.Rows[2].Reason, StringComparison.Ordinal);
        Assert.Equal((1, 2, 1), (preview.New, preview.Known, preview.Rejected));
        Assert.Null(await desk.Contacts.FindByPhoneAsync("89030001122"));
    }

    [Theory]
    [InlineData(KnownPolicy.Skip, "Anna Known", 1, false)]
    [InlineData(KnownPolicy.Merge, "Anna Known", 2, false)]
    [InlineData(KnownPolicy.Note, "Anna Known", 1, true)]
    public async Task R59_a_known_person_is_left_alone_added_to_or_noted(KnownPolicy policy, string name, int points, bool noted)
    {
        await using var desk = await TableDeskAsync();
        var known = (Created)await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna Known", Phones = ["89161234567"] });
        var report = await ImportAsync(desk, "name,phone,email\nAnna,89161234567,anna@example.org\n", Contacts with { Known = policy });

        Assert.Equal((0L, 1L), (report.New, report.Known));
        var contact = await desk.Contacts.GetAsync(new ContactId(known.Id));
        Assert.Equal((name, points), (contact.Name, contact.Points.Count));
        Assert.Equal(noted, (await desk.Timeline.OfAsync(contact.Id)).Any(e => e.Personal?.Contains("anna@example.org", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task R59_rejected_rows_stand_in_a_file_with_the_reason_beside_each_and_can_be_imported_when_mended()
    {
        await using var desk = await TableDeskAsync();
        using var rejected = new MemoryStream();
        var report = await ImportAsync(desk, "name,phone,created\nAnna,89161234567,2020-01-01\n,,2020-01-02\nOleg,89030001122,31.02.2020\n", Contacts, rejected: rejected);

        Assert.Equal((1L, 2L), (report.New, report.Rejected));
        Assert.Equal([3L, 4L], report.FirstRejected.Select(r => r.Line));
        var lines = TextOf(rejected).Split("\r\n");
        Assert.Equal("name,phone,created,line,reason,raw", lines[0]);
        Assert.StartsWith("Oleg,89030001122,31.02.2020,4,\"'31.02.2020' in the column", lines[2].Replace(",\"'31", ",\"'31", StringComparison.Ordinal).Replace(",'31", ",\"'31", StringComparison.Ordinal), StringComparison.Ordinal);

        var again = await ImportAsync(desk, TextOf(rejected).Replace("31.02.2020,", "28.02.2020,", StringComparison.Ordinal), Contacts, id: "two");
        Assert.Equal(1L, again.New);
        Assert.NotNull(await desk.Contacts.FindByPhoneAsync("89030001122"));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R59_R64_an_import_that_broke_off_goes_on_and_no_row_counts_twice(Keep keep)
    {
        await using var desk = await TableDeskAsync(keep);
        var text = new StringBuilder("name,phone\n");
        for (var i = 0; i < 8000; i++) text.Append(CultureInfo.InvariantCulture, $"Анна {i},+7916{i:0000000}\n");
        text.Append("broken,row,here\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        using var rejected = new MemoryStream();

        using (var broken = new BreakingStream(bytes, bytes.Length * 2 / 3))
        {
            var error = await Assert.ThrowsAsync<CrmException>(async () => await desk.Crm.Imports.RunAsync("big", broken, Contacts, RulesFire.No, rejected));
            Assert.Contains("line", error.Message, StringComparison.Ordinal);
        }

        var half = (await desk.Crm.Imports.FindAsync("big"))!;
        Assert.False(half.IsComplete);
        Assert.InRange(half.Rows, 1, 7999);

        using var whole = new MemoryStream(bytes);
        var seen = new List<ImportProgress>();
        var report = await desk.Crm.Imports.RunAsync("big", whole, Contacts, RulesFire.No, rejected, progress: new Listener(seen.Add));
        Assert.Equal((8001L, 8000L, 0L, 1L, true), (report.Rows, report.New, report.Known, report.Rejected, report.IsComplete));
        Assert.Equal(8001, seen[^1].Rows);
        Assert.Equal(bytes.Length, seen[^1].TotalBytes);

        whole.Position = 0;
        var third = await desk.Crm.Imports.RunAsync("big", whole, Contacts, RulesFire.No);
        Assert.Equal((8001L, 8000L), (third.Rows, third.New));
        using var exported = new MemoryStream();
        Assert.Equal(8000, await desk.Crm.Exports.ContactsAsync(exported));
    }

    [Fact]
    public async Task R59_an_import_can_be_stopped_between_two_batches_and_goes_on()
    {
        await using var desk = await TableDeskAsync();
        var text = "phone\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"+7916{i:0000000}\n")));
        using var stop = new CancellationTokenSource();
        using var table = Table(text);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await desk.Crm.Imports.RunAsync("one", table, Contacts, RulesFire.No, progress: new Listener(_ => stop.Cancel()), ct: stop.Token));
        Assert.Equal(256, (await desk.Crm.Imports.FindAsync("one"))!.Rows);
        var report = await ImportAsync(desk, text, Contacts);
        Assert.Equal((1000L, 1000L), (report.Rows, report.New));
    }

    [Fact]
    public async Task R59_an_id_belongs_to_one_file()
    {
        await using var desk = await TableDeskAsync();
        await ImportAsync(desk, "name\nAnna\n", Contacts);
        await Assert.ThrowsAsync<ArgumentException>(() => ImportAsync(desk, "name\nOleg\n", Contacts));
    }

    [Fact]
    public async Task R59_an_email_cell_may_hold_names_labels_and_several_addresses()
    {
        await using var desk = await TableDeskAsync();
        var report = await ImportAsync(desk, "name,email\nAnna Smith,\"Anna (anna@example.org); e-mail: office@example.org\"\n", Contacts);
        Assert.Equal(1L, report.New);
        var anna = (await desk.Contacts.FindByEmailAsync("anna@example.org"))!;
        Assert.Equal(anna.Id, (await desk.Contacts.FindByEmailAsync("office@example.org"))!.Id);
    }

    [Theory]
    [InlineData("name,phone\nAnna Smith,https://wa.me/79161234567\n")]
    [InlineData("name,messenger\nAnna Smith,https://wa.me/79161234567?text=hello\n")]
    [InlineData("name,messenger\nAnna Smith,\"@anna; wa.me/+79161234567\"\n")]
    public async Task R59_a_link_to_a_chat_of_WhatsApp_is_a_phone(string csv)
    {
        await using var desk = await TableDeskAsync();
        Assert.Equal(1L, (await ImportAsync(desk, csv, Contacts)).New);
        Assert.Equal("Anna Smith", (await desk.Contacts.FindByPhoneAsync("+79161234567"))!.Name);
    }

    [Fact]
    public async Task R59_rows_without_a_header_are_understood_by_their_cells()
    {
        await using var desk = await TableDeskAsync();
        var report = await ImportAsync(desk, "Anna Smith,+79161234567,anna@example.org\nOleg Ivanov,+79030001122,oleg@example.org\n", Contacts);
        Assert.Equal(2L, report.New);
        Assert.Equal("Oleg Ivanov", (await desk.Contacts.FindByEmailAsync("oleg@example.org"))!.Name);
    }

    [Fact]
    public async Task R59_the_ids_of_another_system_are_kept_and_known_again()
    {
        await using var desk = await TableDeskAsync();
        var plan = Contacts with { IdsOf = "amo" };
        await ImportAsync(desk, "id,name\n17,Anna\n", plan);
        var again = await ImportAsync(desk, "id,name,phone\n17,Anna,89161234567\n", plan, id: "two");
        Assert.Equal((0L, 1L), (again.New, again.Known));
        Assert.Contains((await desk.Contacts.FindByPhoneAsync("89161234567"))!.Points, p => p is { Kind: ContactPointKind.External, Value: "amo:17" });
    }

    [Fact]
    public async Task R59_R65_of_an_imported_person_who_is_erased_nothing_is_left()
    {
        await using var desk = await TableDeskAsync();
        await ImportAsync(desk, Amo, Contacts with { Known = KnownPolicy.Note });
        await ImportAsync(desk, Amo + "\n", Contacts with { Known = KnownPolicy.Note }, id: "two");
        var anna = (await desk.Contacts.FindByPhoneAsync("+79161234567"))!;
        var erased = await desk.Crm.Privacy.EraseAsync(anna.Id);
        Assert.All(((Erased)erased).Tables, table => Assert.Equal(0, table.Left));
        Assert.Null(await desk.Contacts.FindByPhoneAsync("+79161234567"));
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R59_R33_people_behind_one_switchboard_stay_apart(Keep keep)
    {
        await using var desk = await TableDeskAsync(keep);
        const string text = """
            name,phone,email,company
            Мария Попова,8 495 555-01-00,m.popova@example.ru,Завод
            Андрей Белов,8 495 555-01-00,a.belov@example.ru,Завод
            Светлана Ершова,8 495 555-01-00,,Завод
            Попова Мария,84955550100,,
            """;
        var report = await ImportAsync(desk, text, Contacts);
        Assert.Equal((3L, 1L), (report.New, report.Known));
        var andrey = (await desk.Contacts.FindByEmailAsync("a.belov@example.ru"))!;
        Assert.Equal(["+74955550100", "a.belov@example.ru"], andrey.Points.Select(p => p.Value));
        Assert.Equal(andrey.Company, (await desk.Contacts.FindByEmailAsync("m.popova@example.ru"))!.Company);
    }

    [Fact]
    public async Task R59_the_truth_about_doubles_is_never_imported()
    {
        await using var desk = await TableDeskAsync();
        await ImportAsync(desk, "rec_id,cluster,name,phone\nrec-1-org,7,Anna,89161234567\n", Contacts);
        var anna = (await desk.Contacts.FindByPhoneAsync("89161234567"))!;
        Assert.Null(anna.Origin);
    }

    private sealed class Listener(Action<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(value);
    }
}
