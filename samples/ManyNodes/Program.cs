using ManyNodes;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl+C ends the stream early and proves the sums, a second one ends the process.
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return await ManyNodesProgram.RunAsync(args, Terminal.Open(), stop.Token);
