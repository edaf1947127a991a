using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Kinds;

/// <summary>What the scenarios of the kinds of actions share: one stage with one action, and ways into it.</summary>
public abstract class KindDesk : Scenario
{
    /// <summary>A pipeline whose stage <c>act</c> has the action <c>do</c>.</summary>
    protected static PipelineDefinition With(ActionDraft action) => Pipeline.Define("sales", p => p.Stage("new").Stage("act", s => s.OnEnter("do", action)).Stage("after"));

    protected Task<CrmTestDesk> DeskWithAsync(ActionDraft action, Keep keep = Keep.InMemory, Action<ICrmBuilder>? more = null, AccountSettings? settings = null) => DeskAsync(
        crm =>
        {
            crm.AddHandlebarsTemplates();
            crm.AddTemplate(new MessageTemplate { Id = "offer", Subject = "For {{contact.name}}", Text = "Dear {{contact.name}}, {{sender.name}} writes." });
            crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" }).AddSource(new IntakePolicy { Source = "chat", Pipeline = "sales" });
            crm.AddPipeline(With(action));
            more?.Invoke(crm);
        },
        keep,
        settings);

    protected static async Task ActAsync(CrmTestDesk desk, DealId deal)
    {
        await MoveAsync(desk, deal, "act");
        await desk.RunDueAsync();
    }
}
