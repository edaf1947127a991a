using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>An action that has nothing to set besides what all actions share. Immutable: each call gives a new one.</summary>
public sealed class PlainActionDraft : ActionDraft<PlainActionDraft>
{
    internal PlainActionDraft(string kind, JsonObject settings)
        : base(kind, settings)
    {
    }
}
