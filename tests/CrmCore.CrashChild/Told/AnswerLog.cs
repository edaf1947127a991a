using System.Globalization;

namespace CrmCore.CrashChild.Told;

/// <summary>The answers that one process got.</summary>
internal sealed class AnswerLog(string folder, int life) : IDisposable
{
    private const string Prefix = "answers-";

    private readonly LineLog _log = new(PathOf(folder, life));

    public void Write(Answer answer) => _log.Write(answer.Write());

    public void Dispose() => _log.Dispose();

    public static string PathOf(string folder, int life) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{life}.log"));

    public static IEnumerable<Answer> Read(string folder, int life) => LineLog.Read(PathOf(folder, life)).Select(Answer.Read);

    /// <summary>Everything that anybody was told.</summary>
    public static IEnumerable<Answer> ReadAll(string folder) =>
        Directory.EnumerateFiles(folder, Prefix + "*.log").SelectMany(LineLog.Read).Select(Answer.Read);

    /// <summary>The numbers that a process has handed in, or was about to, without an answer.</summary>
    public static IReadOnlyList<long> Unanswered(string folder, int life, long first, int senders)
    {
        var answered = Read(folder, life).Where(a => a.IsKept && a.Number >= first).Select(a => a.Number).ToHashSet();
        var last = answered.Count == 0 ? first : answered.Max();
        return [.. Enumerable.Range(0, (int)(last - first) + senders + 1).Select(n => first + n).Where(n => !answered.Contains(n))];
    }
}
