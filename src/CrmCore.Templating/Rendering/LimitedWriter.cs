using System.Globalization;

namespace CrmCore.Templating;

/// <summary>Keeps a text that is made, up to the limit.</summary>
internal sealed class LimitedWriter() : StringWriter(CultureInfo.InvariantCulture)
{
    public override void Write(char value)
    {
        Take(1);
        base.Write(value);
    }

    public override void Write(string? value)
    {
        Take(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Take(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Take(buffer.Length);
        base.Write(buffer);
    }

    private void Take(int count)
    {
        if (GetStringBuilder().Length + count > TemplateLimits.OutputLength)
        {
            throw new FormatException(
                $"The template makes a text of more than {TemplateLimits.OutputLength} characters. Walk shorter lists or shorten values.");
        }
    }
}
