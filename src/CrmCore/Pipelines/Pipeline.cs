namespace CrmCore;

/// <summary>Where a pipeline written in C# begins.</summary>
public static class Pipeline
{
    /// <summary>
    /// Defines a pipeline. What comes out is plain data, the same that <see cref="PipelineJson.Parse(string)"/> gives; it is checked when
    /// the engine starts, or by <see cref="PipelineDefinition.Validate"/>.
    /// </summary>
    /// <param name="id">The id, stable over versions: lower-case letters, digits, dashes; 1 to 64 characters.</param>
    /// <param name="define">Adds the stages and outcomes.</param>
    /// <returns>The definition.</returns>
    public static PipelineDefinition Define(string id, Action<PipelineBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(define);
        var builder = new PipelineBuilder();
        define(builder);
        return builder.Build(id);
    }
}
