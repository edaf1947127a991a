namespace CrmCore;

/// <summary>A phone number that was read and found valid.</summary>
/// <param name="E164">The number in E.164: a plus, the calling code and the national number, digits only, for example <c>+79161234567</c>.</param>
/// <param name="Extension">The digits dialled after the connection stands (<c>доб. 12</c>, <c>ext. 12</c>), or <see langword="null"/>. Not part of the key.</param>
/// <param name="Region">
/// The ISO 3166-1 code of the country or territory the number belongs to, in capitals; <see langword="null"/> for numbers that belong to
/// none, such as international freephone.
/// </param>
public readonly record struct PhoneNumber(string E164, string? Extension, string? Region)
{
    /// <summary>Gives the number as a person would copy it: <c>+79161234567</c>, or <c>+79161234567;ext=12</c>.</summary>
    /// <returns>The number, and the extension when there is one.</returns>
    public override string ToString() => Extension is null ? E164 : $"{E164};ext={Extension}";
}
