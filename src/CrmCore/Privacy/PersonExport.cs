using System.Text.Json;

namespace CrmCore;

/// <summary>Writes the rows that are about a person as JSON: <c>{"contact": …, "tables": {"deal": [{column: value, …}]}}</c>.</summary>
internal static class PersonExport
{
    public static async ValueTask<long> WriteAsync(ICrmStore store, AccountModel model, ContactId contact, PersonalValues person, Stream target, CancellationToken ct)
    {
        long written = 0;
        var json = new Utf8JsonWriter(target, new JsonWriterOptions { Indented = true });
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteString("account", model.Account.Id);
            json.WriteString("contact", contact.ToString());
            json.WriteStartObject("tables");
            foreach (var type in RecordCatalog.Schema.Types)
            {
                json.WriteStartArray(type.Name);
                string? after = null;
                do
                {
                    var page = await store.PageAsync(new PageRequest(type, -1, new RecordKey(model.Number), 1, 1000) { After = after }, ct).ConfigureAwait(false);
                    foreach (var record in page.Items.Where(r => type.IsAbout(r, person)))
                    {
                        Write(json, type, record);
                        written++;
                    }

                    await json.FlushAsync(ct).ConfigureAwait(false);
                    after = page.Next;
                }
                while (after is not null);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return written;
    }

    private static void Write(Utf8JsonWriter json, RecordType type, object record)
    {
        var row = RowCapture.Of(type, record);
        json.WriteStartObject();
        for (var i = 1; i < type.Columns.Count; i++)
        {
            if (row[i] is not { } value) continue;
            json.WritePropertyName(type.Columns[i].Name);
            switch (value)
            {
                case long number: json.WriteNumberValue(number); break;
                case Guid id: json.WriteStringValue(id); break;
                case string text: json.WriteStringValue(text); break;
                case ReadOnlyMemory<byte> bytes: WriteBytes(json, bytes); break;
            }
        }

        json.WriteEndObject();
    }

    // Stored JSON as JSON; the compact traces, which say nothing about anybody, as base64.
    private static void WriteBytes(Utf8JsonWriter json, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span[0] == (byte)'{') json.WriteRawValue(bytes.Span);
        else json.WriteBase64StringValue(bytes.Span);
    }
}
