using Npgsql;
using NpgsqlTypes;

namespace CrmCore.Storage.PostgreSql;

/// <summary>
/// How a commit begins: it takes its number, keeps its accounts from being entered alone, and then, in a statement of its own that sees what the last who
/// was alone has written, looks whether they stand in the epochs that it was decided by.
/// </summary>
internal sealed class CommitGuard
{
    private readonly List<int> _accounts = [];
    private readonly List<long> _numbers = [];
    private readonly NpgsqlParameter<long> _lease = new() { NpgsqlDbType = NpgsqlDbType.Bigint };

    public CommitGuard(StoreTables tables)
    {
        Number = new NpgsqlBatchCommand("SELECT pg_current_xact_id()::text");
        Lock = new NpgsqlBatchCommand($"SELECT pg_current_xact_id()::text, pg_advisory_xact_lock_shared({tables.LockSpace}, a)::text FROM unnest($1::int[]) AS a");
        Lock.Parameters.Add(Accounts());
        Epochs = new NpgsqlBatchCommand(TextOf(tables));
        Epochs.Parameters.Add(Accounts());
        Epochs.Parameters.Add(new NpgsqlParameter<List<long>> { TypedValue = _numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        Lease = new NpgsqlBatchCommand($"SELECT NOT EXISTS (SELECT 1 FROM {tables.Node} WHERE number = $1 AND alive_until > clock_timestamp())");
        Lease.Parameters.Add(_lease);
    }

    /// <summary>Answers the transaction's number.</summary>
    public NpgsqlBatchCommand Number { get; }

    /// <summary>Answers the transaction's number when the accounts are kept.</summary>
    public NpgsqlBatchCommand Lock { get; }

    /// <summary>Answers whether an account stands in another epoch.</summary>
    public NpgsqlBatchCommand Epochs { get; }

    /// <summary>Answers whether the node has ended on whose lease the changes rely. A number that has ended never lives again.</summary>
    public NpgsqlBatchCommand Lease { get; }

    /// <summary>Takes the epochs, in the order in which every node locks them, and the lease.</summary>
    public void Fill(ChangeSet changes)
    {
        _lease.TypedValue = changes.Lease;
        foreach (var epoch in changes.Epochs.OrderBy(epoch => epoch.Account))
        {
            _accounts.Add(epoch.Account);
            _numbers.Add(epoch.Number);
        }
    }

    public void Clear()
    {
        _accounts.Clear();
        _numbers.Clear();
    }

    private static string TextOf(StoreTables tables)
    {
        if (tables.Schema.Epochs is not { } type) return "SELECT cardinality($1::int[]) + cardinality($2::bigint[]) < 0";
        var table = tables[type];
        return $"SELECT coalesce(bool_or(coalesce((SELECT {table.ColumnName(1)} FROM {table.Name} WHERE {table.ColumnName(0)} = e.account), 0) <> e.number), false) "
            + "FROM unnest($1::int[], $2::bigint[]) AS e(account, number)";
    }

    private NpgsqlParameter<List<int>> Accounts() => new() { TypedValue = _accounts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
}
