using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>
/// The settings that a built-in kind takes. The one description from which the schema, the checks and the typed reading follow, so that
/// they cannot say different things.
/// </summary>
internal sealed class SettingsShape(string kind, string says, params SettingMember[] members)
{
    public string Kind { get; } = kind;

    public string Says { get; } = says;

    public IReadOnlyList<SettingMember> Members { get; } = members;

    /// <summary>Two members of which exactly one must be given; null where there is no such pair.</summary>
    public (string One, string Other)? EitherOr { get; init; }

    /// <summary>Two members of which at most one may be given; null where there is no such pair.</summary>
    public (string One, string Other)? NotBoth { get; init; }

    /// <summary>Adds what is wrong, as sentences with the remedy.</summary>
    /// <returns>Whether the settings can be read.</returns>
    public bool Check(JsonObject settings, List<string> problems)
    {
        var found = Find(settings);
        problems.AddRange(found.Select(p => p.ToString()));
        return found.Count == 0;
    }

    public IReadOnlyList<SettingProblem> Find(JsonObject settings)
    {
        var problems = new List<SettingProblem>();
        foreach (var member in Members)
        {
            if (settings[member.Name] is { } value)
            {
                if (SettingCheck.Find(member, value) is { } problem) problems.Add(problem);
            }
            else if (member.Required)
            {
                problems.Add(new($"\"{member.Name}\" is missing in {Kind}.", $"Give it: {member.Says}{Meant(settings, member.Name)}"));
            }
        }

        AddEitherOr(settings, problems);
        foreach (var (name, _) in settings)
        {
            if (!Members.Any(m => m.Name == name)) problems.Add(new($"{Kind} has no setting \"{name}\".", Allowed(name)));
        }

        return problems;
    }

    private void AddEitherOr(JsonObject settings, List<SettingProblem> problems)
    {
        if (NotBoth is var (first, second) && settings[first] is not null && settings[second] is not null)
            problems.Add(new($"{Kind} has both \"{first}\" and \"{second}\".", "Leave one of them."));
        if (EitherOr is not var (one, other)) return;
        if (settings[one] is null && settings[other] is null)
            problems.Add(new($"{Kind} has neither \"{one}\" nor \"{other}\".", "Give one of them."));
        else if (settings[one] is not null && settings[other] is not null)
            problems.Add(new($"{Kind} has both \"{one}\" and \"{other}\".", "Leave one of them."));
    }

    private string Allowed(string name)
    {
        var known = Members.Select(m => m.Name).Concat(PipelineMembers.Action).ToArray();
        if (NearestName.Of(name, known) is { } nearest) return $"Did you mean \"{nearest}\"?";
        return Members.Count == 0 ? "It takes none: remove it." : $"It takes {NearestName.List(Members.Select(m => m.Name))}.";
    }

    // The name of an unknown member that looks like the missing one: the usual cause is a slip of the pen.
    private string Meant(JsonObject settings, string missing)
    {
        var strangers = settings.Select(m => m.Key).Where(name => !Members.Any(m => m.Name == name));
        return NearestName.Of(missing, strangers) is { } slip ? $" (\"{slip}\" stands there; is it meant?)" : "";
    }
}
