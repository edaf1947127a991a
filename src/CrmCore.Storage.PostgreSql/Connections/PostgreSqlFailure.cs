using System.Net.Sockets;
using Npgsql;

namespace CrmCore.Storage.PostgreSql;

/// <summary>Says what a failure of the driver means, in one place.</summary>
internal static class PostgreSqlFailure
{
    /// <summary>Whether the connection is gone: what was not committed before never happened.</summary>
    public static bool IsLost(Exception e) => e switch
    {
        PostgresException { SqlState: var state } => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) || state is "25006" or "25P03",
        NpgsqlException or SocketException or TimeoutException or IOException => true,
        _ => false,
    };

    /// <summary>Whether the same call may well succeed in a moment.</summary>
    public static bool IsPassing(Exception e) => IsLost(e) ? !IsRefusedPermanently(e) : e is PostgresException { SqlState: "40001" or "40P01" or "53300" };

    /// <summary>Whether it is a matter of the surroundings.</summary>
    public static bool IsOne(Exception e) => e is NpgsqlException or SocketException or TimeoutException or IOException;

    /// <summary>What to throw for it.</summary>
    public static StoreUnavailableException Of(string place, Exception e) =>
        new($"'{place}': {(e is PostgresException server ? Explain(server) : ExplainConnection(e))}", e);

    private static bool IsRefusedPermanently(Exception e) => e is PostgresException { SqlState: "57P04" };

    private static string Explain(PostgresException e) => e.SqlState switch
    {
        "28P01" or "28000" => $"the server refused the user or the password ({e.MessageText}). Correct the connection string, or let the user in (pg_hba.conf).",
        "3D000" => $"there is no such database ({e.MessageText}). Create it, or correct the connection string.",
        "42501" => $"the user lacks a right ({e.MessageText}). Grant it: see 'Roles and rights' in docs/postgresql.md.",
        "42P01" or "42703" or "3F000" => $"a table or column of the store is missing ({e.MessageText}). Somebody dropped or renamed it: restore it from a backup.",
        "42P07" or "42710" => $"the schema holds something that is not the store's under one of its names ({e.MessageText}). Give CrmCore a schema of its own (PostgreSqlOptions.Schema).",
        "53100" => $"there is no room left on the server's disk ({e.MessageText}). Free some; the store goes on by itself.",
        "53200" => $"the server is out of memory ({e.MessageText}). Give it more or let it do less.",
        "53300" => $"the server has no connection left ({e.MessageText}). Raise max_connections, or let fewer connect: see 'Sizing' in docs/postgresql.md.",
        "25006" => $"the server takes no writes ({e.MessageText}): it is a standby or was made read-only. Connect to the primary (Target Session Attributes=primary).",
        "57P01" or "57P02" or "57P03" or "57P05" => $"the server is shutting down or starting ({e.MessageText}). The store goes on by itself when it is up.",
        "57014" => $"a statement took longer than allowed ({e.MessageText}). See what held it up (pg_stat_activity, pg_locks), or raise PostgreSqlOptions.StatementTimeout.",
        "55P03" => $"others hold what is to be changed ({e.MessageText}). Try again when less is going on.",
        "40001" or "40P01" => $"others were in the way again and again ({e.MessageText}). Try again.",
        "25P03" => "the server ended the connection because a transaction stood still for too long: the process was stopped or the network was. Try again.",
        "58030" or "XX001" or "XX002" => $"the server could not read or write its files ({e.MessageText}). Look at its disk and its log before anything else.",
        _ => $"the server answered '{e.MessageText}' ({e.SqlState}). See the server's log.",
    };

    private static string ExplainConnection(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "nobody answers there. Start the server, or correct host and port.";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "the host's name is not known. Correct it.";
                case TimeoutException:
                    return "the server does not answer in time. See whether it is up and the network carries; the store goes on by itself.";
            }
        }

        return $"the connection was lost or could not be made ({e.Message}). The store goes on by itself when the server is back.";
    }
}
