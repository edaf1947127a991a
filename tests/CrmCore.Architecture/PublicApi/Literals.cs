using System.Globalization;

namespace CrmCore.Architecture;

/// <summary>Constants and default values as C# writes them.</summary>
internal static class Literals
{
    public static string Of(object? value, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => type.IsValueType && bare == type ? "default" : "null",
            bool flag => flag ? "true" : "false",
            string text => Quote(text),
            char letter => $"'{letter}'",
            _ when bare.IsEnum => EnumValue(value, bare),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
    }

    private static string EnumValue(object value, Type type)
    {
        var member = Enum.ToObject(type, value);
        return Enum.IsDefined(type, member) ? $"{type.Name}.{member}" : $"({type.Name}){Convert.ToString(value, CultureInfo.InvariantCulture)}";
    }

    private static string Quote(string text) => "\"" + text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal) + "\"";
}
