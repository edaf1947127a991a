using System.Collections.Immutable;

namespace CrmCore;

/// <summary>Which fields the columns give. Columns of one kind share a field where a person may have several values; others stay apart.</summary>
internal static class MatchFields
{
    /// <summary>Four bits a field in one ulong.</summary>
    public const int Most = 16;

    // What tells people apart best comes first, so that it is the rest that falls off a schema that is too wide.
    private static readonly MatchFieldKind[] Order =
    [
        MatchFieldKind.Given, MatchFieldKind.Surname, MatchFieldKind.Patronymic, MatchFieldKind.OtherNames, MatchFieldKind.Phone, MatchFieldKind.Email, MatchFieldKind.Messenger,
        MatchFieldKind.Identifier, MatchFieldKind.Birth, MatchFieldKind.Company, MatchFieldKind.Postcode, MatchFieldKind.Street, MatchFieldKind.House, MatchFieldKind.City,
        MatchFieldKind.State, MatchFieldKind.Category, MatchFieldKind.Text, MatchFieldKind.Country,
    ];

    public static ImmutableArray<MatchField> Of(ImmutableArray<MatchColumn> columns)
    {
        var wanted = columns.SelectMany(Wanted).Distinct().OrderBy(w => Array.IndexOf(Order, w.Kind)).Take(Most);
        return [.. wanted.Select((w, index) => new MatchField(index, w.Kind, w.Name))];
    }

    /// <summary>The field that a column fills, or null: names and addresses are taken apart, and what fell off is not looked at.</summary>
    public static MatchField? FieldOf(ImmutableArray<MatchField> fields, MatchColumn column)
    {
        var kind = KindOf(column.Kind);
        return fields.FirstOrDefault(f => f.Kind == kind && (IsShared(f.Kind) || f.Name == column.Name));
    }

    public static MatchFieldKind? KindOf(MatchKind kind) => kind switch
    {
        MatchKind.GivenName => MatchFieldKind.Given,
        MatchKind.Surname => MatchFieldKind.Surname,
        MatchKind.Patronymic => MatchFieldKind.Patronymic,
        MatchKind.Phone => MatchFieldKind.Phone,
        MatchKind.Email => MatchFieldKind.Email,
        MatchKind.Messenger => MatchFieldKind.Messenger,
        MatchKind.Company => MatchFieldKind.Company,
        MatchKind.BirthDate => MatchFieldKind.Birth,
        MatchKind.City => MatchFieldKind.City,
        MatchKind.Address or MatchKind.Street => MatchFieldKind.Street,
        MatchKind.HouseNumber => MatchFieldKind.House,
        MatchKind.Postcode => MatchFieldKind.Postcode,
        MatchKind.State => MatchFieldKind.State,
        MatchKind.Country => MatchFieldKind.Country,
        MatchKind.Identifier => MatchFieldKind.Identifier,
        MatchKind.Category => MatchFieldKind.Category,
        MatchKind.Text => MatchFieldKind.Text,
        _ => null,
    };

    private static IEnumerable<(MatchFieldKind Kind, string Name)> Wanted(MatchColumn column) => column.Kind switch
    {
        MatchKind.Ignore => [],
        MatchKind.FullName =>
        [
            (MatchFieldKind.Given, Word(MatchFieldKind.Given)), (MatchFieldKind.Surname, Word(MatchFieldKind.Surname)),
            (MatchFieldKind.Patronymic, Word(MatchFieldKind.Patronymic)), (MatchFieldKind.OtherNames, Word(MatchFieldKind.OtherNames)),
        ],
        MatchKind.GivenName or MatchKind.Surname => [(MatchFieldKind.Given, Word(MatchFieldKind.Given)), (MatchFieldKind.Surname, Word(MatchFieldKind.Surname))],
        MatchKind.Address => [(MatchFieldKind.Street, column.Name), (MatchFieldKind.House, Word(MatchFieldKind.House))],
        _ => KindOf(column.Kind) is { } kind ? [(kind, IsShared(kind) ? Word(kind) : column.Name)] : [],
    };

    private static bool IsShared(MatchFieldKind kind) =>
        kind is not (MatchFieldKind.Identifier or MatchFieldKind.Category or MatchFieldKind.Text or MatchFieldKind.Birth or MatchFieldKind.Street);

    private static string Word(MatchFieldKind kind) => kind switch
    {
        MatchFieldKind.Given => "given name",
        MatchFieldKind.OtherNames => "other names",
        MatchFieldKind.Email => "e-mail",
        MatchFieldKind.House => "house number",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
