using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Tests.Reports;

public sealed class ConversationTallyTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 7, 0);
    private static readonly Instant Now = Monday + Duration.FromDays(1);
    private static readonly EmployeeId Olga = "olga";
    private static readonly EmployeeId Ivan = "ivan";

    [Fact]
    public void R49_Conversations_are_counted_by_channel_line_and_employee()
    {
        var report = Of(
            Chat("sales", "telegram", answeredAfter: 60, by: Olga) with { Rating = 5 },
            Chat("sales", "vk", answeredAfter: 120, by: Olga) with { Rating = 4 },
            Chat("support", "telegram", answeredAfter: 30, by: Ivan));

        Assert.Equal((3, 3, 0, 0), (report.Total.Count, report.Total.Answered, report.Total.Waiting, report.Total.NeverAnswered));
        Assert.Equal([("sales", "Sales!", 2), ("support", "support", 1)], report.ByLine.Select(l => (l.Id, l.Name, l.Count)));
        Assert.Equal([("telegram", 2), ("vk", 1)], report.ByChannel.Select(l => (l.Id, l.Count)));
        Assert.Equal([("ivan", 1), ("olga", 2)], report.ByEmployee.Select(l => (l.Id, l.Count)));
        Assert.Equal((4.5m, 2), (report.Total.MeanRating, report.Total.Rated));
        Assert.Equal([0, 0, 0, 1, 1], report.ByEmployee[1].Ratings);
    }

    [Fact]
    public void R49_Who_took_over_is_counted_for_what_they_answered_and_only_the_first_for_the_time()
    {
        var report = Of(Chat("sales", "vk", answeredAfter: 60, by: Olga) with { AnsweredBy = [Olga, Ivan], Owner = Ivan, Rating = 2, ReturnedFrom = new Dictionary<EmployeeId, int> { ["pavel"] = 1 }, Requeued = 1 });

        var (ivan, olga, pavel) = (report.ByEmployee[0], report.ByEmployee[1], report.ByEmployee[2]);
        Assert.Equal((1, 1, null, 1), (ivan.Count, ivan.Answered, ivan.MedianToAnswer, ivan.Rated));
        Assert.Equal((1, 1, Duration.FromMinutes(1), 0), (olga.Count, olga.Answered, olga.MedianToAnswer, olga.Rated));
        Assert.Equal((0, 0, 1), (pavel.Count, pavel.Answered, pavel.Requeued));
        Assert.Equal((1, 1, 1), (report.Total.Count, report.Total.Requeued, report.Total.Requeues));
    }

    [Fact]
    public void R49_Who_waits_who_gave_up_and_who_is_marked_are_told_apart()
    {
        var report = Of(
            Chat("sales", "vk"),
            Chat("sales", "vk") with { ClosedAt = Monday + Duration.FromMinutes(3) },
            Chat("sales", "vk", answeredAfter: 600, by: Olga) with { IsUnanswered = true, Requeued = 3 });

        var total = report.Total;
        Assert.Equal((3, 1, 1, 1, 1), (total.Count, total.Answered, total.Waiting, total.NeverAnswered, total.Marked));
        Assert.Equal((1, 3), (total.Requeued, total.Requeues));
        Assert.Equal(Duration.FromDays(1), total.LongestWait);
        Assert.Equal((Duration.FromMinutes(10), Duration.FromMinutes(10)), (total.MedianToAnswer, total.NineOfTenToAnswer));
    }

    [Fact]
    public void R49_Of_an_employee_what_they_closed_unanswered_what_is_marked_and_how_often_it_went_back_from_them_is_counted()
    {
        var report = Of(
            Chat("sales", "vk") with { Owner = Olga, ClosedAt = Monday + Duration.FromMinutes(3) },
            Chat("sales", "vk") with { Owner = Olga },
            Chat("sales", "vk", answeredAfter: 600, by: Olga) with { IsUnanswered = true, Requeued = 4, ReturnedFrom = new Dictionary<EmployeeId, int> { [Olga] = 1, [Ivan] = 3 } });

        var (ivan, olga) = (report.ByEmployee[0], report.ByEmployee[1]);
        Assert.Equal((3, 1, 1, 1, 1), (olga.Count, olga.Answered, olga.Waiting, olga.NeverAnswered, olga.Marked));
        Assert.Equal((Duration.FromDays(1), 1, 1), (olga.LongestWait!.Value, olga.Requeued, olga.Requeues));
        Assert.Equal((0, 0, 1, 1, 3), (ivan.Count, ivan.NeverAnswered, ivan.Marked, ivan.Requeued, ivan.Requeues));
    }

    [Fact]
    public void R49_Nothing_gives_a_report_of_nothing()
    {
        var report = Of();

        Assert.Equal((0, null, null, null, null), (report.Total.Count, report.Total.MedianToAnswer, report.Total.NineOfTenToAnswer, report.Total.LongestWait, report.Total.MeanRating));
        Assert.Empty(report.ByEmployee);
        Assert.Equal(2, report.ToTable().Count(c => c == '\n'));
    }

    [Fact]
    public void R49_Clocks_that_went_back_and_ratings_out_of_range_spoil_nothing()
    {
        var report = Of(Chat("sales", "vk", answeredAfter: -5, by: Olga) with { Rating = 9 });

        Assert.Equal((Duration.Zero, 0), (report.Total.MedianToAnswer, report.Total.Rated));
    }

    [Fact]
    public void R49_Median_and_nine_of_ten_are_those_of_the_sorted_times()
    {
        Prop.ForAll<NonEmptyArray<ushort>>(Gen.Choose(0, 50_000).Select(n => (ushort)n).NonEmptyListOf().Select(l => NonEmptyArray<ushort>.NewNonEmptyArray([.. l])).ToArbitrary(), times =>
        {
            var tally = new SecondsTally();
            foreach (var time in times.Get) tally.Add(Duration.FromSeconds(time));
            var sorted = times.Get.Order().ToArray();
            return Holds(50) && Holds(90) && tally.Longest == Duration.FromSeconds(sorted[^1]);

            bool Holds(int percent) => tally.Percentile(percent) == Duration.FromSeconds(sorted[(int)Math.Ceiling(sorted.Length * percent / 100.0) - 1]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void R49_The_table_is_read_at_a_glance()
    {
        var report = Of(
            Chat("sales", "telegram", answeredAfter: 9, by: Olga) with { Rating = 5 },
            Chat("sales", "the site's chat on the page of prices", answeredAfter: 3_723, by: Ivan),
            Chat("sales", "telegram"));

        Assert.Equal(
            """
                                        opened  answered   waiting     never    marked  requeued    median   9 of 10   longest     rated      mean
            all                              3         2         1         0         0         0      0:09   1:02:03  1d 00:00         1      5.00
            by line
              Sales!                         3         2         1         0         0         0      0:09   1:02:03  1d 00:00         1      5.00
            by channel
              telegram                       2         1         1         0         0         0      0:09      0:09  1d 00:00         1      5.00
              the site's chat on th…         1         1         0         0         0         0   1:02:03   1:02:03   1:02:03         0         -
            by employee
              ivan                           1         1         0         0         0         0   1:02:03   1:02:03   1:02:03         0         -
              olga                           1         1         0         0         0         0      0:09      0:09      0:09         1      5.00

            """,
            report.ToTable(),
            ignoreLineEndingDifferences: true);
    }

    private static ConversationReport Of(params ConversationFacts[] all)
    {
        var tally = new ConversationTally(Now);
        foreach (var facts in all) tally.Add(facts);
        return tally.Report(Monday, Now, _ => null, id => id == "sales" ? "Sales!" : null, _ => null);
    }

    private static ConversationFacts Chat(string line, string channel, int? answeredAfter = null, EmployeeId? by = null) => new()
    {
        Line = line,
        Channel = channel,
        OpenedAt = Monday,
        FirstAnswerAt = answeredAfter is { } seconds ? Monday + Duration.FromSeconds(seconds) : null,
        FirstAnswerBy = by,
        AnsweredBy = by is { } who ? [who] : [],
        Owner = by,
    };
}
