using System.Runtime.InteropServices;

namespace CrmCore.Storage.PostgreSql;

/// <summary>A connection that was lost, as the server knows it: its process may go on there.</summary>
/// <param name="Process">The number of the server's process.</param>
/// <param name="Start">When that process began.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LostSession(int Process, string Start)
{
    public static LostSession Of(Session session) => new(session.ProcessId, session.ProcessStart);

    /// <summary>Ends the process, under a condition if one is given; answers whether it is gone already.</summary>
    public async ValueTask<bool> EndAsync(Session session, string condition, CancellationToken ct) =>
        await session.FindAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = {Process} AND backend_start = '{Start}'{condition}", ct).ConfigureAwait(false) is null;
}
