using System.Globalization;

namespace CrmCore.CrashChild.Outside;

/// <summary>An effect outside the engine, as the receiver saw it.</summary>
internal sealed record Effect(string Key, DealId Deal, long Entry, string Action)
{
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Key}|{Deal}|{Entry}|{Action}");

    public static Effect Read(string line)
    {
        var parts = line.Split('|');
        return new Effect(parts[0], new DealId(Guid.Parse(parts[1])), long.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
    }
}
