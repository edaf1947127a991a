using CrmCore;
using NodaTime;

namespace OpenLine;

/// <summary>What befalls the office in the course of the day, besides its clients: breaks, an illness, a lunch at which nobody looks at the screen.</summary>
internal static class Episodes
{
    private static readonly (string Who, int Hour, int Minute, Presence Presence, int Minutes)[] Absences =
    [
        ("maria", 11, 45, Presence.Break, 30), ("olga", 12, 15, Presence.Break, 30), ("dmitri", 12, 45, Presence.Break, 30), ("ivan", 13, 15, Presence.Break, 30),
        ("anton", 13, 30, Presence.Break, 20), ("petr", 14, 0, Presence.Break, 30), ("ivan", 16, 10, Presence.Away, 25), ("maria", 15, 10, Presence.Break, 10),

        // In the middle of the day, with a full desk: what Elena has goes back to the queue at once.
        ("elena", 11, 20, Presence.Sick, 0),
    ];

    /// <summary>Plans them all.</summary>
    public static void Plan(Office office, Agenda agenda, HappeningReader happenings, IReadOnlyDictionary<string, Clerk> clerks)
    {
        foreach (var (who, hour, minute, presence, minutes) in Absences)
        {
            var at = At(office, hour, minute);
            var until = minutes == 0 ? (Instant?)null : at + Duration.FromMinutes(minutes);
            agenda.Plan(at, async () =>
            {
                happenings.Note(HappeningKind.Presence, who, PresenceWords.Of(presence) + (until is { } end ? $" until {Words.Clock(end, office.Plan.DateTimeZone)}" : ""));
                await office.Crm.Presence.SetAsync(new EmployeeId(who), presence, until);
            });
        }

        PlanTeamwork(office, agenda);

        // Olga and Anton are both at work, and neither looks: the VIP line waits, is marked, and is answered when they wake up.
        agenda.Plan(At(office, 10, 2), () =>
        {
            foreach (var who in (string[])["olga", "anton"]) clerks[who].DreamsUntil = At(office, 10, 8);
            return Task.CompletedTask;
        });
    }

    /// <summary>Olga helps Ivan without his client seeing it; Dmitri passes on what Maria knows better.</summary>
    private static void PlanTeamwork(Office office, Agenda agenda)
    {
        agenda.Plan(At(office, 10, 30), async () =>
        {
            if (await AnyOfAsync(office, "ivan") is not { } conversation) return;
            await office.Crm.Conversations.JoinAsync(conversation.Id, new EmployeeId("olga"), new EmployeeId("ivan"), hidden: true);
            await office.Crm.Conversations.SayAsync(conversation.Id, "Give this client five percent, not more.", new EmployeeId("olga"));
        });
        agenda.Plan(At(office, 14, 20), async () =>
        {
            if (await AnyOfAsync(office, "dmitri") is { } conversation) await office.Crm.Conversations.PassAsync(conversation.Id, new EmployeeId("maria"), new EmployeeId("dmitri"));
        });
    }

    private static async Task<Conversation?> AnyOfAsync(Office office, string who)
    {
        var picture = await Picture.TakeAsync(office, CancellationToken.None);
        return picture.Conversations.FirstOrDefault(c => c.Owner?.Value == who && c.State == ConversationState.Open);
    }

    /// <summary>A client for the hour in which the VIP desk dreams, so that it is seen on every day.</summary>
    public static Visit VipVisit(Office office) =>
        new("countess", SampleOffice.Vip, "whatsapp-vip", At(office, 10, 3), ["Is anybody there? It is urgent.", "Forty chairs, and by Friday."], Seed: 7);

    private static Instant At(Office office, int hour, int minute) => office.Plan.At(office.Plan.Date + new LocalTime(hour, minute));
}
