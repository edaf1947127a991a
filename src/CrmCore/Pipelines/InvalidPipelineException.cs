namespace CrmCore;

/// <summary>A pipeline's definition cannot be read or used. The message and <see cref="Problems"/> name each thing and its remedy.</summary>
public sealed class InvalidPipelineException : FormatException
{
    /// <summary>Makes the exception without a message of its own.</summary>
    public InvalidPipelineException()
        : this("The definition of the pipeline is not valid.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public InvalidPipelineException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidPipelineException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="problems">The problems; at least one.</param>
    /// <param name="innerException">The cause, if any.</param>
    public InvalidPipelineException(IReadOnlyList<PipelineProblem> problems, Exception? innerException = null)
        : base(Message(problems), innerException) => Problems = problems;

    /// <summary>The problems, in the order of the definition.</summary>
    public IReadOnlyList<PipelineProblem> Problems { get; } = [];

    private static new string Message(IReadOnlyList<PipelineProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return string.Join(Environment.NewLine, problems.Select(p => p.ToString()));
    }
}
