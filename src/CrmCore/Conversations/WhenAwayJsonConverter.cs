using NodaTime;

namespace CrmCore;

/// <summary>What becomes of a request while the own manager is away, as <c>"pass-on"</c>, <c>"wait"</c> or <c>"PT15M"</c>.</summary>
internal sealed class WhenAwayJsonConverter : TextJsonConverter<WhenAway>
{
    private const string PassOn = "pass-on";
    private const string Wait = "wait";

    protected override WhenAway Parse(string text) => text switch
    {
        PassOn => WhenAway.PassOn,
        Wait => WhenAway.Wait,
        _ => WhenAway.WaitAtMost(PeriodText.Elapsed(PeriodText.Parse(text))),
    };

    protected override string Format(WhenAway value) =>
        value.Longest is not { } longest ? Wait : longest == Duration.Zero ? PassOn : PeriodText.Format(PeriodText.Of(longest));
}
