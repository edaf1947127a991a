using System.Text.Json.Serialization;

namespace CrmCore;

/// <summary>Which of two values a merged card keeps (R33). The other one stays as an alternative; an empty value always gives way.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SurvivorshipRule>))]
public enum SurvivorshipRule
{
    /// <summary>The surviving card's.</summary>
    Survivor,

    /// <summary>The one that a person entered by hand, before one that an event told; of two alike the newer.</summary>
    Verified,

    /// <summary>The one that was given last; one of which it is not known counts as older.</summary>
    Newest,

    /// <summary>The one that says more: for a name more words, then more letters; for a list more items.</summary>
    MostComplete,

    /// <summary>The one whose source stands first in <see cref="MergeRules.SourceOrder"/>; of two alike the newer.</summary>
    BySource,

    /// <summary>Both, for fields that hold several values; for the others the surviving card's.</summary>
    Union,
}
