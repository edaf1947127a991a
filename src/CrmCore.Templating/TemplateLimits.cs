namespace CrmCore.Templating;

/// <summary>How much a template may cost: far above what letters need, far below what would hurt the host.</summary>
internal static class TemplateLimits
{
    /// <summary>Characters of a template.</summary>
    public const int TemplateLength = 262_144;

    /// <summary>Tags of a template.</summary>
    public const int Tags = 2_000;

    /// <summary>Blocks within blocks; each <c>{{else if}}</c> counts as one.</summary>
    public const int BlockDepth = 32;

    /// <summary>Calls within calls.</summary>
    public const int CallDepth = 8;

    /// <summary>Characters of a text that is made.</summary>
    public const int OutputLength = 1_048_576;

    /// <summary>Values that are looked up and items that are walked while a text is made.</summary>
    public const int Steps = 200_000;

    /// <summary>Compiled templates that are kept.</summary>
    public const int CachedTemplates = 256;

    /// <summary>Characters of all templates that are kept.</summary>
    public const int CachedLength = 4_194_304;
}
