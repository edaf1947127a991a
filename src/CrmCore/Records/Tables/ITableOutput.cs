namespace CrmCore;

/// <summary>A table that is being written. Disposing it writes what is left to the stream and leaves the stream open.</summary>
public interface ITableOutput : IAsyncDisposable
{
    /// <summary>Writes one row.</summary>
    /// <param name="values">The values as they are; quoting is the writer's business.</param>
    /// <param name="ct">Stops the writing; the row may then be cut.</param>
    /// <returns>When it is taken; <see cref="FlushAsync"/> sees to it that it is in the stream.</returns>
    ValueTask WriteAsync(IReadOnlyList<string> values, CancellationToken ct = default);

    /// <summary>Hands everything written so far to the stream.</summary>
    /// <param name="ct">Stops the writing.</param>
    /// <returns>When the stream has it.</returns>
    ValueTask FlushAsync(CancellationToken ct = default);
}
