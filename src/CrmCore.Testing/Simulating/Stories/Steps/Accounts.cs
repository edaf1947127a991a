namespace CrmCore.Testing;

/// <summary>The accounts of a simulated host.</summary>
internal static class Accounts
{
    public static string NameOf(int account) => account == 0 ? "test" : "test" + (account + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Makes an account as the test desk does: an administrator, an employee, a mailbox, a chat, an advertiser.</summary>
    public static async Task OpenAsync(CrmEngine engine, string account)
    {
        await engine.Accounts.CreateAsync(account, "RU", "Europe/Moscow", new AccountSettings { DefaultSender = "olga", DefaultMailbox = "mail" }).ConfigureAwait(false);
        var settings = engine.ForAccount(account).Settings;
        var told = new NotificationSettings { Channels = ["recording"] };
        await settings.SaveAsync(new Employee { Id = "olga", Name = "Olga", Email = "olga@example.com", Extension = "101", Admin = true, Since = engine.Now, Notifications = told }).ConfigureAwait(false);
        await settings.SaveAsync(new Employee { Id = "ivan", Name = "Ivan", Email = "ivan@example.com", Extension = "102", Since = engine.Now }).ConfigureAwait(false);
        foreach (var id in (string[])["mail", "chat", "ads"]) await settings.SaveAsync(new Connection { Id = id, Kind = "recording" }).ConfigureAwait(false);
    }
}
