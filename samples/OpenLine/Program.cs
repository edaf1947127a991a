using OpenLine;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl+C ends the day early and shows its figures, a second one ends the process.
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return await OpenLineProgram.RunAsync(args, Terminal.Open(), stop.Token);
