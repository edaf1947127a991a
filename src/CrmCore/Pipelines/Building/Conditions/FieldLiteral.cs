using NodaTime;

namespace CrmCore;

/// <summary>
/// A value written in a definition. Texts, numbers, money, dates and yes or no become one by themselves:
/// <c>AtLeast(1000)</c>, <c>Is("ru")</c>, <c>Is(true)</c>.
/// </summary>
/// <param name="Value">The value.</param>
public readonly record struct FieldLiteral(FieldValue Value)
{
    /// <summary>A text.</summary>
    /// <param name="value">The text; null is no value.</param>
    public static implicit operator FieldLiteral(string? value) => new(FieldValue.Of(value));

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator FieldLiteral(decimal value) => new(FieldValue.Of(value));

    /// <summary>Yes or no.</summary>
    /// <param name="value">Which.</param>
    public static implicit operator FieldLiteral(bool value) => new(FieldValue.Of(value));

    /// <summary>Money.</summary>
    /// <param name="value">The money.</param>
    public static implicit operator FieldLiteral(Money value) => new(FieldValue.Of(value));

    /// <summary>A date.</summary>
    /// <param name="value">The date.</param>
    public static implicit operator FieldLiteral(LocalDate value) => new(FieldValue.Of(value));

    /// <summary>Several texts.</summary>
    /// <param name="value">The texts.</param>
    public static implicit operator FieldLiteral(string[] value) => new(FieldValue.Of(value));

    /// <summary>A field's value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator FieldLiteral(FieldValue value) => new(value);
}
