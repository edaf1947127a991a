using System.Globalization;

namespace CrmCore;

/// <summary>Collects problems of a definition, with the place they stand at.</summary>
internal sealed class Problems(PipelineDefinition definition)
{
    private readonly List<PipelineProblem> _found = [];

    public IReadOnlyList<PipelineProblem> Found => _found;

    public string Here { get; } = $"pipeline \"{definition.Id}\"";

    public string At(StageDefinition stage)
    {
        // An id that several stages bear names none of them: then the place in the list does.
        var all = definition.Stages;
        var place = all.Count(s => s.Id == stage.Id) < 2 ? -1 : all.TakeWhile(s => !ReferenceEquals(s, stage)).Count();
        return place < 0
            ? $"{Here}, stage \"{stage.Id}\""
            : string.Create(CultureInfo.InvariantCulture, $"{Here}, stage \"{stage.Id}\" (number {place + 1})");
    }

    public string At(StageDefinition stage, TriggerDefinition trigger) => $"{At(stage)}, trigger \"{trigger.Id}\"";

    public string At(StageDefinition stage, ActionDefinition action) => $"{At(stage)}, action \"{action.Id}\"";

    public void Error(string code, string where, string what, string remedy) => _found.Add(new(code, where, what, remedy));

    public void Error(string code, string where, SettingProblem problem) => Error(code, where, problem.What, problem.Remedy);

    public void Warning(string code, string where, string what, string remedy)
        => _found.Add(new(code, where, what, remedy) { Severity = ProblemSeverity.Warning });

    public void Info(string code, string where, string what, string remedy)
        => _found.Add(new(code, where, what, remedy) { Severity = ProblemSeverity.Info });
}
