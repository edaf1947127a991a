namespace CrmCore;

/// <summary>How bad a problem of a pipeline is.</summary>
public enum ProblemSeverity
{
    /// <summary>Worth knowing; often meant so.</summary>
    Info,

    /// <summary>Probably not what was meant.</summary>
    Warning,

    /// <summary>Wrong: the pipeline cannot work so.</summary>
    Error,
}
