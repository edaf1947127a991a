using LoanDesk.Log;

namespace CrmCore.Scenarios.Samples;

public sealed class LoanDeskLogTests : IDisposable
{
    private readonly LoanDeskLogs _logs = new();

    [Fact]
    public void Cases_are_merged_by_time_and_ties_keep_the_order_of_the_file()
    {
        var log = EventLog.Read(_logs.Write("a: one@05, two@10, three@10", "b: four@01, five@10", "c: six@10"), null);

        Assert.Equal(["four", "one", "two", "three", "five", "six"], log.Events.Select(e => e.Name));
    }

    [Fact]
    public void A_case_keeps_the_order_of_the_file_even_where_its_times_do_not()
    {
        var log = EventLog.Read(_logs.Write("a: first@20, second@10", "b: other@15"), null);

        Assert.Equal(["other", "first", "second"], log.Events.Select(e => e.Name));
        Assert.Equal(Instant.FromUtc(2011, 10, 1, 8, 10), log.Events[2].At);
    }

    [Fact]
    public void An_event_keeps_its_case_position_employee_and_transition()
    {
        var found = XesReader.Read(_logs.Write("a: one@05/112, two@06")).Single();

        Assert.Equal(("a", "5000"), (found.Id, found.Amount));
        Assert.Equal(("a", 0, "one", "112", "COMPLETE", "5000"), Parts(found.Events[0]));
        Assert.Equal(("a", 1, "two", null, "COMPLETE", null), Parts(found.Events[1]));
    }

    [Theory]
    [InlineData("<html/>", "<log>")]
    [InlineData("<log>\n<trace><event/></trace>\n</log>", "line 2")]
    [InlineData("<log>\n<trace><string key='concept:name' value='a'/><event/></trace>\n</log>", "Event 1 of the case a has no concept:name")]
    [InlineData("<log>\n<trace><string key='concept:name' value='a'/><event><string key='concept:name' value='A'/></event></trace></log>", "no time:timestamp")]
    [InlineData("<log>\n<trace><string key='concept:name' value='a'/>", "line 2")]
    [InlineData("<log>\n<trace><string key='concept:name' value='a'/><event><string key='concept:name' value='A'/><date key='time:timestamp' value='soon'/></event></trace></log>", "soon")]
    [InlineData("<log></log>", "holds no case")]
    [InlineData("<!DOCTYPE log [<!ENTITY a 'a'>]><log/>", "DTD")]
    [InlineData("", "no readable event log")]
    public void A_broken_log_is_told_of_with_file_and_place(string content, string told)
    {
        var path = _logs.PathOf("broken.xes");
        File.WriteAllText(path, content);

        var error = Assert.Throws<LogFileException>(() => EventLog.Read(path, null));

        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains("broken.xes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_archive_is_told_of()
    {
        var path = _logs.PathOf("cut.xes.gz");
        File.WriteAllBytes(path, [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]);

        Assert.Contains("cut.xes.gz", Assert.Throws<LogFileException>(() => EventLog.Read(path, null)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _logs.Dispose();

    private static (string Case, int Position, string Name, string? Resource, string? Transition, string? Amount) Parts(LogEvent e) =>
        (e.Case, e.Position, e.Name, e.Resource, e.Transition, e.Amount);
}
