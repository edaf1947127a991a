using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CrmCore.Settings;

/// <summary>Reads a connection's settings into the kind's record.</summary>
internal static class ConnectionSettings
{
    /// <summary>The settings; the defaults where they cannot be read, with the reason. Unknown members are left alone.</summary>
    public static T Read<T>(Connection connection, JsonTypeInfo<T> type, out SettingsProblem? problem)
        where T : class, new()
    {
        try
        {
            problem = null;
            return connection.Settings.Deserialize(type) ?? new T();
        }
        catch (JsonException error)
        {
            var member = error.Path is { Length: > 2 } path ? path[2..] : "settings";
            problem = new SettingsProblem(member, $"The setting '{member}' has a value of the wrong kind.", "Give it the kind of value that the documentation names.");
            return new T();
        }
    }

    /// <summary>The settings, to send with.</summary>
    /// <exception cref="ChannelException">They cannot be read.</exception>
    public static T Require<T>(Connection connection, JsonTypeInfo<T> type)
        where T : class, new()
    {
        var settings = Read(connection, type, out var problem);
        return problem is null
            ? settings
            : throw new ChannelException($"Connection '{connection.Id}': {problem.Problem} {problem.Remedy}", ChannelFailure.Permanent);
    }

    /// <summary>What is wrong with the form of the settings: a wrong kind of value, a name that nobody knows.</summary>
    public static IEnumerable<SettingsProblem> Problems<T>(Connection connection, JsonTypeInfo<T> type)
        where T : class, new()
    {
        _ = Read(connection, type, out var problem);
        if (problem is not null) yield return problem;

        var known = type.Properties.Select(p => p.Name).ToList();
        foreach (var name in connection.Settings.Select(member => member.Key).Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            yield return new SettingsProblem(name, $"There is no setting '{name}'.", $"Remove it, or write one of: {string.Join(", ", known)}.");
        }
    }
}
