using CrmCore.CrashChild.Told;

namespace CrmCore.CrashChild.Outside;

/// <summary>The world outside: what was done there stays done, whatever becomes of the store and the process.</summary>
internal sealed class EffectJournal(string folder, string process) : IDisposable
{
    private const string Prefix = "effects-";

    private readonly LineLog _log = new(Path.Combine(folder, Prefix + process + ".log"));

    public void Write(Effect effect) => _log.Write(effect.Write());

    public void Dispose() => _log.Dispose();

    public static IEnumerable<Effect> ReadAll(string folder) =>
        Directory.EnumerateFiles(folder, Prefix + "*.log").SelectMany(LineLog.Read).Select(Effect.Read);
}
