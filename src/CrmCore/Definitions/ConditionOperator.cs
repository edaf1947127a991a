namespace CrmCore;

/// <summary>How a condition compares a field. The JSON form stands in brackets.</summary>
public enum ConditionOperator
{
    /// <summary>Equal; texts without regard to case; for a list: contains it (<c>=</c>).</summary>
    Equal,

    /// <summary>Not equal (<c>!=</c>).</summary>
    NotEqual,

    /// <summary>Less than (<c>&lt;</c>).</summary>
    Less,

    /// <summary>At most (<c>&lt;=</c>).</summary>
    AtMost,

    /// <summary>More than (<c>&gt;</c>).</summary>
    More,

    /// <summary>At least (<c>&gt;=</c>).</summary>
    AtLeast,

    /// <summary>Between two values, both included (<c>between</c>).</summary>
    Between,

    /// <summary>One of several values (<c>in</c>).</summary>
    In,

    /// <summary>Contains the text without regard to case (<c>contains</c>).</summary>
    Contains,

    /// <summary>Begins with the text without regard to case (<c>starts-with</c>).</summary>
    StartsWith,

    /// <summary>Has a value (<c>is-set</c>).</summary>
    IsSet,
}
