using CrmCore.Testing;

namespace CrmCore.Scenarios.Pains;

/// <summary>Short words of these scenarios.</summary>
internal static class Desks
{
    public static readonly Actor Olga = new EmployeeId("olga");
    public static readonly Actor Ivan = new EmployeeId("ivan");

    public static string Phone(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"+7916{number:D7}");

    /// <summary>Deals of as many different people.</summary>
    public static async Task<IReadOnlyList<DealId>> NewDealsAsync(this CrmTestDesk desk, int count, int from = 1, string? stage = null)
    {
        var deals = new List<DealId>();
        for (var n = from; n < from + count; n++) deals.Add(await desk.NewDealAsync(Phone(n), stage: stage));
        return deals;
    }

    public static async Task<string> StageAsync(this CrmTestDesk desk, DealId deal) => (await desk.Deals.GetAsync(deal)).Stage;

    public static async Task<IReadOnlyList<string>> KindsAsync(this CrmTestDesk desk, DealId deal) => [.. (await desk.Timeline.OfAsync(deal)).Select(e => e.Kind)];

    /// <summary>What waits, notifications aside.</summary>
    public static async Task<IReadOnlyList<ScheduledAction>> WaitingAsync(this CrmTestDesk desk, DealId deal) =>
        [.. (await desk.Actions.OfAsync(deal)).Where(a => a.Phase != ActionPhase.Notify)];

    /// <summary>The dead letters, notifications aside.</summary>
    public static async Task<IReadOnlyList<ScheduledAction>> DeadLettersAsync(this CrmTestDesk desk) =>
        [.. (await desk.Actions.DeadAsync()).Where(a => a.Phase != ActionPhase.Notify)];

    /// <summary>Lets both employees be told through the recording channel.</summary>
    public static async Task TellEveryoneAsync(this CrmTestDesk desk, string? hours = null, params string[] muted)
    {
        var settings = new NotificationSettings { Channels = ["recording"], Hours = hours, Muted = muted };
        foreach (var employee in await desk.Crm.Settings.EmployeesAsync())
        {
            Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(employee with { Notifications = settings }));
        }
    }

    public static IReadOnlyList<Sent> Told(this CrmTestDesk desk, string kind) =>
        [.. desk.Sent.Effects.Where(s => s.Content is Notification n && n.Kind == kind)];
}
