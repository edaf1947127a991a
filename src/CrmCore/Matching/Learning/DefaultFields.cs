using System.Collections.Immutable;

namespace CrmCore;

/// <summary>What is believed of a field before anything is learned: what a small account starts from, and what keeps learning in bounds.</summary>
internal static class DefaultFields
{
    public static FieldModel Of(MatchField field)
    {
        var (m, u) = Shares(field.Kind);
        var (same, random) = (Whole(m), Whole(u));
        return new FieldModel(field.Name, field.Kind, same, random, Household(field.Kind, same, random), ImmutableDictionary<ulong, float>.Empty, u[0]);
    }

    /// <summary>What two people of one household or firm look like: what each has for himself as in strangers, half of the rest in common.</summary>
    public static ImmutableArray<double> Household(MatchFieldKind kind, ImmutableArray<double> m, ImmutableArray<double> u)
    {
        if (!FieldModel.IsOwn(kind)) return [.. m.Zip(u, (same, random) => (same + random) / 2)];
        // A son has his father's name now and then.
        const double Namesakes = 0.006;
        return [.. u.Select((random, level) => (random * (1 - Namesakes)) + (level == 0 ? Namesakes : 0))];
    }

    private static ImmutableArray<double> Whole(double[] shares)
    {
        var sum = shares.Sum();
        return [.. shares.Select(s => s / sum)];
    }

    private static (double[] M, double[] U) Shares(MatchFieldKind kind) => kind switch
    {
        MatchFieldKind.Given => ([.70, .06, .06, .03, .05, .01, .09], [.01, .002, .004, .002, .04, .0005, .94]),
        MatchFieldKind.Surname => ([.78, .03, .07, .02, .03, .01, .06], [.003, .001, .003, .002, .03, .0005, .96]),
        MatchFieldKind.Patronymic => ([.85, .07, .03, .05], [.02, .01, .05, .92]),
        MatchFieldKind.OtherNames => ([.5, .1, .4], [.01, .01, .98]),
        MatchFieldKind.Phone => ([.75, .03, .22], [.00002, .00002, 1]),
        MatchFieldKind.Email => ([.7, .04, .06, .04, .16], [.00002, .00002, .00003, .002, 1]),
        MatchFieldKind.Messenger => ([.8, .04, .16], [.00002, .00002, 1]),
        MatchFieldKind.Company => ([.7, .1, .06, .14], [.002, .002, .02, .976]),
        MatchFieldKind.Birth => ([.79, .08, .04, .01, .03, .02, .03], [.0001, .003, .005, .003, .015, .01, .964]),
        MatchFieldKind.City => ([.75, .08, .05, .12], [.02, .005, .03, .945]),
        MatchFieldKind.Street => ([.75, .1, .06, .09], [.001, .002, .03, .967]),
        MatchFieldKind.House => ([.85, .05, .1], [.02, .04, .94]),
        MatchFieldKind.Postcode => ([.7, .06, .1, .14], [.001, .004, .03, .965]),
        MatchFieldKind.State => ([.9, .03, .02, .05], [.2, .01, .05, .74]),
        MatchFieldKind.Country => ([.9, .1], [.4, .6]),
        MatchFieldKind.Identifier => ([.85, .07, .08], [.00001, .00002, 1]),
        MatchFieldKind.Category => ([.85, .04, .03, .08], [.25, .01, .05, .69]),
        _ => ([.6, .1, .1, .2], [.02, .01, .05, .92]),
    };
}
