namespace OpenLine;

/// <summary>A scenario that cannot be played: every line that is wrong, with what to write instead.</summary>
internal sealed class ScriptException(string file, IReadOnlyList<(int Line, string What)> problems) : Exception($"{file} cannot be played.")
{
    public string File { get; } = file;

    public IReadOnlyList<(int Line, string What)> Problems { get; } = problems;
}
