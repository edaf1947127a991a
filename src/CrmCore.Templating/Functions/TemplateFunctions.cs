using System.Globalization;
using NodaTime;

namespace CrmCore.Templating;

/// <summary>The functions that templates may call.</summary>
internal static class TemplateFunctions
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TemplateFunction> All { get; } =
    [
        new("date", 1, 2, ["zone", "culture"], "a moment and perhaps a format", "{{date deal.deadline \"dd.MM.yyyy\"}}", DateText.FindProblem, DateText.Call),
        new("money", 1, 2, ["culture"], "an amount and perhaps a format", "{{money deal.amount}}", MoneyText.FindProblem, MoneyText.Call),
        new("default", 2, 2, [], "a value and what stands for it when there is none", "{{default name \"client\"}}", static _ => null, Fallback.Call),
    ];

    /// <summary>Their names, for people.</summary>
    public static string Names => string.Join(", ", All.Select(f => f.Name));

    public static TemplateFunction? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>Says what is wrong with an option that is written out; null when nothing is.</summary>
    public static string? FindOptionProblem(string option, string value) => option switch
    {
        "zone" when DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is null => $"there is no time zone '{value}'",
        "culture" when FindCulture(value) is null => $"there is no culture '{value}'",
        _ => null,
    };

    /// <summary>The culture of a name; null where there is none.</summary>
    public static CultureInfo? FindCulture(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
