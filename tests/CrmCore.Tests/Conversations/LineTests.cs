using System.Text;
using System.Text.Json;

namespace CrmCore.Tests.Conversations;

public sealed class LineTests
{
    private static readonly Line Good = new() { Id = "support", Channels = ["chat"], Employees = ["olga"] };

    [Fact]
    public void A_line_with_an_id_and_somebody_in_it_is_right() => Assert.Empty(Good.Validate());

    public static TheoryData<string, Line> Wrong => new()
    {
        { "bad-id", Good with { Id = "Support Line" } },
        { "empty-team", Good with { Employees = [] } },
        { "bad-team", Good with { Team = " " } },
        { "bad-strategy", Good with { Strategy = AssignmentStrategy.Nobody } },
        { "bad-strategy", Good with { Strategy = (AssignmentStrategy)99 } },
        { "bad-after-last", Good with { AfterLast = (AfterLast)99 } },
        { "bad-channel", Good with { Channels = [""] } },
        { "duplicate-channel", Good with { Channels = ["chat", "chat"] } },
        { "duplicate-employee", Good with { Employees = ["olga", "olga"] } },
        { "bad-number", Good with { Numbers = ["call us"] } },
        { "bad-id", Good with { Id = null! } },
        { "empty-team", Good with { Employees = null!, Channels = null!, Numbers = null!, Weights = null!, ReturnOn = null! } },
        { "bad-channel", Good with { Channels = [null!] } },
        { "bad-weight", Good with { Strategy = AssignmentStrategy.Weighted, Weights = new Dictionary<string, int> { ["olga"] = 0 } } },
        { "bad-weight", Good with { Strategy = AssignmentStrategy.EvenLoad, Weights = new Dictionary<string, int> { ["olga"] = -3 } } },
        { "weight-of-nobody", Good with { Strategy = AssignmentStrategy.Weighted, Weights = new Dictionary<string, int> { ["ivan"] = 3 } } },
        { "unused-weights", Good with { Strategy = AssignmentStrategy.InOrder, Weights = new Dictionary<string, int> { ["olga"] = 3 } } },
        { "unused-weights", Good with { Strategy = AssignmentStrategy.Weighted, ToAll = true, Weights = new Dictionary<string, int> { ["olga"] = 3 } } },
        { "bad-time", Good with { AnswerWithin = Duration.Zero } },
        { "bad-time", Good with { AnswerWithin = Duration.FromDays(31) } },
        { "bad-time", Good with { ReopenWithin = Duration.FromSeconds(-1) } },
        { "bad-time", Good with { SilenceDays = 0 } },
        { "bad-time", Good with { SilenceDays = 366 } },
        { "bad-time", Good with { OwnManager = WhenAway.WaitAtMost(Duration.FromDays(31)) } },
        { "bad-hours", Good with { Hours = "" } },
        { "bad-return", Good with { ReturnOn = [Presence.AtWork] } },
        { "empty-text", Good with { Welcome = " " } },
        { "long-text", Good with { AskRating = new string('x', 4_001) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_with_a_remedy(string code, Line line)
    {
        var problem = Assert.Single(line.Validate());
        Assert.Equal(code, problem.Code);
        Assert.EndsWith(".", problem.What, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_in_json_reads_back_as_it_was()
    {
        var line = Good with
        {
            Name = "Support", Active = false, Numbers = ["+7 495 123-45-67"], Team = "first", Strategy = AssignmentStrategy.EvenLoad, ToAll = true,
            Weights = new Dictionary<string, int> { ["olga"] = 3 }, AnswerWithin = Duration.FromSeconds(90), AfterLast = AfterLast.Wait, OwnManager = WhenAway.WaitAtMost(Duration.FromMinutes(5)),
            Hours = "office", Welcome = "Hello", OutOfHours = "Closed", NobodyFree = "Wait", Closed = "Bye", AskRating = "How?", SilenceDays = 3, ReopenWithin = Duration.FromHours(36),
            OwnerFromAnswer = false, ReturnOn = [Presence.Away],
        };
        Assert.Equal(Written(line), Written(Read(Written(line))));
        Assert.Equal((Duration.FromSeconds(90), Duration.FromHours(36), Duration.FromMinutes(5)), (Read(Written(line)).AnswerWithin, Read(Written(line)).ReopenWithin, Read(Written(line)).OwnManager!.Longest));
    }

    [Fact]
    public void No_limit_stays_no_limit()
    {
        var none = Read(Written(Good with { AnswerWithin = null, ReopenWithin = null, OwnManager = WhenAway.Wait }));
        Assert.Equal((null, null, (Duration?)null), (none.AnswerWithin, none.ReopenWithin, none.OwnManager!.Longest));
    }

    [Fact]
    public void A_line_is_found_by_its_channel_and_by_its_number_however_that_is_written()
    {
        var lines = new CompiledLines([Good with { Numbers = ["+7 (495) 123-45-67"] }, new Line { Id = "sales", Channels = ["vk"], Employees = ["ivan"] }]);

        Assert.Equal(("support", "sales", null), (lines.OfChannel("chat")?.Id, lines.OfChannel("vk")?.Id, lines.OfChannel("mail")?.Id));
        Assert.Equal(("support", null), (lines.OfNumber("74951234567")?.Id, lines.OfNumber("+74951234568")?.Id));
    }

    private static string Written(Line line) => JsonSerializer.Serialize(line, ConversationJson.Stored.Line);

    private static Line Read(string json) => JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), ConversationJson.Stored.Line)!;
}
