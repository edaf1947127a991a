namespace CrmCore.Storage.Relational;

/// <summary>The statements that make a schema, or bring an older one forward. Migrations are numbered by the schema's version and only go forward.</summary>
internal sealed class SchemaScript(RecordSchema schema, SqlDialect dialect)
{
    /// <summary>The table that says which versions were applied, a row each.</summary>
    public const string VersionTable = "crm_schema";

    /// <summary>Makes the table of versions unless it is there.</summary>
    public string CreateVersionTable => $"CREATE TABLE IF NOT EXISTS {dialect.Table(VersionTable)} (version {dialect.TypeOf(ColumnKind.Integer)} NOT NULL PRIMARY KEY)";

    /// <summary>Selects the version that was reached; empty (null) when none was.</summary>
    public string SelectVersion => $"SELECT max(version) FROM {dialect.Table(VersionTable)}";

    /// <summary>What brings a schema of the given version to this one, each version's statements followed by the mark that it was reached.</summary>
    /// <param name="found">The version found; 0 for an empty database.</param>
    /// <param name="place">The file or database, for the message.</param>
    /// <exception cref="StoreUnavailableException">The schema found is newer than this library's.</exception>
    public IReadOnlyList<string> From(int found, string place)
    {
        if (found > schema.Version)
        {
            throw new StoreUnavailableException(
                $"'{place}' was written by a newer CrmCore: its schema has version {found}, this library knows versions up to {schema.Version}. "
                + "Use the newer library again, or restore a backup made before the update.");
        }

        var script = new List<string>();
        for (var version = found + 1; version <= schema.Version; version++)
        {
            foreach (var type in schema.Types) Bring(script, type, version);
            script.Add($"INSERT INTO {dialect.Table(VersionTable)} (version) VALUES ({version})");
        }

        return script;
    }

    private void Bring(List<string> script, RecordType type, int version)
    {
        var table = new TableModel(type, dialect);
        if (type.Since == version)
        {
            script.Add(CreateTable(table, version));
            if (!dialect.DeclaresKey(type)) script.Add($"CREATE UNIQUE INDEX {dialect.Quote(type.Name + "_key")} ON {table.Name} ({KeyNames(table)})");
        }
        else if (type.Since < version)
        {
            foreach (var column in type.Columns.Where(column => column.Since == version))
            {
                var filled = column.Optional ? "" : $" DEFAULT {dialect.EmptyOf(column.Kind)}";
                script.Add($"ALTER TABLE {table.Name} ADD COLUMN {Define(column)}{filled}");
            }
        }

        for (var i = 0; i < type.Indexes.Count; i++)
        {
            if (Math.Max(type.Indexes[i].Since, type.Since) == version && !type.Indexes[i].KeyPrefix) script.Add(CreateIndex(table, i));
        }
    }

    private string CreateTable(TableModel table, int version)
    {
        // Columns of later versions are added when their turn comes, so that a new file and a migrated one are alike.
        var columns = string.Join(", ", table.Type.Columns.Where(column => column.Since <= version).Select(Define));
        var key = dialect.DeclaresKey(table.Type) ? $", PRIMARY KEY ({KeyNames(table)})" : "";
        return $"CREATE TABLE {table.Name} ({columns}{key}){dialect.SuffixOf(table.Type)}";
    }

    private string CreateIndex(TableModel table, int position)
    {
        var index = table.Type.Indexes[position];
        var order = table.Orders[position];
        var columns = index.Unique || !dialect.EndsInKey(table.Type, index) ? order.IndexedColumns : order.Columns;
        var where = index.Where is null ? "" : $" WHERE {dialect.Quote(index.Where)} IS NOT NULL";
        return $"CREATE {(index.Unique ? "UNIQUE " : "")}INDEX {table.IndexName(index)} ON {table.Name} ({table.Names(columns)}){where}";
    }

    private string Define(RecordColumn column) => $"{dialect.Quote(column.Name)} {dialect.TypeOf(column.Kind)}{(column.Optional ? "" : " NOT NULL")}";

    private static string KeyNames(TableModel table) => table.Names(Enumerable.Range(0, table.Type.KeyColumns));
}
