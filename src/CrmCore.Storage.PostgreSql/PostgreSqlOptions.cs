using System.Buffers;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Which PostgreSQL database keeps the records, and how. Either <see cref="ConnectionString"/> or <see cref="DataSource"/> is given.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>The database, in Npgsql's form: <c>Host=db;Database=shop;Username=crm;Password=…</c>. The store makes a data source of its own from it.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The host's data source. The store takes connections from it and never disposes of it.</summary>
    public NpgsqlDataSource? DataSource { get; init; }

    /// <summary>The schema that holds the tables; made when it is absent. Lower-case letters, digits and underscores, a letter first, 40 at most.</summary>
    /// <value>The default is <c>crm</c>.</value>
    public string Schema { get; init; } = "crm";

    /// <summary>How many batches this node decides and commits at once; 1 to 16. Each holds one connection.</summary>
    /// <value>The default is 2.</value>
    public int Writers { get; init; } = 2;

    /// <summary>How long one statement may take on the server before the call fails; 1 second to 10 minutes.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a node that shows no sign of life keeps the actions it has taken; 3 seconds to 10 minutes. It shows one every third of this time.
    /// Shorter passes a dead node's actions on sooner; longer bears longer pauses of a process that lives.
    /// </summary>
    /// <value>The default is 15 seconds.</value>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Whether a new database keeps its inbox and timeline in a partition a month, so that old months can be dropped. It cannot be changed later: asking for
    /// it on a database that was made without is refused.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool PartitionByMonth { get; init; }

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    internal static void Check(PostgreSqlOptions options)
    {
        var problem =
            options.ConnectionString is null == options.DataSource is null ? "ConnectionString or DataSource must be given, and not both."
            : options.ConnectionString is { } text && WhyNoConnectionString(text) is { } why ? $"ConnectionString cannot be used: {why}"
            : !IsName(options.Schema) ? "Schema must be 1 to 40 lower-case letters, digits and underscores, a letter first."
            : options.Writers is < 1 or > 16 ? "Writers must be between 1 and 16."
            : options.StatementTimeout < TimeSpan.FromSeconds(1) || options.StatementTimeout > TimeSpan.FromMinutes(10) ? "StatementTimeout must be between 1 second and 10 minutes."
            : options.LeaseTime < TimeSpan.FromSeconds(3) || options.LeaseTime > TimeSpan.FromMinutes(10) ? "LeaseTime must be between 3 seconds and 10 minutes."
            : null;
        if (problem is not null) throw new ArgumentException($"PostgreSqlOptions.{problem}", nameof(options));
    }

    private static bool IsName(string schema) =>
        schema is { Length: >= 1 and <= 40 } && schema[0] is >= 'a' and <= 'z'
        && !schema.StartsWith("pg_", StringComparison.Ordinal)
        && schema.AsSpan().IndexOfAnyExcept(NameLetters) < 0;

    private static string? WhyNoConnectionString(string text)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrWhiteSpace(parts.Host) ? "it names no Host." : parts.Multiplexing ? "Multiplexing must be off." : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            return e.Message;
        }
    }
}
