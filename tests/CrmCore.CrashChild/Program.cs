using System.Globalization;
using CrmCore;
using CrmCore.CrashChild;
using Microsoft.Extensions.DependencyInjection;

// Takes deals and calls in on a file until it is killed, and says which were answered. Arguments: the file, the first number.
var file = args[0];
var next = int.Parse(args[1], CultureInfo.InvariantCulture);
await using var services = new ServiceCollection().AddCrmCore(crm => crm.UseSqlite(file).AddPipeline(Load.Sales)).BuildServiceProvider();
var engine = services.GetRequiredService<CrmEngine>();
await engine.StartAsync();
await engine.Accounts.CreateAsync("test", "RU", "Europe/Moscow");
var crm = engine.ForAccount("test");
await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(WorkAsync)));

async Task WorkAsync()
{
    while (true)
    {
        var number = Interlocked.Increment(ref next) - 1;
        await crm.Deals.CreateAsync(Load.Deal(number), key: "deal-" + number);
        await crm.Events.IngestAsync(Load.Call(number));
        lock (Console.Out)
        {
            Console.Out.WriteLine(number.ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }
    }
}
