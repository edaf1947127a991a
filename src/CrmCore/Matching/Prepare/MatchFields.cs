using System.Collections.Immutable;

namespace CrmCore;

/// <summary>Which fields the columns give. Columns of one kind share a field where a person may have several values; others stay apart.</summary>
internal static class MatchFields
{
    /// <summary>Four bits a field in one ulong.</summary>
    public const int Most = 16;

    // What tells people apart best comes first, so that it is the rest that falls off a schema that is too wide.
    private static readonly FieldKind[] Order =
    [
        FieldKind.Given, FieldKind.Surname, FieldKind.Patronymic, FieldKind.OtherNames, FieldKind.Phone, FieldKind.Email, FieldKind.Messenger,
        FieldKind.Identifier, FieldKind.Birth, FieldKind.Company, FieldKind.Postcode, FieldKind.Street, FieldKind.House, FieldKind.City,
        FieldKind.State, FieldKind.Category, FieldKind.Text, FieldKind.Country,
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

    public static FieldKind? KindOf(MatchKind kind) => kind switch
    {
        MatchKind.GivenName => FieldKind.Given,
        MatchKind.Surname => FieldKind.Surname,
        MatchKind.Patronymic => FieldKind.Patronymic,
        MatchKind.Phone => FieldKind.Phone,
        MatchKind.Email => FieldKind.Email,
        MatchKind.Messenger => FieldKind.Messenger,
        MatchKind.Company => FieldKind.Company,
        MatchKind.BirthDate => FieldKind.Birth,
        MatchKind.City => FieldKind.City,
        MatchKind.Address or MatchKind.Street => FieldKind.Street,
        MatchKind.HouseNumber => FieldKind.House,
        MatchKind.Postcode => FieldKind.Postcode,
        MatchKind.State => FieldKind.State,
        MatchKind.Country => FieldKind.Country,
        MatchKind.Identifier => FieldKind.Identifier,
        MatchKind.Category => FieldKind.Category,
        MatchKind.Text => FieldKind.Text,
        _ => null,
    };

    private static IEnumerable<(FieldKind Kind, string Name)> Wanted(MatchColumn column) => column.Kind switch
    {
        MatchKind.Ignore => [],
        MatchKind.FullName =>
        [
            (FieldKind.Given, Word(FieldKind.Given)), (FieldKind.Surname, Word(FieldKind.Surname)),
            (FieldKind.Patronymic, Word(FieldKind.Patronymic)), (FieldKind.OtherNames, Word(FieldKind.OtherNames)),
        ],
        MatchKind.GivenName or MatchKind.Surname => [(FieldKind.Given, Word(FieldKind.Given)), (FieldKind.Surname, Word(FieldKind.Surname))],
        MatchKind.Address => [(FieldKind.Street, column.Name), (FieldKind.House, Word(FieldKind.House))],
        _ => KindOf(column.Kind) is { } kind ? [(kind, IsShared(kind) ? Word(kind) : column.Name)] : [],
    };

    private static bool IsShared(FieldKind kind) =>
        kind is not (FieldKind.Identifier or FieldKind.Category or FieldKind.Text or FieldKind.Birth or FieldKind.Street);

    private static string Word(FieldKind kind) => kind switch
    {
        FieldKind.Given => "given name",
        FieldKind.OtherNames => "other names",
        FieldKind.Email => "e-mail",
        FieldKind.House => "house number",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
