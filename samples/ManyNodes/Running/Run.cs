using System.Diagnostics;
using NodaTime;
using Spectre.Console;

namespace ManyNodes;

/// <summary>The stream of events and the deaths; then the wait until all is calm.</summary>
internal sealed class Run(RunOptions options, Fleet fleet, Ledger ledger, Shop shop, IAnsiConsole console)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan DeadFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CalmFor = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Random _chance = new(options.Seed);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _clients;
    private Node? _killed;
    private TimeSpan _killedAt;
    private string _state = "starting";

    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var node in fleet.Nodes) fleet.Start(node);
        await fleet.AllReadyAsync();
        if (options.Plain || !console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
        {
            await LiveAsync(view => console.WriteLine(NodeTable.Line(view)), stop);
        }
        else
        {
            await console.Live(new Text("")).AutoClear(false).StartAsync(live => LiveAsync(view => live.UpdateTarget(NodeTable.Draw(view)), stop));
        }
    }

    private async Task LiveAsync(Action<FleetView> show, CancellationToken stop)
    {
        var figures = new Figures(fleet, ledger);
        var screen = ShowAsync(figures, show);
        await StreamAsync(stop);
        await CalmDownAsync();
        _state = "stopping";
        await fleet.StopAsync();
        _state = "";
        await screen;
    }

    private async Task ShowAsync(Figures figures, Action<FleetView> show)
    {
        while (_state.Length > 0)
        {
            await Task.Delay(1000);
            if (_state.Length > 0) show(figures.Take(_state));
        }
    }

    private async Task StreamAsync(CancellationToken stop)
    {
        _state = "events come in";
        var began = _clock.Elapsed;
        var end = began + TimeSpan.FromSeconds(options.Seconds);
        var nextDeath = options.KillEvery > 0 ? began + TimeSpan.FromSeconds(options.KillEvery) : TimeSpan.MaxValue;
        long sent = 0;
        while (_clock.Elapsed < end && !stop.IsCancellationRequested)
        {
            for (var due = (long)((_clock.Elapsed - began).TotalSeconds * options.Rate); sent < due; sent++) Send(ledger.TakeLost() ?? Choose());
            if (_clock.Elapsed >= nextDeath)
            {
                await KillOneAsync();
                nextDeath += TimeSpan.FromSeconds(options.KillEvery);
            }

            if (_clock.Elapsed - _killedAt > DeadFor) Revive();
            await Task.Delay(Tick, CancellationToken.None);
        }
    }

    private ClientEvent Choose() => (_chance.Next(3) > 0 ? ledger.TakeNext() : null) ?? new ClientEvent(_clients++, 0);

    private void Send(ClientEvent e)
    {
        if (!fleet.Send(e, _chance.Next(int.MaxValue))) ledger.Unsent(e);
    }

    // One that lives is left, unless there is only one.
    private async Task KillOneAsync()
    {
        Revive();
        var ready = fleet.Nodes.Where(node => node.Process is { IsReady: true }).ToList();
        if (ready.Count < Math.Min(2, options.Nodes)) return;
        (_killed, _killedAt) = (ready[_chance.Next(ready.Count)], _clock.Elapsed);
        await fleet.KillAsync(_killed);
    }

    private void Revive()
    {
        if (_killed is { } node) fleet.Start(node);
        _killed = null;
    }

    private async Task CalmDownAsync()
    {
        _state = "calming down";
        Revive();
        await fleet.AllReadyAsync();
        var until = _clock.Elapsed + Patience;
        var calmSince = _clock.Elapsed;
        while (_clock.Elapsed - calmSince < CalmFor)
        {
            if (_clock.Elapsed > until) throw new ServerException($"It does not get calm: {ledger.OpenCount} events are not answered. {ledger.LastRefusal}");
            if (fleet.FindFallen() is { } fallen) throw new ServerException($"{fallen.Name} ended by itself: {fallen.Process!.Errors}");
            while (ledger.TakeLost() is { } lost) Send(lost);
            var health = await shop.Engine.CheckHealthAsync();
            if (ledger.OpenCount > 0 || health.StoreError is not null || health.PendingEvents > 0 || health.Lag > Duration.Zero) calmSince = _clock.Elapsed;
            await Task.Delay(Tick * 10);
        }
    }
}
