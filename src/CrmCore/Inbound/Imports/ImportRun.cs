using NodaTime;

namespace CrmCore;

/// <summary>How far an import has come. Counted in the commit of each row, so that it is right after a crash.</summary>
internal sealed record ImportRun
{
    public required int Account { get; init; }

    /// <summary>The id that the host gave.</summary>
    public required string Id { get; init; }

    public long Version { get; init; } = 1;

    /// <summary>The hash of how the file begins: going on with another file is refused.</summary>
    public required string Fingerprint { get; init; }

    public required Instant StartedAt { get; init; }

    /// <summary>When the last row was decided; null while rows are to come.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>How many rows were decided, rejected ones too: where to go on.</summary>
    public long Rows { get; init; }

    public long Made { get; init; }

    public long Known { get; init; }

    public long Rejected { get; init; }
}
