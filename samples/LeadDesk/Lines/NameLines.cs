using System.Globalization;
using CrmCore;

namespace LeadDesk.Lines;

/// <summary>Two names to the probability that they are one person, or one company where the line says so.</summary>
internal sealed class NameLines : LineKind
{
    private readonly INameComparer _comparer = Parts.Get<INameComparer>();

    public override IReadOnlyList<string[]> Columns { get; } =
    [
        ["name1", "name_1", "name 1", "left", "a", "name_a", "first"],
        ["name2", "name_2", "name 2", "right", "b", "name_b", "second"],
        ["schema", "type", "kind"],
    ];

    public override string[] Expected { get; } = ["is_match", "match", "expected", "label"];

    public override bool IsComma(IReadOnlyList<string> first) => base.IsComma(first) || first.Count > 1;

    public override string Compute(string[] values)
    {
        // Ships bear names of firms rather than of people.
        var company = values[2].Trim().ToLowerInvariant() is "company" or "organization" or "organisation" or "legalentity" or "vessel";
        var comparison = company ? _comparer.CompareCompanies(values[0], values[1]) : _comparer.ComparePersons(values[0], values[1]);
        return comparison.Probability.ToString("0.0000", CultureInfo.InvariantCulture);
    }

    public override LineScore Score() => new NameScore();
}
