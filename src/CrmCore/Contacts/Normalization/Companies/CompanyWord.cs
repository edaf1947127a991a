namespace CrmCore;

/// <summary>One word of a company's name.</summary>
/// <param name="Latin">The word in Latin letters.</param>
/// <param name="Skeleton">Its skeleton.</param>
/// <param name="IsNumber">Whether it is a number, in figures or as the Romans wrote them.</param>
/// <param name="Weight">How much it tells: words that many companies use tell little.</param>
internal readonly record struct CompanyWord(string Latin, string Skeleton, bool IsNumber, double Weight);
