namespace CrmCore;

/// <summary>What the value of a setting must be.</summary>
internal enum SettingType
{
    /// <summary>A text that is not blank.</summary>
    Text,

    /// <summary>A list of texts, none of them blank.</summary>
    Texts,

    /// <summary>A period of zero or more, such as <c>P3D</c>.</summary>
    Period,

    /// <summary>A period, or <see cref="CreateTaskSettings.EndOfDay"/>.</summary>
    Due,

    /// <summary>An absolute http or https address.</summary>
    WebAddress,

    /// <summary>The address of a page, as <see cref="PageAddress"/> reads it.</summary>
    PageAddress,

    /// <summary>The value of a card's field.</summary>
    FieldValue,
}
