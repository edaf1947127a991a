using LeadDesk;
using LeadDesk.Screen;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The first Ctrl+C ends cleanly, a second one ends the process.
    e.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};
return await LeadDeskProgram.RunAsync(args, Terminal.Open(beside: args is ["phones" or "emails" or "names", ..]), Console.Out, stop.Token);
