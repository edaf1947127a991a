using System.Globalization;

namespace CrmCore.Crashes;

/// <summary>How long the runs are: short by default, as long as the environment says.</summary>
internal static class OnDemand
{
    /// <summary>How many deaths of each kind: <c>CRMCORE_DEATHS</c>.</summary>
    public static int Deaths => Number("CRMCORE_DEATHS", 20);

    /// <summary>How often the database's server is killed: a tenth of <c>CRMCORE_DEATHS</c>, and never less than 3.</summary>
    public static int ServerDeaths => Math.Max(3, Number("CRMCORE_DEATHS", 30) / 10);

    /// <summary>How long several nodes work on one database: <c>CRMCORE_MINUTES</c>.</summary>
    public static TimeSpan Nodes => Number("CRMCORE_MINUTES", 0) is > 0 and var minutes ? TimeSpan.FromMinutes(minutes) : TimeSpan.FromSeconds(20);

    /// <summary>Whether anything was asked for: then progress is told.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("CRMCORE_DEATHS") is not null || Environment.GetEnvironmentVariable("CRMCORE_MINUTES") is not null;

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
