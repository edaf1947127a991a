namespace CrmCore;

/// <summary>The stable words for why somebody was passed over.</summary>
internal static class PassedOverWords
{
    public static string Of(PassOver reason) => reason switch
    {
        PassOver.NotTheirTurn => "not-their-turn",
        PassOver.Dismissed => "dismissed",
        PassOver.LacksSkill => "lacks-skill",
        PassOver.LacksLanguage => "lacks-language",
        PassOver.LacksTerritory => "lacks-territory",
        PassOver.NotTheOne => "not-the-manager",
        PassOver.OnBreak => "on-break",
        PassOver.Away => "away",
        PassOver.OnLeave => "on-leave",
        PassOver.Sick => "sick",
        PassOver.OutsideHours => "outside-hours",
        PassOver.Full => "at-capacity",
        PassOver.QuotaSpent => "quota-spent",
        PassOver.TooFast => "rate-limit",
        PassOver.TriedAlready => "did-not-answer",
        PassOver.WeightZero => "weight-zero",
        _ => "chosen",
    };
}
