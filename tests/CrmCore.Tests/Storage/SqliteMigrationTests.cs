using CrmCore.Storage.Sqlite;

namespace CrmCore.Tests.Storage;

public sealed class SqliteMigrationTests : SqliteBench
{
    [Fact]
    public async Task An_older_file_is_brought_forward_with_its_data()
    {
        var first = new ThingRecords(version: 1);
        await using (var store = await OpenAsync(schema: Schema(1, first)))
        {
            Assert.True(await CommitAsync(store, Insert(first, new Thing(1, "a", 7)), Insert(first, new Thing(1, "b", 8))));
        }

        var third = new ThingRecords(version: 3);
        var notes = new NoteRecords();
        for (var times = 0; times < 2; times++)
        {
            await using var store = await OpenAsync(schema: Schema(3, third, notes));
            Assert.Equal([new Thing(1, "a", 7), new Thing(1, "b", 8)], (await AllAsync(store, third)).Where(thing => ((Thing)thing).Color is null));
        }

        await using var migrated = await OpenAsync(schema: Schema(3, third, notes));
        var red = new Thing(1, "c", 9) { Color = "red", Weight = 12 };
        Assert.True(await CommitAsync(migrated, Insert(third, red), Insert(notes, new Note(1, Id(1), "hello"))));
        Assert.False(await CommitAsync(migrated, Insert(third, red with { Name = "d" })));
        var byColor = await migrated.PageAsync(new PageRequest(third, 0, new RecordKey(1), 1, 10), CancellationToken.None);
        Assert.Equal([red], byColor.Items);
        Assert.Equal([new Note(1, Id(1), "hello")], await AllAsync(migrated, notes));
    }

    [Fact]
    public async Task A_migrated_file_is_like_a_new_one()
    {
        await (await OpenAsync(schema: Schema(1, new ThingRecords(version: 1)))).DisposeAsync();
        await using var migrated = await OpenAsync(schema: Schema(3, new ThingRecords(version: 3), new NoteRecords()));
        await using var fresh = await OpenAsync(In("fresh.db"), Schema(3, new ThingRecords(version: 3), new NoteRecords()));
        Assert.Equal(Tables(fresh), Tables(migrated));
        Assert.NotEmpty(Tables(fresh));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_file_as_it_was()
    {
        var first = new ThingRecords(version: 1);
        await using (var store = await OpenAsync(schema: Schema(1, first)))
        {
            Assert.True(await CommitAsync(store, Insert(first, new Thing(1, "a", 7))));
            store.WriterConnection.Execute("CREATE TABLE note(account INTEGER)");
        }

        await RefusedAsync(schema: Schema(3, new ThingRecords(version: 3), new NoteRecords()));
        await using var again = await OpenAsync(schema: Schema(1, first));
        Assert.Single(await AllAsync(again, first));
        Assert.DoesNotContain("color", Tables(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_on_a_column_that_may_be_empty_is_refused_with_the_remedy()
    {
        var type = new ThingRecords(version: 3, where: null);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await OpenAsync(schema: Schema(3, type)));
        Assert.Contains("name it as the index's Where", error.Message, StringComparison.Ordinal);
    }

    private static string Tables(SqliteStore store) => store.WriterConnection.Read(
        "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name)")!;

    private static RecordSchema Schema(int version, params RecordType[] types)
    {
        for (var i = 0; i < types.Length; i++) types[i].Ordinal = i;
        return new RecordSchema(version, types);
    }
}

internal sealed record Thing(int Account, string Name, long Size)
{
    public string? Color { get; init; }

    public long Weight { get; init; }
}

internal sealed record Note(int Account, Guid Id, string Text);

/// <summary>A type whose version 2 has an optional and a required column more, and whose version 3 has a unique index on one of them.</summary>
internal sealed class ThingRecords(int version, string? where = "color") : RecordType<Thing>(
    "thing", 2,
    version == 1
        ? [new("account", ColumnKind.Integer), new("name", ColumnKind.Text), new("size", ColumnKind.Integer)]
        :
        [
            new("account", ColumnKind.Integer), new("name", ColumnKind.Text), new("color", ColumnKind.Text, Optional: true, Since: 2),
            new("size", ColumnKind.Integer), new("weight", ColumnKind.Integer, Since: 2),
        ],
    version == 1 ? [] : [new RecordIndex("by_color", ["account", "color"], 2, Unique: true, Where: where, Since: 3)])
{
    private readonly int _size = version == 1 ? 2 : 3;

    public override RecordKey KeyOf(Thing record) => new(record.Account, T0: record.Name);

    public override void Write(Thing record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Text(1, record.Name);
        row.Integer(_size, record.Size);
        if (_size == 2) return;
        row.Text(2, record.Color);
        row.Integer(4, record.Weight);
    }

    public override Thing Read(IRowReader row) => new((int)row.Integer(0), row.Text(1)!, row.Integer(_size))
    {
        Color = _size == 2 ? null : row.Text(2),
        Weight = _size == 2 ? 0 : row.Integer(4),
    };
}

internal sealed class NoteRecords() : RecordType<Note>(
    "note", 2, [new("account", ColumnKind.Integer), new("id", ColumnKind.Id), new("text", ColumnKind.Text)])
{
    public override int Since => 2;

    public override bool Appended => true;

    public override RecordKey KeyOf(Note record) => new(record.Account, record.Id);

    public override void Write(Note record, IRowWriter row)
    {
        row.Integer(0, record.Account);
        row.Id(1, record.Id);
        row.Text(2, record.Text);
    }

    public override Note Read(IRowReader row) => new((int)row.Integer(0), row.Id(1), row.Text(2)!);
}
