using System.Globalization;

namespace CrmCore.Templating;

/// <summary>The text of a value, the same in every culture.</summary>
internal static class ValueText
{
    public static string Of(object? value) => value switch
    {
        null or ModelMap => "",
        string v => v,
        bool v => v ? "true" : "false",
        Money v => v.ToString(),
        ModelList v => string.Join(", ", v.Select(Of).Where(t => t.Length > 0)),
        DateTime v => v.ToString(v.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly v => v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable v => v.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
