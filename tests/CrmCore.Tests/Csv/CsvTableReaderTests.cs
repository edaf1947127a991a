using System.Globalization;
using System.Text;
using CrmCore.Csv;

namespace CrmCore.Tests.Csv;

public sealed class CsvTableReaderTests
{
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task The_delimiter_is_detected(char delimiter)
    {
        var rows = await Read(string.Join('\n', new[] { "name|phone|sum", "Ivan|+79161234567|10", "Anna|+79030000000|20" }).Replace('|', delimiter));
        Assert.Equal(["name", "phone", "sum"], rows[0].Columns);
        Assert.Equal(["Anna", "+79030000000", "20"], rows[1].Values);
        Assert.All(rows, row => Assert.Null(row.Error));
    }

    [Fact]
    public async Task A_first_line_of_a_spreadsheet_says_the_delimiter()
    {
        var rows = await Read("sep=;\nname;note\nIvan;a, b, c, d\n");
        Assert.Equal(["Ivan", "a, b, c, d"], Assert.Single(rows).Values);
        Assert.Equal(3, rows[0].LineNumber);
    }

    [Fact]
    public async Task A_said_delimiter_is_not_guessed_over()
    {
        var rows = await Read("a;b,c;d\n1;2,3;4\n", new TableReadOptions { Delimiter = ',' });
        Assert.Equal(["a;b", "c;d"], rows[0].Columns);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('ё')]
    public void A_delimiter_that_cannot_be_is_refused(char delimiter) =>
        Assert.Throws<ArgumentException>(() => new CsvTableReader().ReadAsync(Stream.Null, new TableReadOptions { Delimiter = delimiter }));

    [Fact]
    public async Task Quoted_values_keep_delimiters_quotes_and_line_breaks_and_line_numbers_count_them()
    {
        var rows = await Read("name,note\r\n\"Ivan \"\"Vanya\"\"\",\"one\r\ntwo, three\"\r\n\r\nAnna,x\r\n");
        Assert.Equal(["Ivan \"Vanya\"", "one\r\ntwo, three"], rows[0].Values);
        Assert.Equal([2L, 5L], rows.Select(row => row.LineNumber));
        Assert.Equal("x", rows[1]["NOTE"]);
        Assert.Null(rows[1]["absent"]);
    }

    [Fact]
    public async Task Without_a_header_every_record_is_a_row()
    {
        var rows = await Read("1,2\n3\n", new TableReadOptions { HasHeader = false });
        Assert.Equal(2, rows.Count);
        Assert.Empty(rows[0].Columns);
        Assert.All(rows, row => Assert.Null(row.Error));
    }

    [Fact]
    public async Task An_empty_file_and_a_header_alone_give_no_rows()
    {
        Assert.Empty(await Read(string.Empty));
        Assert.Empty(await Read("name,phone\n"));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("windows-1251", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    public async Task The_encoding_is_detected(string name, bool marked)
    {
        var encoding = string.Equals(name, "windows-1251", StringComparison.Ordinal) ? Windows1251 : Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes("имя;город\nОльга;Москва\n")];
        var row = Assert.Single(await Read(bytes));
        Assert.Equal("имя", row.Columns[0]);
        Assert.Equal(["Ольга", "Москва"], row.Values);
        Assert.Null(row.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_encoding_is_detected_also_when_its_first_letter_stands_far_from_the_start(bool utf8)
    {
        var text = new StringBuilder("name,note\n");
        for (var line = 0; line < 9000; line++)
            text.Append(CultureInfo.InvariantCulture, $"plain name {line},plain note\n");
        text.Append("Ольга,Москва\n");
        var rows = await Read((utf8 ? Encoding.UTF8 : Windows1251).GetBytes(text.ToString()));
        Assert.Equal(9001, rows.Count);
        Assert.Equal("Ольга", rows[^1].Values[0]);
    }

    [Fact]
    public async Task Utf8_letters_cut_by_the_reading_window_are_still_utf8()
    {
        var rows = await Read(Encoding.UTF8.GetBytes("имя\n" + new string('ж', 200_001) + "\n"));
        Assert.Equal(200_001, Assert.Single(rows).Values[0].Length);
        Assert.DoesNotContain('\uFFFD', rows[0].Values[0]);
    }

    [Fact]
    public async Task A_said_encoding_is_used_and_a_mark_wins_over_it()
    {
        var said = new TableReadOptions { Encoding = CodePagesEncodingProvider.Instance.GetEncoding("koi8-r") };
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("имя\nОльга\n")];
        Assert.Equal("Ольга", Assert.Single(await Read(said.Encoding!.GetBytes("имя\nОльга\n"), said)).Values[0]);
        Assert.Equal("Ольга", Assert.Single(await Read(marked, said)).Values[0]);
    }

    [Fact]
    public async Task Bytes_lost_in_decoding_are_an_error_of_their_row()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("имя\nОльга\n" + new string('x', 70_000) + "\n"), 0xCC, 0xE0, 0xF8, 0xE0, (byte)'\n'];
        var rows = await Read(bytes);
        Assert.Equal([null, null], rows.Take(2).Select(row => row.Error));
        Assert.Contains("UTF-8", rows[2].Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,2\n", 2)]
    [InlineData("1,2,3,4\n", 4)]
    public async Task A_row_of_another_width_has_an_error_its_values_and_its_text(string line, int values)
    {
        var rows = await Read("a,b,c\n" + line + "5,6,7\n");
        Assert.Equal(values, rows[0].Values.Count);
        Assert.Contains("3 columns", rows[0].Error, StringComparison.Ordinal);
        Assert.Equal(line.TrimEnd(), rows[0].Raw);
        Assert.Equal(2, rows[0].LineNumber);
        Assert.Null(rows[1].Error);
    }

    [Fact]
    public async Task Empty_cells_beyond_the_last_column_and_empty_rows_are_no_error()
    {
        var rows = await Read("a;b;;\n1;2;;;\n;;;\n3;4\n");
        Assert.Equal(["a", "b"], rows[0].Columns);
        Assert.Equal([2L, 4L], rows.Select(row => row.LineNumber));
        Assert.All(rows, row => Assert.Null(row.Error));
    }

    [Fact]
    public async Task A_quote_amid_text_is_text()
    {
        var row = Assert.Single(await Read("item,sum\n27\" monitor,5\n"));
        Assert.Equal(["27\" monitor", "5"], row.Values);
        Assert.Null(row.Error);
    }

    [Fact]
    public async Task A_quote_never_closed_spoils_its_own_line_only()
    {
        var rows = await Read("name,sum\nA,1\n\"B,2\nC,3\n\"D \"\"x\"\"\",4\n");
        Assert.Equal([2L, 3L, 4L, 5L], rows.Select(row => row.LineNumber));
        Assert.Equal(["A", "C", "D \"x\""], rows.Where(row => row.Error is null).Select(row => row.Values[0]));
        Assert.Contains("never closed", rows[1].Error, StringComparison.Ordinal);
        Assert.Equal("\"B,2", rows[1].Raw);
    }

    [Fact]
    public async Task A_quote_closed_by_a_later_rows_quote_spoils_its_own_line_only()
    {
        var rows = await Read("name,sum\n\"B,2\nC,3\n\"D\",4\nE,5\n");
        Assert.Equal([2L, 3L, 4L, 5L], rows.Select(row => row.LineNumber));
        Assert.Equal(["C", "D", "E"], rows.Where(row => row.Error is null).Select(row => row.Values[0]));
    }

    [Fact]
    public async Task Text_after_a_closing_quote_is_an_error_and_the_rest_goes_on()
    {
        var rows = await Read("name,sum\n\"Ivan \"Vanya\" P\",2\nC,3\n");
        Assert.Contains("closing quote", rows[0].Error, StringComparison.Ordinal);
        Assert.Equal("\"Ivan \"Vanya\" P\",2", rows[0].Raw);
        Assert.Null(rows[1].Error);
    }

    [Fact]
    public async Task A_broken_header_is_told_and_the_rows_come()
    {
        var rows = await Read("\"na\"me,sum\nA,1\n");
        Assert.Contains("header", rows[0].Error, StringComparison.Ordinal);
        Assert.Equal(["A", "1"], rows[1].Values);
    }

    [Fact]
    public async Task Rows_without_a_value_are_given_where_they_are_asked_for()
    {
        var rows = await Read("name,sum\n,\n\nA,1\n,\n", new TableReadOptions { EmptyRows = true });
        Assert.Equal([2L, 4L, 5L], rows.Select(row => row.LineNumber));
        Assert.Single(await Read("name,sum\n,\nA,1\n"));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Wide_text_that_lost_its_mark_is_known_by_its_zeros(string encoding)
    {
        var rows = await All(new CsvTableReader().ReadAsync(new MemoryStream(Encoding.GetEncoding(encoding).GetBytes("имя;город\r\nОльга;Тула\r\n"))));
        Assert.Equal(["Ольга", "Тула"], rows[0].Values);
    }

    [Fact]
    public async Task A_record_of_no_end_is_an_error_and_not_an_exception()
    {
        var rows = await Read("name\nA\n\"" + new string('x', 70 * 1024 * 1024));
        Assert.Equal(2, rows.Count);
        Assert.Equal(3, rows[1].LineNumber);
        Assert.Contains("longer than", rows[1].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_gives_a_byte_at_a_time_reads_the_same_and_stays_open()
    {
        var bytes = Windows1251.GetBytes("имя;город\n\"Ольга;\"\"О\"\"\";Москва\nAnna;\"x\ny\"\n");
        await using var whole = new MemoryStream(bytes);
        await using var drops = new DroppingStream(bytes);
        var expected = await All(new CsvTableReader().ReadAsync(whole));
        var actual = await All(new CsvTableReader().ReadAsync(drops));
        Assert.Equal(expected.SelectMany(row => row.Values), actual.SelectMany(row => row.Values));
        Assert.Equal(2, actual.Count);
        Assert.True(whole.CanRead);
    }

    [Fact]
    public async Task Reading_is_lazy_and_can_be_cancelled()
    {
        var line = Encoding.ASCII.GetBytes("name,phone\n");
        var endless = new DroppingStream(line, endless: true);
        var read = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            using var stop = new CancellationTokenSource();
            await foreach (var row in new CsvTableReader().ReadAsync(endless, new TableReadOptions { Encoding = Encoding.UTF8 }, stop.Token))
            {
                if (++read == 10)
                    await stop.CancelAsync();
            }
        });
        Assert.InRange(read, 10, 100_000);
    }

    private static Task<List<TableRow>> Read(string text, TableReadOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    private static async Task<List<TableRow>> Read(byte[] bytes, TableReadOptions? options = null)
    {
        await using var stream = new MemoryStream(bytes);
        return await All(new CsvTableReader().ReadAsync(stream, options));
    }

    private static async Task<List<TableRow>> All(IAsyncEnumerable<TableRow> rows)
    {
        var list = new List<TableRow>();
        await foreach (var row in rows)
            list.Add(row);
        return list;
    }
}

file sealed class DroppingStream(byte[] bytes, bool endless = false) : MemoryStream(bytes)
{
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || ReadByte() is not (>= 0 and var next))
            return 0;
        buffer[0] = (byte)next;
        if (endless && Position == Length)
            Position = 0;
        return 1;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }
}
