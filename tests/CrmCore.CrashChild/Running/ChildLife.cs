using System.Globalization;
using CrmCore.CrashChild.Load;
using CrmCore.CrashChild.Outside;
using CrmCore.CrashChild.Told;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.CrashChild.Running;

/// <summary>The life of a child: works until it is killed, told to stop, or left alone by its parent.</summary>
internal sealed class ChildLife(LoadPlan plan) : IDisposable
{
    /// <summary>Followed by seconds: sets the clock.</summary>
    public const string Jump = "jump ";

    /// <summary>Ends cleanly.</summary>
    public const string Stop = "stop";

    private readonly ShiftedClock _clock = new(Duration.Zero);
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    public async Task RunAsync()
    {
        using var answers = new AnswerLog(plan.Folder, plan.Life);
        using var journal = new EffectJournal(plan.Folder, plan.Life.ToString(CultureInfo.InvariantCulture));
        var receiver = new Receiver(journal, new Random(plan.Life + 1), plan.DeathsInTenThousand);
        _ = Task.Run(Listen);

        // A store that does not answer at the start may do so later: whoever keeps the process running would start it again.
        while (!_stop.IsCancellationRequested && !await WorkAsync(receiver, answers)) await Task.Delay(200);
    }

    private async Task<bool> WorkAsync(Receiver receiver, AnswerLog answers)
    {
        await using var services = CrashEngine.Build(plan.Store, receiver, _clock);
        var engine = services.GetRequiredService<CrmEngine>();
        var work = new LoadWork(engine, answers, plan);
        try
        {
            await engine.StartAsync();
            await work.BeginAsync();
        }
        catch (StoreUnavailableException refused)
        {
            answers.Write(Answer.Refusal(-1, refused.Message));
            return false;
        }

        var worker = engine.WorkAsync(_stop.Token);
        await work.RunAsync(_stop.Token);
        await worker;
        return true;
    }

    private void Listen()
    {
        while (Console.ReadLine() is { } line)
        {
            if (line == Stop) _stop.Cancel();
            if (line.StartsWith(Jump, StringComparison.Ordinal)) _clock.Jump(Duration.FromSeconds(long.Parse(line[Jump.Length..], CultureInfo.InvariantCulture)));
        }

        // The parent is gone.
        if (!_stop.IsCancellationRequested) Environment.Exit(1);
    }
}
