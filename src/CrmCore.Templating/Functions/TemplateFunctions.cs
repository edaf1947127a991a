using System.Globalization;
using NodaTime;

namespace CrmCore.Templating;

/// <summary>The functions that templates may call.</summary>
internal static class TemplateFunctions
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TemplateFunction> All { get; } =
    [
        new("date", 1, 2, ["zone", "culture"], DateText.FindProblem, DateText.Call)
        {
            Takes = "a moment and perhaps a format",
            Example = "{{date deal.deadline \"dd.MM.yyyy\"}}",
        },
        new("money", 1, 2, ["culture"], MoneyText.FindProblem, MoneyText.Call)
        {
            Takes = "an amount and perhaps a format",
            Example = "{{money deal.amount}}",
        },
        new("default", 2, 2, [], static _ => null, Fallback.Call)
        {
            Takes = "a value and what stands for it when there is none",
            Example = "{{default name \"client\"}}",
        },
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
