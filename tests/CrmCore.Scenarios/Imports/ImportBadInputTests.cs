using System.Globalization;
using System.Text;

namespace CrmCore.Scenarios.Imports;

/// <summary>Files that nobody should write and everybody does: nothing is lost, each row is told by its line.</summary>
public sealed class ImportBadInputTests : ImportScenario
{
    [Fact]
    public async Task R59_broken_quotes_reject_their_row_and_no_other()
    {
        var (report, rejected) = await RunAsync("name,phone\nAnna,89161234567\n\"Oleg,89030001122\nIvan \"Vanya\",89030001133\n\"Eva\" x,89030001144\nPetr,89030001155\n");
        Assert.Equal(5, report.Rows);
        Assert.Equal([3L, 5L], report.FirstRejected.Select(r => r.Line));
        Assert.Contains("Oleg", rejected, StringComparison.Ordinal);
        Assert.Contains("Eva", rejected, StringComparison.Ordinal);
        Assert.Equal(3, report.New);
    }

    [Fact]
    public async Task R59_a_changing_number_of_columns_rejects_the_rows_that_do_not_fit()
    {
        var (report, rejected) = await RunAsync("name,phone\nAnna,89161234567\nOleg\nIvan,89030001133,more,still more\nEva,89030001144,,\n");
        Assert.Equal((4L, 2L, 2L), (report.Rows, report.New, report.Rejected));
        Assert.Equal([3L, 4L], report.FirstRejected.Select(r => r.Line));
        Assert.Contains("more | still more", rejected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R59_a_byte_order_mark_in_the_middle_is_passed_over()
    {
        await using var desk = await TableDeskAsync();
        await ImportAsync(desk, "\uFEFFname,phone\nAnna,89161234567\n\uFEFFOleg,\uFEFF89030001122\n", Contacts);
        Assert.Equal("Oleg", (await desk.Contacts.FindByPhoneAsync("89030001122"))!.Name);
    }

    [Fact]
    public async Task R59_a_cell_of_fifty_megabytes_is_one_rejected_row()
    {
        var text = "name,phone\nAnna,89161234567\n\"" + new string('x', 50 * 1024 * 1024) + "\",89030001122\nIvan,89030001133\n";
        await using var desk = await TableDeskAsync();
        var report = await ImportAsync(desk, text, Contacts);
        Assert.Equal((3L, 2L, 1L), (report.Rows, report.New, report.Rejected));
        Assert.Equal(3L, report.FirstRejected[0].Line);
        Assert.Contains("52428800 characters", report.FirstRejected[0].Reason, StringComparison.Ordinal);
        Assert.NotNull(await desk.Contacts.FindByPhoneAsync("89030001133"));
    }

    [Fact]
    public async Task R59_ten_thousand_phones_in_a_cell_are_one_rejected_row()
    {
        var phones = string.Join(';', Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"+7916{i:0000000}")));
        var (report, rejected) = await RunAsync("name,phone\nAnna,\"" + phones[..90_000] + "\"\nAll,\"" + phones + "\"\nIvan,89030001133\n");
        Assert.Equal((3L, 1L, 2L), (report.Rows, report.New, report.Rejected));
        Assert.Contains("100 are allowed", report.FirstRejected[0].Reason, StringComparison.Ordinal);
        Assert.Contains("+79160009999", rejected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R59_marks_of_direction_and_zeros_are_taken_out()
    {
        await using var desk = await TableDeskAsync();
        await ImportAsync(desk, "name,phone,email\n\u200Fדנה\u200E,\u202A+7 916 123-45-67\u202C,\0dana@example.org\0\n", Contacts);
        var dana = (await desk.Contacts.FindByPhoneAsync("89161234567"))!;
        Assert.Equal("דנה", dana.Name);
        Assert.Equal("dana@example.org", dana.Points[1].Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("name,phone\n")]
    [InlineData("\uFEFF")]
    public async Task R59_nothing_in_it_is_nothing_imported(string text)
    {
        var (report, _) = await RunAsync(text);
        Assert.Equal((0L, true), (report.Rows, report.IsComplete));
    }

    [Fact]
    public async Task R59_columns_of_one_name_are_all_read()
    {
        await using var desk = await TableDeskAsync();
        await ImportAsync(desk, "name,phone,phone,x,x\nAnna,89161234567,89030001122,1,2\n", Contacts);
        var anna = (await desk.Contacts.FindByPhoneAsync("89030001122"))!;
        Assert.Equal(2, anna.Points.Count);
        Assert.Equal("1; 2", anna.Origin!.Extra["x"]);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "windows-1251", "utf-16 without a mark"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task R59_the_encoding_is_found_out(string name)
    {
        Encoding encoding = name switch
        {
            "windows-1251" => CodePagesEncodingProvider.Instance.GetEncoding(1251)!,
            "utf-16 without a mark" => Encoding.Unicode,
            _ => Encoding.GetEncoding(name),
        };
        byte[] mark = name is "windows-1251" or "utf-16 without a mark" ? [] : encoding.GetPreamble();
        await using var desk = await TableDeskAsync();
        using var table = new MemoryStream([.. mark, .. encoding.GetBytes("Имя;Телефон\r\nАнна Иванова;89161234567\r\n")]);
        await desk.Crm.Imports.RunAsync("one", table, Contacts, RulesFire.No);
        Assert.Equal("Анна Иванова", (await desk.Contacts.FindByPhoneAsync("89161234567"))!.Name);
    }

    [Fact]
    public async Task R59_bytes_that_are_no_text_of_the_encoding_reject_their_row()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        using var table = new MemoryStream([.. Encoding.UTF8.GetBytes("Имя;Телефон\nАнна;89161234567\n"), .. encoding.GetBytes("Олег;89030001122\n"), .. Encoding.UTF8.GetBytes("Ева;89030001133\n")]);
        await using var desk = await TableDeskAsync();
        var report = await desk.Crm.Imports.RunAsync("one", table, Contacts with { Table = new TableReadOptions { Encoding = Encoding.UTF8 } }, RulesFire.No);
        Assert.Equal((3L, 2L, 1L), (report.Rows, report.New, report.Rejected));
        Assert.Equal(3L, report.FirstRejected[0].Line);
        Assert.Contains("UTF-8", report.FirstRejected[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R59_a_row_that_cannot_be_read_is_kept_as_far_as_it_can()
    {
        await using var desk = await TableDeskAsync();
        await ImportAsync(desk, "name,phone,email\nAnna,not a phone,89161234567 x\nOleg,89030001122 / nobody,oleg@example.org\n", Contacts);
        var oleg = (await desk.Contacts.FindByPhoneAsync("89030001122"))!;
        Assert.Equal("nobody", oleg.Origin!.Extra["phone"]);
        Assert.NotNull(await desk.Contacts.FindByEmailAsync("oleg@example.org"));
    }

    private async Task<(ImportReport Report, string Rejected)> RunAsync(string text)
    {
        await using var desk = await TableDeskAsync();
        using var rejected = new MemoryStream();
        var report = await ImportAsync(desk, text, Contacts, rejected: rejected);
        Assert.Equal(report.Rows, report.New + report.Known + report.Rejected);
        return (report, TextOf(rejected));
    }
}
