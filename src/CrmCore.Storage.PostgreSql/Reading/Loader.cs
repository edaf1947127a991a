namespace CrmCore.Storage.PostgreSql;

/// <summary>Answers what a working set wants: one statement an index, all in one round trip.</summary>
internal sealed class Loader(Sessions sessions, StoreTables tables)
{
    public async ValueTask LoadAsync(WorkingSet set, CancellationToken ct)
    {
        if (set.Wanted.Count > 0) await sessions.RunAsync(durable: true, set, ReadAsync, ct).ConfigureAwait(false);
        set.AllFound();
    }

    private async ValueTask<bool> ReadAsync(Session session, WorkingSet set, CancellationToken ct)
    {
        var commands = new List<(LookupCommand Command, RecordSet Found)>();
        try
        {
            Collect(session, set, commands);
            var batch = session.NewBatch();
            await using var ending = batch.ConfigureAwait(false);
            foreach (var (command, _) in commands) batch.BatchCommands.Add(command.Command);
            var reader = await session.ReadAsync(batch, ct).ConfigureAwait(false);
            await using var closing = reader.ConfigureAwait(false);
            foreach (var (command, _) in commands)
            {
                await command.ReadAsync(reader, ct).ConfigureAwait(false);
                await reader.NextResultAsync(ct).ConfigureAwait(false);
            }

            foreach (var (command, found) in commands) command.GiveTo(found);
            return true;
        }
        finally
        {
            foreach (var (command, _) in commands) command.Clear();
        }
    }

    private void Collect(Session session, WorkingSet set, List<(LookupCommand Command, RecordSet Found)> commands)
    {
        foreach (var lookup in set.Wanted)
        {
            var command = session.Keep((lookup.Type.Ordinal, lookup.Index), key => new LookupCommand(tables[tables.Schema.Types[key.Ordinal]], key.Index));
            if (command.IsEmpty) commands.Add((command, set.Of(lookup.Type)));
            command.Add(lookup);
        }
    }
}
