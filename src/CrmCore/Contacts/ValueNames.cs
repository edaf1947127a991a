using System.Globalization;

namespace CrmCore;

/// <summary>How a card's values are named in its provenance and among its alternatives.</summary>
internal static class ValueNames
{
    public const string Name = "name";
    public const string Owner = "owner";

    /// <summary>A custom field: its id behind a dot, so that none is taken for a name of ours.</summary>
    public static string Field(string id) => "." + id;

    /// <summary>A contact point: the number of its kind and its canonical value.</summary>
    public static string Point(ContactPointKind kind, string value) => ((int)kind).ToString(CultureInfo.InvariantCulture) + ":" + value;

    /// <summary>All the values that a contact has.</summary>
    public static IReadOnlyList<string> Of(Contact contact)
    {
        var details = contact.Details;
        var names = new List<string>(details.Points.Count + details.Fields.Count + 2) { Name };
        if (contact.Owner is not null) names.Add(Owner);
        foreach (var point in details.Points) names.Add(Point(point.Kind, point.Value));
        foreach (var (id, _) in details.Fields.Values) names.Add(Field(id));
        return names;
    }
}
