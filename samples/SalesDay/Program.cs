using SalesDay;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl+C ends the day cleanly, a second one ends the process.
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return await SalesDesk.RunAsync(args, Terminal.Open(), stop.Token);
