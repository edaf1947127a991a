using CrmCore.Storage.Relational;

namespace CrmCore.Storage.PostgreSql;

/// <summary>The tables of a schema: those of the record types, and the store's own.</summary>
internal sealed class StoreTables
{
    private readonly TableModel[] _tables;

    public StoreTables(RecordSchema schema, string name)
    {
        Schema = schema;
        Name = name;
        Dialect = new PostgreSqlDialect(name);
        _tables = [.. schema.Types.Select(type => new TableModel(type, Dialect))];
        Node = Dialect.Table("crm_node");
        NodeNumber = Dialect.Table("crm_node_number");
        Channel = "crm_" + name;
        LockSpace = HashOf(name);
    }

    public RecordSchema Schema { get; }

    /// <summary>The schema's name.</summary>
    public string Name { get; }

    public PostgreSqlDialect Dialect { get; }

    /// <summary>The table of nodes.</summary>
    public string Node { get; }

    /// <summary>The sequence of the nodes' numbers.</summary>
    public string NodeNumber { get; }

    /// <summary>The channel on which nodes tell one another.</summary>
    public string Channel { get; }

    /// <summary>The first part of all advisory locks of this schema; the second is an account, 0 for the inbox, or negative.</summary>
    public int LockSpace { get; }

    public TableModel this[RecordType type] => _tables[type.Ordinal];

    // FNV-1a: the same on every node, whatever runs it.
    private static int HashOf(string name)
    {
        var hash = 2166136261u;
        foreach (var c in "crmcore:" + name) hash = unchecked((hash ^ c) * 16777619);
        return unchecked((int)hash);
    }
}
