namespace CrmCore;

/// <summary>What one field says about two rows.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Agreement">How far the values agree, in words.</param>
/// <param name="Bits">What this agreement says: above zero for one person, below for two.</param>
/// <param name="FrequencyBits">What the value's frequency adds to or takes from the weight of equality.</param>
public sealed record MatchEvidence(string Field, string Agreement, double Bits, double FrequencyBits);
