namespace CrmCore;

/// <summary>The fields that a condition may name.</summary>
internal static class ConditionPaths
{
    public const string Score = "score";

    public const string Temperature = "temperature";

    /// <summary>Of a deal, beside <c>utm.</c> and a tag's name, and custom fields.</summary>
    public static readonly string[] Deal = ["stage", Fields.Amount, Fields.Owner, "tag", "source", Fields.Title, Fields.Contact, Score, Temperature, Fields.WinProbability];

    /// <summary>Of a contact, beside <c>utm.</c> and a tag's name, and custom fields.</summary>
    public static readonly string[] Contact = ["name", Fields.Owner, "tag", "source", Score, Temperature];

    private static readonly string[] Roots = ["before.deal.", "deal.", "contact.", "event."];

    /// <summary>What is wrong with a path; null when nothing is. Whether a custom field exists is the lint's matter.</summary>
    public static SettingProblem? Find(string path)
    {
        var (root, name) = Split(path);
        if (root is null)
        {
            return new($"The field \"{path}\" of a condition is not known.", Deal.Contains(path)
                ? $"Did you mean \"deal.{path}\"?"
                : "Begin it with \"deal.\", \"contact.\", \"event.\" or \"before.deal.\", for example \"deal.amount\".");
        }

        if (name.Length == 0 || name is "utm" or "utm.")
            return new(
                $"The field \"{path}\" of a condition is not complete.",
                $"Name the field, for example \"{root}utm.source\".");
        if (root == "event.") return null;
        if (name == Fields.Tags) return new($"The field \"{path}\" of a condition is not known.", $"Did you mean \"{root}tag\"?");
        return name.StartsWith("utm.", StringComparison.Ordinal) || IsName(name)
            ? null
            : new($"The field \"{path}\" of a condition is not known.", "A field's id has letters, digits, dashes and underscores.");
    }

    /// <summary>The id of the custom field that a path names, and whether it is the deal's; null when it names none.</summary>
    public static (string Id, bool IsDeal)? Custom(string path)
    {
        var (root, name) = Split(path);
        if (root is null or "event." || name.StartsWith("utm.", StringComparison.Ordinal)) return null;
        var isDeal = root != "contact.";
        return (isDeal ? Deal : Contact).Contains(name) ? null : (name, isDeal);
    }

    /// <summary>Whether a field holds one value at most, so that it cannot equal two.</summary>
    public static bool IsSingle(string path)
    {
        var (root, name) = Split(path);
        return root is not (null or "event.") && name != "tag" && Custom(path) is null;
    }

    /// <summary>Whether a path asks for what rules of scoring make.</summary>
    public static bool IsScore(string path) => Split(path) is { Root: "deal." or "contact." or "before.deal.", Name: Score or Temperature };

    public static bool IsName(string id) => id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static (string? Root, string Name) Split(string path)
    {
        var root = Array.Find(Roots, r => path.StartsWith(r, StringComparison.Ordinal));
        return root is null ? (null, path) : (root, path[root.Length..]);
    }
}
