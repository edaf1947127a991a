using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CrmCore.Testing;

/// <summary>A sentence of a story: made only when somebody wants to read it.</summary>
[InterpolatedStringHandler]
internal readonly struct StoryWords
{
    private readonly StringBuilder? _text;

    public StoryWords(int literalLength, int formattedCount, SimulatedWorld world, out bool isWanted)
    {
        isWanted = world.Log is not null;
        _text = isWanted ? new StringBuilder(literalLength + (formattedCount * 8)) : null;
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    public void AppendFormatted<T>(T value, string format) => _text!.Append(value is IFormattable f ? f.ToString(format, CultureInfo.InvariantCulture) : $"{value}");

    public override string ToString() => _text?.ToString() ?? "";
}
