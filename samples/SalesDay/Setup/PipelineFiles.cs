using CrmCore;

namespace SalesDay;

/// <summary>Pipelines in JSON. One that is wrong in any place is not used: what it did could not be undone.</summary>
internal static class PipelineFiles
{
    public static PipelineDefinition? Read(DayFolder folder, string name)
    {
        if (folder.Text(name) is not { } text) return null;
        try
        {
            var pipeline = PipelineJson.Parse(text);
            var errors = pipeline.Validate().Where(p => p.Severity == ProblemSeverity.Error).ToList();
            foreach (var problem in errors) Report(folder, name, text, problem);
            return errors.Count == 0 ? pipeline : null;
        }
        catch (InvalidPipelineException error)
        {
            foreach (var problem in error.Problems) Report(folder, name, text, problem);
            return null;
        }
    }

    /// <summary>Looks for names that the desk does not have: templates, calendars, employees. The rest of the pipeline works without.</summary>
    public static async Task LintAsync(Crm crm, PipelineDefinition pipeline, DayFolder folder, CancellationToken ct)
    {
        if (folder.Text(DaySetup.PipelineFile) is not { } text) return;
        foreach (var problem in await crm.Pipelines.LintAsync(pipeline, ct))
        {
            if (problem.Severity == ProblemSeverity.Error) Report(folder, DaySetup.PipelineFile, text, problem);
        }
    }

    private static void Report(DayFolder folder, string name, string text, PipelineProblem problem) =>
        folder.Report(name, problem.Line ?? PipelineLines.Find(text, problem.Where), $"{problem.Where}: {problem.What}", problem.Remedy);
}
