using System.Data.Common;
using HostConnection = Microsoft.Data.Sqlite.SqliteConnection;
using HostTransaction = Microsoft.Data.Sqlite.SqliteTransaction;

namespace CrmCore.Storage.Sqlite;

/// <summary>Writes inserts within a transaction of the host's, on its own connection to the same file.</summary>
/// <param name="tables">The tables.</param>
/// <param name="path">The file as the options name it, for messages.</param>
/// <param name="file">The file as SQLite names it.</param>
internal sealed class HostWrites(SchemaTables tables, string path, string file)
{
    private const string Savepoint = "crm_accept";

    /// <summary>Writes all of them or none; the host's transaction stays open either way.</summary>
    public CommitResult Write(DbTransaction transaction, ChangeSet changes)
    {
        using var connection = SqliteConnection.Of(ConnectionOf(transaction).Handle!, path);
        if (changes.Changes.Any(change => change.Kind != ChangeKind.Insert)) throw new ArgumentException("A transaction of the host's takes inserts only.", nameof(changes));
        if (!string.Equals(connection.File, file, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The transaction is on another file than the store, which is '{path}'.", nameof(transaction));
        }

        connection.Execute("SAVEPOINT " + Savepoint);
        var isDone = false;
        try
        {
            var refused = Insert(connection, changes);
            isDone = refused.Count == 0;
            return new CommitResult(refused);
        }
        finally
        {
            if (!isDone) connection.Execute("ROLLBACK TO " + Savepoint);
            connection.Execute("RELEASE " + Savepoint);
        }
    }

    private static HostConnection ConnectionOf(DbTransaction transaction)
    {
        if (transaction is not HostTransaction sqlite)
        {
            throw new ArgumentException($"The store is a SQLite file: give it a SqliteTransaction, not a {transaction.GetType().Name}.", nameof(transaction));
        }

        return sqlite.Connection is { Handle: not null } connection
            ? connection
            : throw new ArgumentException("The transaction has ended: give one that is open.", nameof(transaction));
    }

    private List<RecordChange> Insert(SqliteConnection connection, ChangeSet changes)
    {
        var commands = tables.CommandsOn(connection);
        var binder = new RowBinder();
        return [.. changes.Changes.Where(change => !commands[change.Type.Ordinal].Write(change, binder))];
    }
}
