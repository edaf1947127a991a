using CrmCore.Telephony.Asterisk;

namespace CrmCore.Adapters.Tests.Telephony;

/// <summary>The file of a real server: what was called is known, and that is what must come out.</summary>
public sealed class RecordedCallsTests
{
    [Fact]
    public async Task R51_The_recorded_file_gives_one_call_for_each_call_made()
    {
        var calls = await Calls();
        Assert.Equal(
            [
                "84991111111 > 4996491913 Inbound Answered ext 113 talk 3 wait 1 name Oleg Ivanov",
                "89162222222 > 4996491913 Inbound Answered ext 113 talk 3 wait 1 name Мария",
                "+79031234567 > 4996491914 Inbound Busy ext 105 talk 0 wait 0 name Busy \"Caller\"",
                "74951234567 > 4996491915 Inbound NoAnswer ext 106 talk 0 wait 3 name ",
                "113 > 89162222222 Outbound Answered ext 113 talk 3 wait 1 name CRM",
                "113 > 104 Internal Answered ext 113 talk 3 wait 1 name Desk",
                " > 999 Internal Failed ext 999 talk 0 wait 0 name ",
                " > 107 Internal Failed ext 107 talk 0 wait 0 name ",
                "84993333333 > 4996491913 Inbound Answered ext 113 talk 3 wait 1 name A",
                "84994444444 > 4996491913 Inbound Answered ext 113 talk 3 wait 1 name B",
            ],
            calls.Select(call => FormattableString.Invariant(
                $"{call.From} > {call.To} {call.Direction} {call.Disposition} ext {call.Extension} talk {call.Talk.TotalSeconds} wait {call.Wait.TotalSeconds} name {call.CallerName}")));
    }

    [Fact]
    public async Task R51_Every_row_of_the_recorded_file_belongs_to_one_call()
    {
        var rows = (await Cdr.Read(Cdr.Recorded())).Records;
        var grouped = (await Calls()).SelectMany(call => call.Rows).Select(row => row.Key).ToList();
        Assert.Equal(28, rows.Count);
        Assert.Equal(rows.Select(row => row.Key).Order(), grouped.Order());
        Assert.Equal(28, grouped.Distinct().Count());
    }

    [Fact]
    public async Task R51_A_call_knows_the_company_number_its_times_and_its_channels()
    {
        var call = (await Calls())[0];
        Assert.Equal("4996491913", call.Did);
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 20, 21, 58), call.StartedAt);
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 20, 21, 59), call.AnsweredAt);
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 20, 22, 2), call.EndedAt);
        Assert.Equal(["1795292518.0", "1795292518.1", "1795292518.3"], call.ChannelIds);
        Assert.Equal("1795292518.3", call.Key);
        Assert.Null((await Calls())[4].Did);
    }

    [Fact]
    public async Task R51_Rows_keep_every_column()
    {
        var row = (await Cdr.Read(Cdr.Recorded())).Records[1];
        Assert.Equal(
            ("", "84991111111", "4996491913", "incoming", "\"Oleg Ivanov\" <84991111111>"),
            (row.AccountCode, row.Source, row.Destination, row.Context, row.CallerId));
        Assert.Equal(
            ("Local/4996491913@incoming-00000000;2", "Local/113@staff-00000001;1", "Dial", "Local/113@staff/n,4"),
            (row.Channel, row.DestinationChannel, row.LastApplication, row.LastData));
        Assert.Equal(
            ("ANSWERED", "DOCUMENTATION", "1795292518.1", "did:4996491913"), (row.DispositionText, row.AmaFlags, row.UniqueId, row.UserField));
        Assert.Equal((4, 3), (row.Duration.TotalSeconds, row.Billable.TotalSeconds));
        Assert.Null(row.LinkedId);
        Assert.Null(row.Did);
    }

    [Fact]
    public async Task R51_The_file_read_in_any_pieces_gives_the_same_calls()
    {
        var expected = (await Calls()).Select(Cdr.Describe).ToList();
        var bytes = await File.ReadAllBytesAsync(Cdr.Recorded());
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            using var folder = new Cdr.Folder();
            var grouper = new CallGrouper();
            var options = new CdrFileOptions { BatchSize = random.Next(1, 8) };
            CdrFilePosition? position = null;
            for (var written = 0; written < bytes.Length;)
            {
                var more = Math.Min(random.Next(1, seed % 3 == 0 ? 40 : 900), bytes.Length - written);
                await using (var file = new FileStream(folder.Master, FileMode.Append))
                    await file.WriteAsync(bytes.AsMemory(written, more));
                written += more;
                var batch = await Cdr.Read(folder.Master, position, options);
                Assert.Empty(batch.Refusals);
                position = batch.Next;
                grouper.Add(batch.Records, Cdr.Noon);
            }

            Assert.Equal(expected, grouper.Settled(Instant.MaxValue).Select(Cdr.Describe));
            Assert.Equal(bytes.Length, position!.Offset);
        }
    }

    [Fact]
    public async Task R51_Handing_out_early_changes_no_key_and_leaves_one_call_for_each()
    {
        var rows = (await Cdr.Read(Cdr.Recorded())).Records;
        var expected = (await Calls()).Select(Cdr.Describe);
        var grouper = new CallGrouper(new CallGroupingOptions { Quiet = Duration.Zero });
        var handedOut = new Dictionary<string, CdrCall>();
        foreach (var row in rows)
        {
            grouper.Add([row], Cdr.Noon);
            foreach (var call in grouper.Settled(Cdr.Noon))
            {
                handedOut[call.Key] = call;
                foreach (var absorbed in call.Absorbed)
                    handedOut.Remove(absorbed);
            }
        }

        Assert.Equal(expected.Order(), handedOut.Values.Select(Cdr.Describe).Order());
    }

    [Fact]
    public async Task R51_A_file_imported_twice_counts_once()
    {
        var rows = (await Cdr.Read(Cdr.Recorded())).Records;
        var grouper = new CallGrouper();
        grouper.Add(rows, Cdr.Noon);
        Assert.Equal(10, grouper.Settled(Instant.MaxValue).Count);
        grouper.Add((await Cdr.Read(Cdr.Recorded())).Records, Cdr.Noon);
        Assert.Empty(grouper.Settled(Instant.MaxValue));
        Assert.Equal(10, grouper.Calls.Count);
        Assert.Equal(28, grouper.Calls.Sum(call => call.Rows.Count));
    }

    private static async Task<IReadOnlyList<CdrCall>> Calls() => Cdr.Group((await Cdr.Read(Cdr.Recorded())).Records);
}
