using System.Text;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Imports;

/// <summary>What the tests of imports and exports share.</summary>
public abstract class ImportScenario : Scenario
{
    protected static ImportPlan Contacts { get; } = new() { Cards = ImportedCards.Contacts };

    protected static ImportPlan Leads { get; } = new() { Cards = ImportedCards.Leads };

    protected static ImportPlan Deals { get; } = new() { Cards = ImportedCards.Deals, Currency = "RUB" };

    protected Task<CrmTestDesk> TableDeskAsync(Keep keep = Keep.InMemory, params IReadOnlyList<PipelineDefinition> pipelines) => DeskAsync(
        crm =>
        {
            crm.AddCsv();
            foreach (var pipeline in pipelines) crm.AddPipeline(pipeline);
        },
        keep);

    protected static MemoryStream Table(string text) => new(Encoding.UTF8.GetBytes(text));

    protected static async Task<ImportReport> ImportAsync(
        CrmTestDesk desk, string text, ImportPlan plan, RulesFire rules = RulesFire.No, string id = "one", Stream? rejected = null)
    {
        using var table = Table(text);
        return await desk.Crm.Imports.RunAsync(id, table, plan, rules, rejected);
    }

    protected static string TextOf(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF');

    protected static async Task<List<Deal>> AllDealsAsync(CrmTestDesk desk)
    {
        var deals = new List<Deal>();
        string? after = null;
        do
        {
            var page = await desk.Deals.ListAsync(after, 1000);
            deals.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return deals;
    }

    protected static async Task<List<Lead>> AllLeadsAsync(CrmTestDesk desk)
    {
        var leads = new List<Lead>();
        string? after = null;
        do
        {
            var page = await desk.Leads.ListAsync(after: after);
            leads.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return leads;
    }

    /// <summary>A broken file: fails after so many bytes.</summary>
    protected sealed class BreakingStream(byte[] bytes, int after) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => Position >= after ? throw new IOException("the disk went away") : base.Read(buffer, offset, (int)Math.Min(count, after - Position));

        public override int Read(Span<byte> buffer) => Position >= after ? throw new IOException("the disk went away") : base.Read(buffer[..(int)Math.Min(buffer.Length, after - Position)]);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
    }
}
