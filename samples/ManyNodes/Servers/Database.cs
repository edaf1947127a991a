namespace ManyNodes;

/// <summary>Where the nodes keep everything.</summary>
/// <param name="Connection">How to connect, in Npgsql's form.</param>
/// <param name="Schema">The schema of this run.</param>
internal sealed record Database(string Connection, string Schema);
