using System.Text.Json.Serialization;

namespace CrmCore;

/// <summary>Which of two cards stays when they are merged by themselves (R33). By hand, whoever merges says it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SurvivorRule>))]
public enum SurvivorRule
{
    /// <summary>The one that was made first.</summary>
    Oldest,

    /// <summary>The one that was made last.</summary>
    Newest,

    /// <summary>The one that holds more values; of two alike the older.</summary>
    MostComplete,
}
