using System.Text.Json.Nodes;

namespace CrmCore.Adapters.Tests;

/// <summary>Connections for tests.</summary>
internal static class TestConnections
{
    public static ConnectionContext Of(string kind, string? secret, string settings = "{}") => new(
        new Account { Id = "acme", Region = "RU", Zone = "Europe/Moscow" },
        new Connection { Id = kind + "-1", Kind = kind, Secret = secret is null ? null : kind + "-secret", Settings = (JsonObject)JsonNode.Parse(settings)! },
        secret);
}
