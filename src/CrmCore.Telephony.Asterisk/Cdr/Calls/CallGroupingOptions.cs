using NodaTime;

namespace CrmCore.Telephony.Asterisk;

/// <summary>How rows become calls.</summary>
public sealed record CallGroupingOptions
{
    /// <summary>The most digits that an extension has; a longer number is outside.</summary>
    /// <value>The default is 5.</value>
    public int LongestExtension { get; init; } = 5;

    /// <summary>The company's own outside numbers. They settle the direction of calls with outside numbers on both sides.</summary>
    /// <value>The default is empty: such calls count as inbound, unless Asterisk says otherwise.</value>
    public IReadOnlyCollection<string> OwnNumbers { get; init; } = [];

    /// <summary>How long a call waits for further rows before it is handed out. Asterisk writes the rows of a call within a second.</summary>
    /// <value>The default is 5 seconds.</value>
    public Duration Quiet { get; init; } = Duration.FromSeconds(5);

    /// <summary>How long after its end a call is remembered, for rows that come late.</summary>
    /// <value>The default is one day.</value>
    public Duration Memory { get; init; } = Duration.FromHours(24);
}
