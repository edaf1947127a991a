namespace CrmCore.Benchmarks;

/// <summary>A SQLite file with the ceiling's tables, filled with contacts that have one deal, one past event and one waiting action each.</summary>
internal sealed class CeilingFile : IDisposable
{
    private readonly string _folder;

    private CeilingFile(string folder, int contacts, long now)
    {
        _folder = folder;
        Contacts = contacts;
        FilledAt = now;
    }

    public int Contacts { get; }

    /// <summary>The moment of the fill in Unix milliseconds; waiting actions are due from the next day on, evenly over seven days.</summary>
    public long FilledAt { get; }

    public string DatabasePath => Path.Combine(_folder, "ceiling.db");

    public static CeilingFile Fill(string parent, int contacts, TimeProvider clock)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, $"ceiling-{contacts}-{Guid.NewGuid():N}")).FullName;
        var file = new CeilingFile(folder, contacts, clock.GetUtcNow().ToUnixTimeMilliseconds());
        try
        {
            using (var db = new RawDatabase(file.DatabasePath)) new CeilingFill(db, contacts, file.FilledAt).Run();
            using (var stream = new FileStream(file.DatabasePath, FileMode.Open, FileAccess.ReadWrite)) stream.Flush(flushToDisk: true);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A connection with the ceiling's settings.</summary>
    public RawDatabase Open()
    {
        var db = new RawDatabase(DatabasePath);
        db.Execute(CeilingSchema.Settings);
        return db;
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
