using System.Globalization;

namespace CrmCore.Crashes;

/// <summary>How long the runs are: short by default, as long as the environment says.</summary>
internal static class OnDemand
{
    /// <summary>How many deaths of each kind: <c>CRMCORE_DEATHS</c>.</summary>
    public static int Deaths => Number("CRMCORE_DEATHS", 20);

    /// <summary>Where progress is told, so that it is seen while a long test runs.</summary>
    public static void Tell(string progress)
    {
        if (Environment.GetEnvironmentVariable("CRMCORE_DEATHS") is not null || Environment.GetEnvironmentVariable("CRMCORE_MINUTES") is not null) Console.Error.WriteLine(progress);
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
