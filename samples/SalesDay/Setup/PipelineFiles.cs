using CrmCore;

namespace SalesDay;

/// <summary>Pipelines in JSON. One that is wrong in any place is not used: what it did could not be undone.</summary>
internal static class PipelineFiles
{
    public static PipelineDefinition? Read(DayFolder folder, string name, string? text)
    {
        if (text is null) return null;
        try
        {
            var pipeline = PipelineJson.Parse(text);
            var errors = pipeline.Validate().Where(p => p.Severity == ProblemSeverity.Error).ToList();
            foreach (var problem in errors) folder.Report(name, problem.Line, $"{problem.Where}: {problem.What}", problem.Remedy);
            return errors.Count == 0 ? pipeline : null;
        }
        catch (InvalidPipelineException error)
        {
            foreach (var problem in error.Problems) folder.Report(name, problem.Line, $"{problem.Where}: {problem.What}", problem.Remedy);
            return null;
        }
    }

    /// <summary>Looks for names that the desk does not have: templates, calendars, employees. The rest of the pipeline works without.</summary>
    public static async Task LintAsync(Crm crm, PipelineDefinition pipeline, DayFolder folder, CancellationToken ct)
    {
        foreach (var problem in await crm.Pipelines.LintAsync(pipeline, ct))
        {
            if (problem.Severity == ProblemSeverity.Error) folder.Report(DaySetup.PipelineFile, problem.Line, $"{problem.Where}: {problem.What}", problem.Remedy);
        }
    }
}
