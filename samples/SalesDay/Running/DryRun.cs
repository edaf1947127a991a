using CrmCore;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace SalesDay;

/// <summary>The same day with another pipeline, in memory: which deals would stand elsewhere, and what would be sent.</summary>
internal static class DryRun
{
    public static async Task ShowAsync(IAnsiConsole console, DaySetup setup, DayFolder folder, IReadOnlyList<DayItem> items, string file, Desk real, CancellationToken ct)
    {
        DayReport.Heading(console, "Dry run: the same day with " + Path.GetFileName(file));
        if (!File.Exists(file))
        {
            folder.Report(file, null, "There is no such file.", "Name the other pipeline's JSON file after --dry-run.");
            return;
        }

        if (PipelineFiles.Read(folder, Path.GetFullPath(file)) is not { } other) return;
        var changed = setup with { Pipeline = other };
        await using var desk = await Desk.OpenAsync(changed, crm => crm.UseInMemory(), ct);
        var run = new DayRun(desk, new DayFolder(folder.Root));
        foreach (var item in items) await run.TakeAsync(item, ct);
        await desk.AdvanceToAsync(setup.End, ct);
        await CompareAsync(console, real, desk, ct);
    }

    private static async Task CompareAsync(IAnsiConsole console, Desk real, Desk dry, CancellationToken ct)
    {
        var before = await StagesAsync(real.Crm, ct);
        var after = await StagesAsync(dry.Crm, ct);
        var differ = before.Keys.Union(after.Keys).Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k)).Order(StringComparer.Ordinal).ToList();
        if (differ.Count == 0) console.MarkupLine("[green]No deal would stand elsewhere.[/]");
        var table = new Table().Border(TableBorder.Simple).AddColumn("deal").AddColumn("stands on").AddColumn("would stand on");
        foreach (var name in differ) table.AddRow(Markup.Escape(name), before.GetValueOrDefault(name) ?? "·", after.GetValueOrDefault(name) ?? "·");
        if (differ.Count > 0) console.Write(table);
    }

    private static async Task<Dictionary<string, string>> StagesAsync(Crm crm, CancellationToken ct) =>
        (await Clients.AllAsync(crm, ct)).GroupBy(d => d.Name).ToDictionary(g => g.Key, g => string.Join(", ", g.Select(d => d.Deal.Stage)), StringComparer.Ordinal);
}
