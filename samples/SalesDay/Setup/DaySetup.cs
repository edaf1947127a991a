using System.Globalization;
using CrmCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace SalesDay;

/// <summary>What stands before the first event: the people, the pipeline, the templates, the hours of the day.</summary>
internal sealed record DaySetup(DeskPlan Plan, PipelineDefinition Pipeline, IReadOnlyList<MessageTemplate> Templates, DateTimeZone Zone, LocalDate Date, Instant Start, Instant End)
{
    public const string PipelineFile = "pipeline.json";

    private const string PlanFile = "people.json";

    /// <summary>Reads it; null with the problems noted where there is no desk without it.</summary>
    public static DaySetup? Read(DayFolder folder)
    {
        var plan = JsonFiles.File<DeskPlan>(folder, PlanFile);
        var pipeline = PipelineFiles.Read(folder, PipelineFile);
        if (plan is null || pipeline is null) return null;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(plan.Zone) is not { } zone)
        {
            folder.Report(PlanFile, null, $"\"zone\": '{plan.Zone}' is no time zone.", "Write one of the IANA names, such as Europe/Moscow.");
            return null;
        }

        if (LocalDatePattern.Iso.Parse(plan.Date) is not { Success: true, Value: var date } || Times.Read(plan.Until, date, zone) is not { } end)
        {
            folder.Report(PlanFile, null, $"\"date\" '{plan.Date}' or \"until\" '{plan.Until}' cannot be read.", "Write a date such as 2026-03-17 and a time such as 20:00.");
            return null;
        }

        using var services = new ServiceCollection().AddCrmCore(crm => crm.AddHandlebarsTemplates()).BuildServiceProvider();
        var templates = TemplateFiles.Read(folder, services.GetRequiredService<ITemplateRenderer>());
        return new DaySetup(plan, pipeline, templates, zone, date, date.AtStartOfDayInZone(zone).ToInstant(), end);
    }

    /// <summary>A new file in the temporary folder.</summary>
    public static string FreshFile() => Path.Combine(
        Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"salesday-{DateTimeOffset.UtcNow:yyyyMMdd-HHmmss-fff}.db"));
}
