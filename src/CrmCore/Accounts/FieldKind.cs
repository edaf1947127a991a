namespace CrmCore;

/// <summary>What a custom field holds (R74).</summary>
public enum FieldKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Money: amount and currency.</summary>
    Money,

    /// <summary>A date (<c>2026-11-21</c>) or a date and time (<c>2026-11-21T10:00</c>) in the account's zone.</summary>
    Date,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>Several of the choices.</summary>
    Choices,

    /// <summary>An http or https address.</summary>
    Link,

    /// <summary>The id of a stored file.</summary>
    File,

    /// <summary>Yes or no.</summary>
    YesNo,
}
