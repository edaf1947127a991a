namespace CrmCore;

/// <summary>A field, to compare with values. Texts are compared without regard to case; a list equals a text when it contains it.</summary>
public sealed class FieldConditions
{
    private readonly string _path;

    internal FieldConditions(string path) => _path = path;

    /// <summary>It is the value.</summary>
    /// <param name="value">A text, a number, money, a date, yes or no.</param>
    /// <returns>The condition.</returns>
    public Condition Is(FieldLiteral value) => Compare(ConditionOperator.Equal, value);

    /// <summary>It is not the value.</summary>
    /// <param name="value">A text, a number, money, a date, yes or no.</param>
    /// <returns>The condition.</returns>
    public Condition IsNot(FieldLiteral value) => Compare(ConditionOperator.NotEqual, value);

    /// <summary>It is less than the value.</summary>
    /// <param name="value">A number, money, a date.</param>
    /// <returns>The condition.</returns>
    public Condition LessThan(FieldLiteral value) => Compare(ConditionOperator.Less, value);

    /// <summary>It is the value or less.</summary>
    /// <param name="value">A number, money, a date.</param>
    /// <returns>The condition.</returns>
    public Condition AtMost(FieldLiteral value) => Compare(ConditionOperator.AtMost, value);

    /// <summary>It is more than the value.</summary>
    /// <param name="value">A number, money, a date.</param>
    /// <returns>The condition.</returns>
    public Condition MoreThan(FieldLiteral value) => Compare(ConditionOperator.More, value);

    /// <summary>It is the value or more.</summary>
    /// <param name="value">A number, money, a date.</param>
    /// <returns>The condition.</returns>
    public Condition AtLeast(FieldLiteral value) => Compare(ConditionOperator.AtLeast, value);

    /// <summary>It lies between two values, both included.</summary>
    /// <param name="low">The lower one.</param>
    /// <param name="high">The higher one.</param>
    /// <returns>The condition.</returns>
    public Condition Between(FieldLiteral low, FieldLiteral high) => Compare(ConditionOperator.Between, low, high);

    /// <summary>It is one of the values.</summary>
    /// <param name="values">At least one value.</param>
    /// <returns>The condition.</returns>
    public Condition In(params FieldLiteral[] values) => Compare(ConditionOperator.In, values);

    /// <summary>It contains the text, without regard to case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The condition.</returns>
    public Condition Contains(string text) => Compare(ConditionOperator.Contains, text);

    /// <summary>It begins with the text, without regard to case.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The condition.</returns>
    public Condition StartsWith(string text) => Compare(ConditionOperator.StartsWith, text);

    /// <summary>It has a value.</summary>
    /// <returns>The condition.</returns>
    public Condition IsSet() => Compare(ConditionOperator.IsSet);

    private Condition.Compare Compare(ConditionOperator op, params FieldLiteral[] values)
        => new(_path, op, Array.ConvertAll(values, v => v.Value));
}
