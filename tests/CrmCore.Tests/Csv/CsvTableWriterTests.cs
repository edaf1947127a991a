using System.Text;
using CrmCore.Csv;

namespace CrmCore.Tests.Csv;

public sealed class CsvTableWriterTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("'=x", "''=x")]
    [InlineData("+79161234567", "+79161234567")]
    [InlineData("-5.20", "-5.20")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    public async Task A_value_that_a_spreadsheet_would_compute_is_guarded(string value, string written) =>
        Assert.Equal(written + ",x\r\n", await WriteAsync([[value, "x"]]));

    [Fact]
    public async Task The_guard_can_be_left_out() =>
        Assert.Equal("=1,x\r\n", await WriteAsync([["=1", "x"]], new TableWriteOptions { GuardFormulas = false, ByteOrderMark = false }));

    [Fact]
    public async Task The_delimiter_is_chosen() => Assert.Equal("a;b,c\r\n", await WriteAsync([["a", "b,c"]], new TableWriteOptions { Delimiter = ';', ByteOrderMark = false }));

    [Theory]
    [InlineData("utf-8", true, 3)]
    [InlineData("utf-8", false, 0)]
    [InlineData("utf-16", true, 2)]
    [InlineData("utf-16", false, 0)]
    public async Task The_text_begins_with_a_mark_or_not(string name, bool mark, int length)
    {
        var encoding = Encoding.GetEncoding(name);
        using var stream = new MemoryStream();
        await using (var table = new CsvTableWriter().Open(stream, new TableWriteOptions { Encoding = encoding, ByteOrderMark = mark })) await table.WriteAsync(["Анна", "b"]);
        Assert.Equal("Анна,b\r\n", encoding.GetString(stream.ToArray()[length..]));
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public async Task What_is_flushed_is_in_the_stream()
    {
        using var stream = new MemoryStream();
        await using var table = new CsvTableWriter().Open(stream, new TableWriteOptions { Encoding = CodePagesEncodingProvider.Instance.GetEncoding(1251)!, ByteOrderMark = false });
        await table.WriteAsync(["Анна"]);
        await table.FlushAsync();
        Assert.Equal(6, stream.Length);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('ё')]
    public void A_delimiter_that_cannot_be_is_refused(char delimiter) =>
        Assert.Throws<ArgumentException>(() => new CsvTableWriter().Open(Stream.Null, new TableWriteOptions { Delimiter = delimiter }));

    private static async Task<string> WriteAsync(string[][] rows, TableWriteOptions? options = null)
    {
        using var stream = new MemoryStream();
        await using (var table = new CsvTableWriter().Open(stream, options ?? new TableWriteOptions { ByteOrderMark = false }))
        {
            foreach (var row in rows) await table.WriteAsync(row);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
