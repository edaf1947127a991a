namespace CrmCore;

/// <summary>What a contact point is.</summary>
public enum ContactPointKind
{
    /// <summary>A phone number in E.164.</summary>
    Phone = 1,

    /// <summary>A canonical e-mail address.</summary>
    Email = 2,

    /// <summary>An id in a messenger or chat, as <c>connection:id</c>.</summary>
    Messenger = 3,

    /// <summary>A visitor id (cookie) of the site.</summary>
    Visitor = 4,

    /// <summary>An id in the host's own system.</summary>
    External = 5,

    /// <summary>The value of a unique custom field, as <c>field=value</c>.</summary>
    UniqueField = 6,

    /// <summary>A company's tax number.</summary>
    TaxId = 7,
}
