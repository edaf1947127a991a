namespace ManyNodes;

/// <summary>One sum.</summary>
/// <param name="What">What it proves.</param>
/// <param name="Expected">What it has to be.</param>
/// <param name="Found">What it is.</param>
internal sealed record Check(string What, long Expected, long Found)
{
    public bool IsRight => Expected == Found;
}
