namespace CrmCore;

/// <summary>A card's score at the moment it was read (R36).</summary>
/// <param name="Points">The sum, to two digits.</param>
/// <param name="Temperature">Cold, warm or hot, by the account's thresholds.</param>
/// <param name="Reasons">What gave the points, in the order of the rules: those on the card first.</param>
public sealed record CardScore(decimal Points, Temperature Temperature, IReadOnlyList<ScoreReason> Reasons);
