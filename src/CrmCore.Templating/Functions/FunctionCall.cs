using System.Globalization;
using HandlebarsDotNet;
using NodaTime;

namespace CrmCore.Templating;

/// <summary>A call of a function while a text is made.</summary>
internal sealed class FunctionCall(IReadOnlyList<object?> values, IReadOnlyDictionary<string, object?> options, ModelMap? root)
{
    public static FunctionCall Of(in Arguments arguments, object? root)
    {
        var options = arguments.Hash;
        var values = new object?[options.Count > 0 ? arguments.Length - 1 : arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i] is UndefinedBindingResult ? null : arguments[i];
        return new FunctionCall(values, options, root as ModelMap);
    }

    /// <summary>The n-th value; null where there is none or it is not known.</summary>
    public object? this[int index] => index < values.Count ? values[index] : null;

    /// <summary>The culture that the call says; null where it says none.</summary>
    /// <exception cref="FormatException">There is no such culture.</exception>
    public CultureInfo? Culture
    {
        get
        {
            if (Option("culture") is not { } name) return null;
            return TemplateFunctions.FindCulture(name)
                ?? throw new FormatException($"There is no culture '{name}'. Give a name such as ru-RU.");
        }
    }

    /// <summary>The time zone that the call says, else the one that the model says under <c>zone</c>, else UTC.</summary>
    /// <exception cref="FormatException">There is no such zone.</exception>
    public DateTimeZone Zone
    {
        get
        {
            var name = Option("zone") ?? (root is not null && root.TryGetValue("zone", out var said) ? said as string : null);
            if (name is null) return DateTimeZone.Utc;
            return DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
                ?? throw new FormatException($"There is no time zone '{name}'. Give an IANA name such as Europe/Moscow.");
        }
    }

    private string? Option(string name)
    {
        if (!options.TryGetValue(name, out var value) || value is null or UndefinedBindingResult) return null;
        return ValueText.Of(value) is { Length: > 0 } text ? text : null;
    }
}
