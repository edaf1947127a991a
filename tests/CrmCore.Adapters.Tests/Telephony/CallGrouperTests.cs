using CrmCore.Telephony.Asterisk;

namespace CrmCore.Adapters.Tests.Telephony;

public sealed class CallGrouperTests
{
    private const CdrDisposition Answered = CdrDisposition.Answered;

    private const CdrDisposition NoAnswer = CdrDisposition.NoAnswer;

    private const string Trunk = "PJSIP/trunk-00000010";

    [Fact]
    public void R51_A_ring_group_of_one_linkedid_is_one_call_of_who_answered()
    {
        var call = Assert.Single(Cdr.Group(
        [
            Linked(Cdr.Row("79161234567", "600", Trunk, "PJSIP/101-00000011", 0, 10, 0, NoAnswer, "1.1"), 12),
            Linked(Cdr.Row("79161234567", "600", Trunk, "PJSIP/102-00000012", 0, 70, 60, Answered, "1.1"), 13) with { Did = "74951234567", RecordingFile = "in-1.wav" },
        ]));
        Assert.Equal(("1.1", CdrDirection.Inbound, Answered, "102"), (call.Key, call.Direction, call.Disposition, call.Extension));
        Assert.Equal((60, 10), (call.Talk.TotalSeconds, call.Wait.TotalSeconds));
        Assert.Equal(("79161234567", "74951234567", "74951234567", "in-1.wav"), (call.From, call.To, call.Did, call.RecordingFile));
    }

    [Fact]
    public void R51_A_transferred_call_sums_both_employees_and_belongs_to_the_last()
    {
        var call = Assert.Single(Cdr.Group(
        [
            Linked(Cdr.Row("79161234567", "101", Trunk, "PJSIP/101-00000011", 0, 70, 60, Answered, "1.1"), 1),
            Linked(Cdr.Row("79161234567", "102", Trunk, "PJSIP/102-00000012", 70, 50, 40, Answered, "1.1"), 2),
        ]));
        Assert.Equal(100, call.Talk.TotalSeconds);
        Assert.Equal("102", call.Extension);
    }

    [Fact]
    public void R51_Time_told_by_several_rows_is_talked_once()
    {
        var call = Assert.Single(Cdr.Group(
        [
            Cdr.Row("79161234567", "4951112233", Trunk, "Local/101@queue-00000003;1", 0, 70, 60, Answered),
            Cdr.Row("79161234567", "101", "Local/101@queue-00000003;2", "PJSIP/101-00000011", 2, 68, 60, Answered),
            Cdr.Row("79161234567", "101", "PJSIP/101-00000011", "", 40, 30, 30, Answered),
        ]));
        Assert.Equal(60, call.Talk.TotalSeconds);
        Assert.Equal(3, call.Rows.Count);
    }

    [Fact]
    public void R51_A_menu_that_answers_is_no_employees_talk()
    {
        var call = Assert.Single(Cdr.Group(
        [
            Cdr.Row("79161234567", "4951112233", Trunk, "", 0, 40, 40, Answered, "1.1"),
            Cdr.Row("79161234567", "101", Trunk, "PJSIP/101-00000011", 20, 20, 0, NoAnswer, "1.1"),
        ]));
        Assert.Equal((Answered, 0), (call.Disposition, call.Talk.TotalSeconds));
        Assert.Equal("101", call.Extension);
    }

    [Fact]
    public void R51_Rows_without_linkedid_hang_together_by_uniqueid_over_any_pause()
    {
        Assert.Single(Cdr.Group(
        [
            Cdr.Row("79161234567", "4951112233", Trunk, "PJSIP/101-00000011", 0, 20, 0, NoAnswer, "1.1"),
            Cdr.Row("79161234567", "4951112233", Trunk, "PJSIP/102-00000012", 300, 20, 10, Answered, "1.1"),
        ]));
    }

    [Fact]
    public void R51_A_line_that_is_used_again_at_once_makes_two_calls()
    {
        Assert.Equal(2, Cdr.Group(
        [
            Cdr.Row("79161111111", "4951112233", "DAHDI/1-1", "PJSIP/101-00000011", 0, 20, 10, Answered, "1.1"),
            Cdr.Row("79162222222", "4951112233", "DAHDI/1-1", "PJSIP/101-00000013", 20, 20, 10, Answered, "2.2"),
        ]).Count);
    }

    [Fact]
    public void R51_Two_hidden_callers_at_one_moment_are_two_calls()
    {
        var calls = Cdr.Group(
        [
            Cdr.Row("", "4951112233", "PJSIP/trunk-00000010", "PJSIP/101-00000011", 0, 20, 10, Answered),
            Cdr.Row("", "4951112233", "PJSIP/trunk-00000012", "PJSIP/102-00000013", 0, 20, 10, Answered),
        ]);
        Assert.Equal([CdrDirection.Inbound, CdrDirection.Inbound], calls.Select(call => call.Direction));
    }

    [Fact]
    public void R51_Without_channels_the_caller_the_called_number_and_the_time_decide()
    {
        CdrRecord Bare(string from, int begins, string key) =>
            Cdr.Row(from, "4951112233", "", "", begins, 20, 0, NoAnswer) with { UniqueId = null, Key = key };

        Assert.Equal(
            [2, 1, 1],
            Cdr.Group([Bare("79161111111", 0, "a"), Bare("79161111111", 10, "b"), Bare("79162222222", 0, "c"), Bare("79161111111", 100, "d")])
                .Select(call => call.Rows.Count).OrderDescending());
    }

    [Theory]
    [InlineData("PJSIP/101-00000011", "79161234567", "101", "PJSIP/trunk-00000010", CdrDirection.Outbound, "101")]
    [InlineData("PJSIP/101-00000011", "102", "101", "PJSIP/102-00000012", CdrDirection.Internal, "101")]
    [InlineData("PJSIP/101-00000011", "*43", "101", "", CdrDirection.Internal, "101")]
    [InlineData("PJSIP/trunk-00000010", "101", "79161234567", "PJSIP/101-00000011", CdrDirection.Inbound, "101")]
    [InlineData("PJSIP/trunk-00000010", "s", "anonymous", "PJSIP/101-00000011", CdrDirection.Inbound, "101")]
    [InlineData("PJSIP/101-00000011", "79161234567", "74951234567", "PJSIP/trunk-00000010", CdrDirection.Outbound, "101")]
    [InlineData("PJSIP/101-00000011", "79161234567", "74957654321", "PJSIP/trunk-00000010", CdrDirection.Outbound, "101")]
    [InlineData("PJSIP/trunk-00000010", "84951234567", "79161234567", "PJSIP/desk-00000011", CdrDirection.Inbound, null)]
    [InlineData("Local/79161234567@out-00000001;1", "79161234567", "", "", CdrDirection.Outbound, null)]
    [InlineData("PJSIP/trunk-00000010", "123456", "101", "", CdrDirection.Outbound, "101")]
    public void R51_The_direction_and_the_employee_are_told(
        string channel, string to, string from, string dialled, CdrDirection direction, string? extension)
    {
        var options = new CallGroupingOptions { OwnNumbers = ["+7 (495) 123-45-67"] };
        var call = Assert.Single(Cdr.Group([Cdr.Row(from, to, channel, dialled, 0, 20, 10, Answered)], options));
        Assert.Equal((direction, extension), (call.Direction, call.Extension));
    }

    [Fact]
    public void R51_The_length_of_extensions_is_the_companys_own()
    {
        CdrRecord[] rows = [Cdr.Row("101", "123456", "PJSIP/101-00000011", "PJSIP/123456-00000012", 0, 20, 10, Answered)];
        Assert.Equal(CdrDirection.Internal, Cdr.Group(rows, new CallGroupingOptions { LongestExtension = 6 })[0].Direction);
        Assert.Equal(CdrDirection.Outbound, Cdr.Group(rows)[0].Direction);
    }

    [Fact]
    public void R51_An_outgoing_call_of_FreePBX_shows_the_employee_behind_the_companys_number()
    {
        var row = Cdr.Row("74951234567", "89161234567", "PJSIP/trunk-00000010", "PJSIP/trunk-00000012", 0, 20, 10, Answered) with
        {
            CallerNumber = "101", CallerName = "Desk", OutboundNumber = "74951234567",
        };
        var call = Assert.Single(Cdr.Group([row]));
        Assert.Equal((CdrDirection.Outbound, "101", "89161234567", "101", "Desk"), (call.Direction, call.From, call.To, call.Extension, call.CallerName));
        Assert.Equal(10, call.Talk.TotalSeconds);
    }

    [Theory]
    [InlineData("Local/FMPR-101@from-internal-00000001;1", "101")]
    [InlineData("Local/RG-600-101@from-internal-00000001;1", "101")]
    [InlineData("SIP/101-00000001", "101")]
    [InlineData("IAX2/101-1234", "101")]
    [InlineData("PJSIP/north-00000001", null)]
    [InlineData("DAHDI/i1/79161234567-3", null)]
    [InlineData("PJSIP/79161234567-00000001", null)]
    public void R51_The_employees_extension_is_read_out_of_the_channel(string dialled, string? extension) =>
        Assert.Equal(extension, Assert.Single(Cdr.Group([Cdr.Row("79161234567", "s", Trunk, dialled, 0, 20, 10, Answered)])).Extension);

    [Theory]
    [InlineData("\"Busy \\\"Caller\\\"\" <+79031234567>", "Busy \"Caller\"")]
    [InlineData("Alice <100>", "Alice")]
    [InlineData("\"a\\\\b\" <100>", "a\\b")]
    [InlineData("\"\" <100>", null)]
    [InlineData("\"100\" <100>", null)]
    [InlineData("\"Only a name\"", "Only a name")]
    [InlineData("100", null)]
    [InlineData("\"", null)]
    [InlineData("\"A name cut so", "A name cut so")]
    [InlineData("\"Cut at \\\"", "Cut at \"")]
    [InlineData("", null)]
    public void R51_The_callers_name_is_unescaped(string callerId, string? name) =>
        Assert.Equal(name, Assert.Single(Cdr.Group([Cdr.Row("100", "101", "a", "b", 0, 1, 1, Answered) with { CallerId = callerId }])).CallerName);

    [Theory]
    [InlineData(CdrDisposition.Busy, CdrDisposition.NoAnswer, CdrDisposition.Busy)]
    [InlineData(CdrDisposition.Failed, CdrDisposition.NoAnswer, CdrDisposition.NoAnswer)]
    [InlineData(CdrDisposition.Failed, CdrDisposition.Congestion, CdrDisposition.Congestion)]
    [InlineData(CdrDisposition.Cancelled, CdrDisposition.Failed, CdrDisposition.Cancelled)]
    [InlineData(CdrDisposition.Busy, CdrDisposition.Answered, CdrDisposition.Answered)]
    [InlineData(CdrDisposition.Unknown, CdrDisposition.Unknown, CdrDisposition.Unknown)]
    public void R51_The_most_telling_leg_says_how_the_call_ended(CdrDisposition one, CdrDisposition other, CdrDisposition call) =>
        Assert.Equal(call, Assert.Single(Cdr.Group(
        [
            Cdr.Row("79161234567", "600", Trunk, "PJSIP/101-00000011", 0, 10, 0, one, "1.1"),
            Cdr.Row("79161234567", "600", Trunk, "PJSIP/102-00000012", 0, 10, 0, other, "1.1"),
        ])).Disposition);

    [Fact]
    public void R51_A_late_row_enriches_its_call_under_the_same_key()
    {
        var grouper = new CallGrouper();
        var first = Cdr.Row("79161234567", "4951112233", Trunk, "Local/101@queue-00000003;1", 0, 70, 0, NoAnswer, "1.1");
        var late = Cdr.Row("79161234567", "101", "Local/101@queue-00000003;2", "PJSIP/101-00000011", 2, 68, 60, Answered, "1.0");
        grouper.Add([first], Cdr.Noon);
        var before = Assert.Single(grouper.Settled(Cdr.Noon + Duration.FromSeconds(5)));
        grouper.Add([late], Cdr.Noon + Duration.FromMinutes(30));
        var after = Assert.Single(grouper.Settled(Cdr.Noon + Duration.FromMinutes(31)));
        Assert.Equal((before.Key, NoAnswer), (after.Key, before.Disposition));
        Assert.Equal((Answered, 60, 2), (after.Disposition, after.Talk.TotalSeconds, after.Rows.Count));
        Assert.Empty(after.Absorbed);
        Assert.Empty(grouper.Settled(Instant.MaxValue));
    }

    [Fact]
    public void R51_A_call_waits_until_its_rows_have_come()
    {
        var grouper = new CallGrouper(new CallGroupingOptions { Quiet = Duration.FromSeconds(10) });
        grouper.Add([Cdr.Row("1", "2", "PJSIP/1-00000001", "", 0, 5, 5, Answered)], Cdr.Noon);
        Assert.Empty(grouper.Settled(Cdr.Noon + Duration.FromSeconds(9)));
        Assert.Single(grouper.Calls);
        Assert.Single(grouper.Settled(Cdr.Noon + Duration.FromSeconds(10)));
        Assert.Empty(grouper.Settled(Cdr.Noon + Duration.FromSeconds(20)));
    }

    [Fact]
    public void R51_Calls_that_a_later_row_joins_become_the_earlier_one_and_name_the_other()
    {
        var customer = Cdr.Row("79161234567", "101", Trunk, "PJSIP/101-00000011", 0, 60, 50, Answered, "1.1");
        var consultation = Cdr.Row("101", "102", "PJSIP/101-00000013", "PJSIP/102-00000014", 30, 30, 20, Answered, "1.3");
        var transferred = Cdr.Row("79161234567", "102", Trunk, "PJSIP/102-00000014", 60, 40, 40, Answered, "1.1");
        var grouper = new CallGrouper();
        grouper.Add([customer, consultation], Cdr.Noon);
        Assert.Equal(["1.1", "1.3"], grouper.Settled(Instant.MaxValue).Select(call => call.Key));
        grouper.Add([transferred], Cdr.Noon);
        var whole = Assert.Single(grouper.Settled(Instant.MaxValue));
        Assert.Equal(("1.1", "102", CdrDirection.Inbound, 90), (whole.Key, whole.Extension, whole.Direction, whole.Talk.TotalSeconds));
        Assert.Equal(["1.3"], whole.Absorbed);
    }

    [Fact]
    public void R51_A_row_whose_recording_came_later_changes_its_call_once()
    {
        var row = Cdr.Row("79161234567", "101", Trunk, "PJSIP/101-00000011", 0, 60, 50, Answered) with { RecordingFile = "" };
        var grouper = new CallGrouper();
        grouper.Add([row, row with { }], Cdr.Noon);
        Assert.Null(Assert.Single(grouper.Settled(Instant.MaxValue)).RecordingFile);
        grouper.Add([row with { RecordingFile = "x.wav" }], Cdr.Noon);
        var call = Assert.Single(grouper.Settled(Instant.MaxValue));
        Assert.Equal(("x.wav", 1), (call.RecordingFile, call.Rows.Count));
        grouper.Add([row with { RecordingFile = "x.wav" }], Cdr.Noon);
        Assert.Empty(grouper.Settled(Instant.MaxValue));
    }

    [Fact]
    public void R51_Rows_of_the_table_and_of_the_file_are_one_call()
    {
        var file = Cdr.Row("79161234567", "101", Trunk, "PJSIP/101-00000011", 0, 60, 50, Answered, "1.1");
        var table = Linked(file, 5);
        Assert.Equal("1.1", Assert.Single(Cdr.Group([file, table])).Key);
        Assert.Equal("1.1", Assert.Single(Cdr.Group([table, file])).Key);
        Assert.Equal(50, Assert.Single(Cdr.Group([table, file])).Talk.TotalSeconds);
    }

    [Fact]
    public void Old_calls_are_forgotten_once_handed_out()
    {
        var grouper = new CallGrouper(new CallGroupingOptions { Memory = Duration.FromHours(1) });
        for (var call = 0; call < 20_000; call++)
        {
            var channel = FormattableString.Invariant($"PJSIP/trunk-{call:x8}");
            grouper.Add([Cdr.Row("79161234567", "101", channel, "", call * 60, 50, 40, Answered, FormattableString.Invariant($"{call}.1"))], Cdr.Noon + Duration.FromDays(30));
            grouper.Settled(Instant.MaxValue);
        }

        Assert.InRange(grouper.Calls.Count, 60, 2100);
    }

    [Fact]
    public void R51_Any_order_of_rows_makes_the_same_calls()
    {
        CdrRecord[] rows =
        [
            Cdr.Row("79161234567", "101", Trunk, "PJSIP/101-00000011", 0, 60, 50, Answered, "1.1"),
            Cdr.Row("101", "102", "PJSIP/101-00000013", "PJSIP/102-00000014", 30, 30, 20, Answered, "1.3"),
            Cdr.Row("79161234567", "102", Trunk, "PJSIP/102-00000014", 60, 40, 40, Answered, "1.1"),
            Cdr.Row("79160000000", "4951112233", "PJSIP/trunk-00000020", "Local/103@q-00000001;1", 10, 40, 30, Answered, "2.1"),
            Cdr.Row("79160000000", "103", "Local/103@q-00000001;2", "PJSIP/103-00000021", 12, 38, 30, Answered, "2.3"),
            Linked(Cdr.Row("104", "89160000001", "PJSIP/104-00000030", "PJSIP/trunk-00000031", 0, 20, 10, Answered, "3.1"), 1),
            Linked(Cdr.Row("104", "89160000001", "PJSIP/104-00000030", "PJSIP/trunk-00000032", 20, 20, 10, Answered, "3.1"), 2),
        ];
        var expected = Members(rows);
        Assert.Equal(3, expected.Count);
        for (var seed = 0; seed < 500; seed++)
        {
            var shuffled = rows.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(expected, Members(shuffled));
        }
    }

    private static List<string> Members(IEnumerable<CdrRecord> rows) =>
        [.. Cdr.Group(rows).Select(call => Cdr.Describe(call with { Key = "any" })).Order(StringComparer.Ordinal)];

    private static CdrRecord Linked(CdrRecord row, long sequence) => row with
    {
        LinkedId = row.UniqueId, Sequence = sequence, Key = FormattableString.Invariant($"{row.UniqueId}|{row.UniqueId}|{sequence}"),
    };
}
