using System.Globalization;
using System.Text;
using NodaTime;

namespace CrmCore.Testing;

/// <summary>A story in words: one line for everything that a reader has to know.</summary>
internal sealed class StoryLog
{
    private readonly StringBuilder _text = new();

    public void Add(Instant at, string? who, string what)
    {
        _text.Append(at.ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        if (who is not null) _text.Append("  ").Append(who);
        _text.Append("  ").Append(what).Append('\n');
    }

    public override string ToString() => _text.ToString();
}
