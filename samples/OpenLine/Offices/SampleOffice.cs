using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>The sample's own office: three lines, nine people, and some clients of theirs.</summary>
internal static class SampleOffice
{
    public const string Sales = "sales";

    public const string Support = "support";

    public const string Vip = "vip";

    private const string OfficeHours = "office-hours";

    public static OfficePlan Plan { get; } = Build();

    private static OfficePlan Build()
    {
        var plan = new OfficePlan();
        return plan with
        {
            Calendars =
            [
                Daily(plan, OfficeHours, "09:00-18:00"),
                Daily(plan, "early", "08:45-16:45"),
                Daily(plan, "late", "10:30-19:30"),
                Daily(plan, "nights", "19:00-09:00"),
            ],
            Employees =
            [
                Person("olga", "Olga", OfficeHours, 3), Person("ivan", "Ivan", OfficeHours, 3), Person("petr", "Petr", "late", 2),
                Person("maria", "Maria", "early", 3), Person("dmitri", "Dmitri", OfficeHours, 2), Person("elena", "Elena", "late", 3),
                Person("anton", "Anton", OfficeHours, 2), Person("nina", "Nina", "nights", 2), Person("boris", "Boris", "nights", 2),
            ],
            Lines = [SalesLine(), SupportLine(), VipLine()],
            Clients =
            [
                new("vera", "+74955551001", "olga"), new("timur", "+74955551002", "olga"), new("sofia", "+74955551003", "ivan"),
                new("roman", "+74955551004", "ivan"), new("alisa", "+74955551005", "petr"), new("gleb", "+74955551006", null),
            ],
        };
    }

    // One after another; a client who has a manager waits up to three minutes for that manager before others are asked.
    private static Line SalesLine() => new()
    {
        Id = Sales,
        Name = "Sales",
        Channels = ["telegram-sales", "site-chat"],
        Employees = ["olga", "ivan", "petr"],
        Strategy = AssignmentStrategy.RoundRobin,
        OwnManager = WhenAway.WaitAtMost(Duration.FromMinutes(3)),
        AnswerWithin = Duration.FromMinutes(2),
        AfterLast = AfterLast.StartAgain,
        Hours = OfficeHours,
        Welcome = "Good day! Somebody will be with you in a minute.",
        OutOfHours = "We are here from 9 to 18. We will answer as soon as we open.",
        NobodyFree = "All of us are talking to clients. You are in the queue and will not be forgotten.",
        AskRating = "How did we do?",
    };

    // Whoever has the least to do: conversations there are long or short, and turns would be unjust.
    private static Line SupportLine() => new()
    {
        Id = Support,
        Name = "Support",
        Channels = ["telegram-support"],
        Employees = ["maria", "dmitri", "elena"],
        Strategy = AssignmentStrategy.EvenLoad,
        AnswerWithin = Duration.FromMinutes(3),
        AfterLast = AfterLast.StartAgain,
        Hours = OfficeHours,
        OutOfHours = "Support opens at 9. Your message is kept and will be the first in its turn.",
        NobodyFree = "You are in the queue.",
        AskRating = "Did that help?",
    };

    // Important clients, at any hour: all who are there see the request, and the first answer takes it.
    private static Line VipLine() => new()
    {
        Id = Vip,
        Name = "VIP desk",
        Channels = ["whatsapp-vip"],
        Employees = ["anton", "olga", "nina", "boris"],
        ToAll = true,
        AnswerWithin = Duration.FromMinutes(1),
        AfterLast = AfterLast.Wait,
        Closed = "Always at your service.",
    };

    private static Employee Person(string id, string name, string calendar, int most) => new()
    {
        Id = id,
        Name = name,
        Calendar = calendar,
        Capacity = new Dictionary<string, int>(StringComparer.Ordinal) { [WorkKinds.Conversation] = most },
        Notifications = new NotificationSettings { Channels = [] },
    };

    private static WorkingCalendar Daily(OfficePlan plan, string id, string hours)
    {
        var calendar = new WorkingCalendar { Id = id, Zone = plan.Zone };
        foreach (var day in Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)) calendar = calendar.WithHours(day, OpeningHours.Parse(hours));
        return calendar;
    }
}
