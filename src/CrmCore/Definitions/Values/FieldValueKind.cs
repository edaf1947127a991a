namespace CrmCore;

/// <summary>What a field's value is on the wire.</summary>
public enum FieldValueKind
{
    /// <summary>No value.</summary>
    Empty,

    /// <summary>Text; also dates, links, files and single choices.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>Money.</summary>
    Money,

    /// <summary>Several texts: choices, tags.</summary>
    List,
}
