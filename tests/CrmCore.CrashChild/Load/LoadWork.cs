using CrmCore.CrashChild.Told;

namespace CrmCore.CrashChild.Load;

/// <summary>Hands in events from several tasks until the process dies, and writes down what was answered before the next.</summary>
internal sealed class LoadWork(CrmEngine engine, AnswerLog answers, LoadPlan plan)
{
    public const string Account = "test";

    private readonly Crm _crm = engine.ForAccount(Account);
    private long _next = plan.FirstNumber;

    /// <summary>Makes the account and its clients, whoever else does so at the same time.</summary>
    public async Task BeginAsync()
    {
        await engine.Accounts.CreateAsync(Account, "RU", "Europe/Moscow", new AccountSettings { Duplicates = new DuplicateSettings { Search = false } });
        await Task.WhenAll(Enumerable.Range(0, plan.Clients).Select(n => _crm.Contacts.CreateAsync(LoadEvent.Client(n), key: "client-" + n).AsTask()));
    }

    /// <summary>Hands the predecessor's open questions in again, as any sender does that got no answer; then what is new.</summary>
    /// <param name="stop">Hands nothing more in.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        var again = new Queue<long>(plan.Life > 0 ? AnswerLog.Unanswered(plan.Folder, plan.Life - 1, LoadPlan.FirstNumberOf(plan.Life - 1), plan.Senders) : []);
        await Task.WhenAll(Enumerable.Range(0, plan.Senders).Select(_ => Task.Run(SendAsync, CancellationToken.None)));

        async Task SendAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                await HandInAsync(LoadEvent.Of(Next()));
                if (plan.PauseMilliseconds > 0) await Task.Delay(plan.PauseMilliseconds, CancellationToken.None);
            }
        }

        long Next()
        {
            lock (again)
            {
                return again.TryDequeue(out var number) ? number : _next++;
            }
        }
    }

    private async Task HandInAsync(LoadEvent e)
    {
        while (true)
        {
            try
            {
                answers.Write(await e.HandInAsync(_crm, plan.Clients));
                return;
            }
            catch (CrmException refused)
            {
                // The sender is told that nothing was taken, and comes again.
                answers.Write(Answer.Refusal(e.Number, refused.Message));
                await Task.Delay(50);
            }
        }
    }
}
