using System.Data.Common;
using System.Globalization;
using CrmCore.Telephony.Asterisk;
using Microsoft.Data.Sqlite;

namespace CrmCore.Adapters.Tests.Telephony;

public sealed class CdrTableReaderTests : IDisposable
{
    private const string FreePbx =
        "CREATE TABLE cdr (calldate datetime, clid varchar(80), src varchar(80), dst varchar(80), dcontext varchar(80), channel varchar(80), dstchannel varchar(80), lastapp varchar(80), lastdata varchar(80), duration int, billsec int, disposition varchar(45), amaflags int, accountcode varchar(20), uniqueid varchar(32), userfield varchar(255), did varchar(50), recordingfile varchar(255), cnum varchar(40), cnam varchar(40), outbound_cnum varchar(40), outbound_cnam varchar(40), dst_cnam varchar(40), linkedid varchar(32), peeraccount varchar(80), sequence int)";

    private const string Stock =
        "CREATE TABLE cdr (accountcode varchar(80), src varchar(80), dst varchar(80), dcontext varchar(80), clid varchar(80), channel varchar(80), dstchannel varchar(80), lastapp varchar(80), lastdata varchar(80), start datetime, answer datetime, \"end\" datetime, duration int, billsec int, disposition varchar(45), amaflags varchar(45), userfield varchar(256), uniqueid varchar(150), linkedid varchar(150), peeraccount varchar(80), sequence int, region varchar(20))";

    private readonly MemoryDatabase _database = new();

    [Fact]
    public async Task R51_FreePBX_rows_keep_every_column_and_become_calls()
    {
        _database.Run(FreePbx);
        _database.Run("INSERT INTO cdr VALUES ('2026-11-21 18:30:53', '\"Ivan\" <79161234567>', '79161234567', '600', 'ext-group', 'PJSIP/trunk-00000010', 'PJSIP/101-00000011', 'Dial', 'x', 10, 0, 'NO ANSWER', 3, '', '1763749853.21', '', '74951234567', '', '79161234567', 'Ivan', '', '', 'Desk', '1763749853.21', '', 12)");
        _database.Run("INSERT INTO cdr VALUES ('2026-11-21 18:30:53', '\"Ivan\" <79161234567>', '79161234567', '600', 'ext-group', 'PJSIP/trunk-00000010', 'PJSIP/102-00000012', 'Dial', 'x', 70, 60, 'ANSWERED', 3, '', '1763749853.21', '', '74951234567', 'in-600.wav', '79161234567', 'Ivan', '', '', 'Desk', '1763749853.21', '', 13)");
        var rows = await Read();
        Assert.Equal(["1763749853.21|1763749853.21|12", "1763749853.21|1763749853.21|13"], rows.Records.Select(row => row.Key));
        var row = rows.Records[1];
        Assert.Equal(
            ("74951234567", "in-600.wav", "79161234567", "Ivan", "", "", "Desk", "3"),
            (row.Did, row.RecordingFile, row.CallerNumber, row.CallerName, row.OutboundNumber, row.OutboundName, row.DestinationName, row.AmaFlags));
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 15, 31, 3), row.AnsweredAt);
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 15, 32, 3), row.EndedAt);
        Assert.Null(rows.Records[0].AnsweredAt);
        Assert.Empty(row.Other);
        var call = Assert.Single(Cdr.Group(rows.Records));
        Assert.Equal((CdrDirection.Inbound, "102", "in-600.wav", 60, 10), (call.Direction, call.Extension, call.RecordingFile, call.Talk.TotalSeconds, call.Wait.TotalSeconds));
    }

    [Fact]
    public async Task R51_An_old_FreePBX_table_without_sequence_has_its_own_key()
    {
        _database.Run("CREATE TABLE cdr (calldate text, src text, dst text, channel text, dstchannel text, duration int, billsec int, disposition text, uniqueid text)");
        _database.Run("INSERT INTO cdr VALUES ('2026-11-21 18:30:53', '79161234567', '101', 'SIP/t-00000001', 'SIP/101-00000002', 20, 10, 'ANSWERED', '1.1')");
        var row = Assert.Single((await Read()).Records);
        Assert.Equal("1.1|SIP/101-00000002|2026-11-21 18:30:53", row.Key);
        Assert.Null(row.LinkedId);
    }

    [Fact]
    public async Task R51_The_stock_table_is_read_its_reserved_word_included()
    {
        _database.Run(Stock);
        _database.Run("INSERT INTO cdr VALUES ('acc', '101', '102', 'ctx', '101', 'PJSIP/101-00000001', 'PJSIP/102-00000002', 'Dial', 'x', '2026-11-21 18:30:53', NULL, '2026-11-21 18:31:03', 10, 0, 'BUSY', 'DOCUMENTATION', 'note', '1.1', '1.1', 'peer', 4, 'north')");
        var row = Assert.Single((await Read()).Records);
        Assert.Equal(("1.1|1.1|4", "peer", "note", CdrDisposition.Busy), (row.Key, row.PeerAccount, row.UserField, row.Disposition));
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 15, 31, 3), row.EndedAt);
        Assert.Null(row.AnsweredAt);
        Assert.Equal("north", row.Other["region"]);
    }

    [Fact]
    public async Task R51_Reading_goes_on_with_an_overlap_and_late_rows_are_found()
    {
        _database.Run(FreePbx);
        Insert("2026-11-21 10:00:00", 60, 1);
        Insert("2026-11-21 12:00:00", 60, 2);
        var first = await Read();
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 9, 0), first.Next);
        Insert("2026-11-21 11:00:00", 60, 3);
        Insert("2026-11-21 10:59:59", 60, 4);
        Insert("2026-11-21 12:05:00", 60, 5);
        var second = await Read(first.Next);
        Assert.Equal([3L, 2L, 5L], second.Records.Select(row => row.Sequence!.Value));
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 9, 5), second.Next);
    }

    [Fact]
    public async Task R51_A_call_longer_than_the_overlap_is_found_when_it_ends()
    {
        _database.Run(FreePbx);
        Insert("2026-11-21 12:00:00", 60, 1);
        var first = await Read();
        Insert("2026-11-21 08:00:00", 4 * 3600, 2);
        Insert("2026-11-19 08:00:00", 4 * 3600, 3);
        Assert.Equal([2L, 1L], (await Read(first.Next)).Records.Select(row => row.Sequence!.Value));
    }

    [Fact]
    public async Task R51_A_row_from_the_future_does_not_hide_those_to_come()
    {
        _database.Run(FreePbx);
        Insert("2036-11-21 12:00:00", 60, 1);
        var first = await Read();
        Assert.Equal(Cdr.Noon, first.Next);
        Insert("2026-11-22 15:01:00", 60, 2);
        Assert.Contains((await Read(first.Next)).Records, row => row.Sequence == 2);
    }

    [Fact]
    public async Task R51_The_hour_that_the_clocks_show_twice_is_read_whole()
    {
        _database.Run(FreePbx);
        var options = new CdrTableOptions { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"], Overlap = Duration.FromMinutes(30) };
        Insert("2026-10-25 02:40:00", 60, 1, "1792892400");
        var first = await Read(null, options);
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 1, 40), first.Next);
        Insert("2026-10-25 02:11:00", 60, 2, "1792890660");
        Assert.Contains((await Read(first.Next, options)).Records, row => row.Sequence == 2);
        Assert.Contains((await Read(first.Next + Duration.FromMinutes(30), options)).Records, row => row.Sequence == 1);
    }

    [Fact]
    public async Task R51_A_broken_row_is_refused_and_the_rest_goes_on()
    {
        _database.Run(FreePbx);
        Insert("2026-11-21 10:00:00", 60, 1);
        Insert("soon", 60, 2);
        var read = await Read();
        Assert.Single(read.Records);
        var refusal = Assert.Single(read.Refusals);
        Assert.Equal(("cdr", 2L), (refusal.Source, refusal.Line));
        Assert.Contains("'calldate'", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("soon", refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R51_A_large_table_comes_in_batches_each_of_which_can_be_stored()
    {
        _database.Run(FreePbx);
        for (var call = 0; call < 25; call++)
            Insert(FormattableString.Invariant($"2026-11-21 10:{call:00}:00"), 60, call);
        var reader = new CdrTableReader(_database, Options() with { BatchSize = 10 }, new StoppedClock(Cdr.Noon));
        var batches = new List<CdrBatch<Instant>>();
        await foreach (var batch in reader.ReadAsync())
            batches.Add(batch);
        Assert.Equal([10, 10, 5], batches.Select(batch => batch.Records.Count));
        Assert.Equal([7, 7, 7], batches.Select(batch => batch.Next.InUtc().Hour));
        Assert.Equal([9, 19, 24], batches.Select(batch => batch.Next.InUtc().Minute));
    }

    [Fact]
    public async Task A_position_never_goes_back()
    {
        _database.Run(FreePbx);
        Insert("2026-11-21 10:00:00", 60, 1);
        var later = Instant.FromUtc(2026, 11, 21, 7, 30);
        Assert.Equal(later, (await Read(later)).Next);
    }

    [Fact]
    public async Task A_table_that_is_none_of_Asterisks_is_told()
    {
        _database.Run("CREATE TABLE cdr (id int, text text)");
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => Read());
        Assert.Contains("calldate", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cdr; DROP TABLE cdr")]
    [InlineData("cdr--")]
    [InlineData("a.b.c.d")]
    [InlineData("")]
    [InlineData("cdr\n")]
    public void A_table_is_a_plain_name(string table) =>
        Assert.Throws<ArgumentException>(() => new CdrTableReader(_database, Options() with { Table = table }));

    [Fact]
    public async Task A_table_may_stand_in_a_schema()
    {
        _database.Run(FreePbx);
        Insert("2026-11-21 10:00:00", 60, 1);
        Assert.Single((await Read(null, Options() with { Table = "main.cdr" })).Records);
    }

    public void Dispose() => _database.Dispose();

    private static CdrTableOptions Options() => new() { Zone = DateTimeZoneProviders.Tzdb["Europe/Moscow"] };

    private void Insert(string start, int duration, int sequence, string? second = null) => _database.Run(string.Create(
        CultureInfo.InvariantCulture,
        $"INSERT INTO cdr (calldate, src, dst, duration, billsec, disposition, uniqueid, linkedid, sequence) VALUES ('{start}', '79161234567', '101', {duration}, 0, 'NO ANSWER', '{second ?? "u"}.{sequence}', 'l.{sequence}', {sequence})"));

    private async Task<CdrBatch<Instant>> Read(Instant? since = null, CdrTableOptions? options = null)
    {
        var records = new List<CdrRecord>();
        var refusals = new List<CdrRefusal>();
        var next = since ?? default;
        await foreach (var batch in new CdrTableReader(_database, options ?? Options(), new StoppedClock(Cdr.Noon)).ReadAsync(since))
        {
            records.AddRange(batch.Records);
            refusals.AddRange(batch.Refusals);
            next = batch.Next;
        }

        return new CdrBatch<Instant>(records, refusals, next);
    }
}

file sealed class StoppedClock(Instant now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
}

/// <summary>A database in memory that lives as long as its first connection.</summary>
internal sealed class MemoryDatabase : DbDataSource
{
    private readonly SqliteConnection _keeper;

    public MemoryDatabase()
    {
        ConnectionString = $"Data Source=cdr-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        _keeper = new SqliteConnection(ConnectionString);
        _keeper.Open();
    }

    public override string ConnectionString { get; }

    public void Run(string sql)
    {
        using var command = _keeper.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override void Dispose(bool disposing)
    {
        _keeper.Dispose();
        base.Dispose(disposing);
    }
}
