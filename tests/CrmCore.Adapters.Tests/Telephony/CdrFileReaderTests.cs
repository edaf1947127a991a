using System.Text;
using CrmCore.Telephony.Asterisk;

namespace CrmCore.Adapters.Tests.Telephony;

public sealed class CdrFileReaderTests
{
    private const string First =
        "\"\",\"79161234567\",\"101\",\"from-trunk\",\"\"\"Ivan\"\" <79161234567>\",\"PJSIP/trunk-00000010\",\"PJSIP/101-00000011\",\"Dial\",\"PJSIP/101,20,tT\",\"2026-11-21 18:30:53\",\"2026-11-21 18:30:58\",\"2026-11-21 18:32:58\",125,120,\"ANSWERED\",\"DOCUMENTATION\",\"1763749853.21\",\"\"\n";

    private const string Second =
        "\"\",\"79160000000\",\"101\",\"from-trunk\",\"79160000000\",\"PJSIP/trunk-00000012\",\"PJSIP/101-00000013\",\"Dial\",\"PJSIP/101,20,tT\",\"2026-11-21 18:40:00\",,\"2026-11-21 18:40:20\",20,0,\"NO ANSWER\",\"DOCUMENTATION\",\"1763750400.25\",\"\"\n";

    [Fact]
    public async Task R51_An_empty_answer_is_no_answer_time()
    {
        var rows = (await Cdr.ReadText(First + Second)).Records;
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 18, 30, 58), rows[0].AnsweredAt);
        Assert.Null(rows[1].AnsweredAt);
        Assert.Equal(CdrDisposition.NoAnswer, rows[1].Disposition);
        Assert.Equal("\"Ivan\" <79161234567>", rows[0].CallerId);
    }

    [Fact]
    public async Task R51_Half_a_line_waits_for_its_end()
    {
        using var folder = new Cdr.Folder();
        await File.WriteAllTextAsync(folder.Master, First + Second[..70]);
        var half = await Cdr.Read(folder.Master);
        Assert.Single(half.Records);
        Assert.Empty(half.Refusals);
        Assert.Equal(First.Length, half.Next.Offset);
        await File.AppendAllTextAsync(folder.Master, Second[70..]);
        var rest = await Cdr.Read(folder.Master, half.Next);
        Assert.Equal("79160000000", Assert.Single(rest.Records).Source);
        Assert.Equal(2, rest.Next.Line);
        Assert.Empty((await Cdr.Read(folder.Master, rest.Next)).Records);
    }

    [Theory]
    [InlineData("\"\",\"7916\",\"101\n", "never closed")]
    [InlineData("\"\",\"7916\"\"\",\"10\"1\",x\n", "closing quote")]
    [InlineData("\"\",\"7916\",\"101\"\n", "3 values where 16 to 21")]
    [InlineData("\0\0\0\0\0\0\n", "1 values where 16 to 21")]
    public async Task R51_A_broken_line_is_refused_with_its_place_and_a_remedy_and_the_rest_goes_on(string broken, string reason)
    {
        using var folder = new Cdr.Folder();
        await File.WriteAllTextAsync(folder.Master, First + broken + "\n" + Second);
        var batch = await Cdr.Read(folder.Master);
        Assert.Equal(2, batch.Records.Count);
        var refusal = Assert.Single(batch.Refusals);
        Assert.Equal((folder.Master, 2L), (refusal.Source, refusal.Line));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Remedy);
        Assert.Equal(broken.TrimEnd('\n'), refusal.Text);
        Assert.Contains("line 2", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("7916", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-21 18:30:53", "yesterday", "'start'")]
    [InlineData(",125,", ",many,", "'duration'")]
    [InlineData(",125,", ",-5,", "'duration'")]
    [InlineData(",125,", ",99999999999999,", "'duration'")]
    [InlineData("2026-11-21 18:32:58", "2026-13-41 18:32:58", "'end'")]
    public async Task R51_A_value_that_cannot_be_is_refused_by_column(string good, string bad, string column)
    {
        var batch = await Cdr.ReadText(First.Replace(good, bad, StringComparison.Ordinal) + Second);
        Assert.Contains(column, Assert.Single(batch.Refusals).Reason, StringComparison.Ordinal);
        Assert.Single(batch.Records);
    }

    [Fact]
    public async Task Line_ends_of_windows_a_byte_order_mark_and_blank_lines_do_no_harm()
    {
        var batch = await Cdr.ReadText("\uFEFF" + First.Replace("\n", "\r\n\r\n", StringComparison.Ordinal) + Second);
        Assert.Equal(["", ""], batch.Records.Select(row => row.AccountCode));
        Assert.Empty(batch.Refusals);
        Assert.Equal(3, batch.Next.Line);
    }

    [Fact]
    public async Task R51_Names_cut_amid_a_letter_and_other_encodings_are_read()
    {
        using var folder = new Cdr.Folder();
        byte[] cut = [.. Encoding.UTF8.GetBytes(First[..45]), 0xD0, .. Encoding.UTF8.GetBytes(First[45..])];
        await File.WriteAllBytesAsync(folder.Master, cut);
        Assert.Single((await Cdr.Read(folder.Master)).Records);
        var old = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        await File.WriteAllBytesAsync(folder.Master, old.GetBytes(First.Replace("Ivan", "Ольга", StringComparison.Ordinal)));
        var rows = (await Cdr.Read(folder.Master, options: new CdrFileOptions { Encoding = old })).Records;
        Assert.Equal("Ольга", Cdr.Group(rows)[0].CallerName);
    }

    [Fact]
    public async Task A_line_of_no_end_is_refused_in_parts_and_does_not_fill_the_memory()
    {
        var batch = await Cdr.ReadText(new string('x', 3_000_000) + "\n" + First);
        Assert.Single(batch.Records);
        Assert.Equal(3, batch.Refusals.Count);
        Assert.All(batch.Refusals, refusal => Assert.InRange(refusal.Text.Length, 1, 2000));
    }

    [Fact]
    public async Task R51_A_long_file_comes_in_batches_that_can_be_taken_up_anywhere()
    {
        using var folder = new Cdr.Folder();
        var lines = Enumerable.Range(0, 700).Select(number => First.Replace("79161234567", FormattableString.Invariant($"7916{number:0000000}"), StringComparison.Ordinal));
        await File.WriteAllTextAsync(folder.Master, string.Concat(lines));
        var reader = new CdrFileReader(folder.Master, new CdrFileOptions { BatchSize = 100 });
        var sources = new List<string?>();
        CdrFilePosition? position = null;
        for (var times = 0; times < 7; times++)
        {
            await foreach (var batch in reader.ReadAsync(position))
            {
                Assert.Equal(100, batch.Records.Count);
                sources.AddRange(batch.Records.Select(row => row.Source));
                position = batch.Next;
                break;
            }
        }

        Assert.Equal(700, sources.Distinct().Count());
        Assert.Equal(700, position!.Line);
    }

    [Fact]
    public async Task R51_A_renamed_file_is_finished_before_the_new_one()
    {
        using var folder = new Cdr.Folder();
        await File.WriteAllTextAsync(folder.Master, First);
        var before = await Cdr.Read(folder.Master);
        await File.AppendAllTextAsync(folder.Master, Second);
        File.Move(folder.Master, folder.Master + ".1");
        var away = await Cdr.Read(folder.Master, before.Next);
        Assert.Equal("79160000000", Assert.Single(away.Records).Source);
        Assert.Empty((await Cdr.Read(folder.Master, away.Next)).Records);
        await File.WriteAllTextAsync(folder.Master, Third);
        Assert.Equal("79163333333", Assert.Single((await Cdr.Read(folder.Master, away.Next)).Records).Source);
        var together = await Cdr.Read(folder.Master, before.Next);
        Assert.Equal(["79160000000", "79163333333"], together.Records.Select(row => row.Source));
        Assert.Equal(Third.Length, together.Next.Offset);
    }

    [Fact]
    public async Task R51_Two_rotations_between_two_readings_lose_nothing()
    {
        using var folder = new Cdr.Folder();
        await File.WriteAllTextAsync(folder.Master, First);
        var before = await Cdr.Read(folder.Master);
        File.Move(folder.Master, folder.Master + ".2");
        await File.WriteAllTextAsync(folder.Master + ".1", Second);
        await File.WriteAllTextAsync(folder.Master + ".3.gz", "compressed");
        File.SetLastWriteTimeUtc(folder.Master + ".2", Cdr.Noon.ToDateTimeUtc());
        File.SetLastWriteTimeUtc(folder.Master + ".1", Cdr.Noon.ToDateTimeUtc().AddDays(1));
        await File.WriteAllTextAsync(folder.Master, Third);
        var after = await Cdr.Read(folder.Master, before.Next);
        Assert.Equal(["79160000000", "79163333333"], after.Records.Select(row => row.Source));
        Assert.Empty((await Cdr.Read(folder.Master, after.Next)).Records);
    }

    [Fact]
    public async Task R51_A_copied_and_cut_file_starts_again_after_its_copy_is_finished()
    {
        using var folder = new Cdr.Folder();
        await File.WriteAllTextAsync(folder.Master, First);
        var before = await Cdr.Read(folder.Master);
        await File.AppendAllTextAsync(folder.Master, Second);
        File.Copy(folder.Master, folder.Master + ".1");
        await File.WriteAllTextAsync(folder.Master, Third);
        Assert.Equal(["79160000000", "79163333333"], (await Cdr.Read(folder.Master, before.Next)).Records.Select(row => row.Source));
    }

    [Fact]
    public async Task R51_A_cut_file_starts_again_whether_shorter_or_grown_over()
    {
        using var folder = new Cdr.Folder();
        await File.WriteAllTextAsync(folder.Master, First + Second);
        var before = await Cdr.Read(folder.Master);
        await File.WriteAllTextAsync(folder.Master, Third);
        Assert.Equal("79163333333", Assert.Single((await Cdr.Read(folder.Master, before.Next)).Records).Source);
        await File.WriteAllTextAsync(folder.Master, Third + First + Second);
        Assert.Equal(3, (await Cdr.Read(folder.Master, before.Next)).Records.Count);
        await File.WriteAllTextAsync(folder.Master, First);
        Assert.Single((await Cdr.Read(folder.Master, before.Next)).Records);
    }

    [Fact]
    public async Task A_file_that_never_was_is_told_with_a_remedy()
    {
        using var folder = new Cdr.Folder();
        var problem = await Assert.ThrowsAsync<FileNotFoundException>(() => Cdr.Read(folder.Master));
        Assert.Contains("cdr_csv", problem.Message, StringComparison.Ordinal);
    }

    private static string Third => First.Replace("79161234567", "79163333333", StringComparison.Ordinal).Replace("18:3", "19:3", StringComparison.Ordinal);
}
