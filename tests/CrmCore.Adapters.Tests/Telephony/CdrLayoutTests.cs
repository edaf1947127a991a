using CrmCore.Telephony.Asterisk;

namespace CrmCore.Adapters.Tests.Telephony;

public sealed class CdrLayoutTests
{
    private const string Stock =
        "\"acc\",\"100\",\"101\",\"ctx\",\"\"\"A\"\" <100>\",\"PJSIP/100-00000001\",\"PJSIP/101-00000002\",\"Dial\",\"PJSIP/101\",\"2026-11-21 18:30:53\",\"2026-11-21 18:30:58\",\"2026-11-21 18:32:58\",125,120,\"ANSWERED\",\"DOCUMENTATION\"";

    private const string Start = "2026-11-21 18:30:53";

    [Theory]
    [InlineData("", "PJSIP/100-00000001|PJSIP/101-00000002|" + Start, null, null, null, null)]
    [InlineData(",\"u.1\"", "u.1|PJSIP/101-00000002|" + Start, "u.1", null, null, null)]
    [InlineData(",\"u.1\",\"note\"", "u.1|PJSIP/101-00000002|" + Start, "u.1", "note", null, null)]
    [InlineData(",\"peer\",\"l.1\",7", "PJSIP/100-00000001|PJSIP/101-00000002|" + Start, null, null, "l.1", 7)]
    [InlineData(",\"u.1\",\"peer\",\"l.1\",7", "l.1|u.1|7", "u.1", null, "l.1", 7)]
    [InlineData(",\"u.1\",\"note\",\"peer\",\"l.1\",7", "l.1|u.1|7", "u.1", "note", "l.1", 7)]
    public async Task R51_Each_layout_of_the_master_file_is_known_by_its_width_and_has_its_key(
        string more, string key, string? uniqueId, string? userField, string? linkedId, int? sequence)
    {
        var row = Assert.Single((await Cdr.ReadText(Stock + more + "\n")).Records);
        Assert.Equal(key, row.Key);
        Assert.Equal((uniqueId, userField, linkedId, (long?)sequence), (row.UniqueId, row.UserField, row.LinkedId, row.Sequence));
        Assert.Equal(linkedId is null ? null : "peer", row.PeerAccount);
        Assert.Equal("acc", row.AccountCode);
        Assert.Equal(120, row.Billable.TotalSeconds);
    }

    [Fact]
    public async Task R51_A_said_layout_settles_what_the_width_cannot()
    {
        var options = new CdrFileOptions { Layout = CdrLayout.MasterCsv(uniqueId: false) };
        var row = Assert.Single((await Cdr.ReadText(Stock + ",\"note\"\n", options)).Records);
        Assert.Equal(("note", null), (row.UserField, row.UniqueId));
    }

    [Fact]
    public async Task R51_The_custom_file_has_another_order_and_quotes_its_numbers()
    {
        const string line =
            "\"\"\"A\"\" <100>\",\"100\",\"101\",\"ctx\",\"PJSIP/100-00000001\",\"\",\"Dial\",\"x\",\"2026-11-21 18:30:53\",\"\",\"2026-11-21 18:30:58\",\"5\",\"0\",\"NO ANSWER\",\"3\",\"acc\",\"u.1\",\"note\",7\n";
        var row = Assert.Single((await Cdr.ReadText(line, new CdrFileOptions { Layout = CdrLayout.Custom })).Records);
        Assert.Equal("|u.1|7", row.Key);
        Assert.Equal(("100", "101", "acc", "note", "3"), (row.Source, row.Destination, row.AccountCode, row.UserField, row.AmaFlags));
        Assert.Equal(5, row.Duration.TotalSeconds);
        Assert.Null(row.AnsweredAt);

        var wrong = Assert.Single((await Cdr.ReadText(line)).Refusals);
        Assert.Contains("order", wrong.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R51_A_layout_of_ones_own_keeps_columns_that_nobody_knows()
    {
        var options = new CdrFileOptions { Layout = CdrLayout.Of("CallDate", "src", "dst", "duration", "billsec", "disposition", "trunk", "codec") };
        var row = Assert.Single((await Cdr.ReadText("2026-11-21 18:30:53,100,101,20,15,ANSWERED,north,\n", options)).Records);
        Assert.Equal(["codec", "trunk"], row.Other.Keys);
        Assert.Equal(("north", ""), (row.Other["trunk"], row.Other["codec"]));
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 18, 30, 58), row.AnsweredAt);
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 18, 31, 13), row.EndedAt);
    }

    [Fact]
    public async Task A_line_of_another_width_than_said_is_refused()
    {
        var refusal = Assert.Single((await Cdr.ReadText(Stock + "\n", new CdrFileOptions { Layout = CdrLayout.MasterCsv() })).Refusals);
        Assert.Contains("16 values where 18", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("Layout", refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layout_that_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CdrLayout.Of("src", "dst"));
        Assert.Throws<ArgumentException>(() => CdrLayout.Of("start", "src", "SRC"));
        Assert.Throws<ArgumentException>(() => CdrLayout.Of("start", " "));
        Assert.Equal([16, 17, 17, 18, 21], new[]
        {
            CdrLayout.MasterCsv(uniqueId: false, userField: false), CdrLayout.MasterCsv(uniqueId: false), CdrLayout.MasterCsv(userField: false),
            CdrLayout.MasterCsv(), CdrLayout.MasterCsv(newColumns: true),
        }.Select(layout => layout.Columns.Count));
    }

    [Fact]
    public async Task A_key_is_not_forged_by_a_bar_in_a_value()
    {
        var rows = (await Cdr.ReadText(
            Stock + ",\"u|1\",\"\",\"p\",\"l\",7\n" + Stock + ",\"1\",\"\",\"p\",\"l|u\",7\n")).Records;
        Assert.NotEqual(rows[0].Key, rows[1].Key);
    }
}
