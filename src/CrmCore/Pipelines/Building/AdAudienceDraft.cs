using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Keeps contacts in an advertisement audience (R26). Immutable: each call gives a new one.</summary>
public sealed class AdAudienceDraft : ActionDraft<AdAudienceDraft>
{
    internal AdAudienceDraft(JsonObject settings)
        : base(ActionKinds.AdAudience, settings)
    {
    }

    /// <summary>It is a Facebook audience: who leaves the stage is removed, who comes back is added again.</summary>
    /// <returns>The new draft.</returns>
    public AdAudienceDraft Facebook() => Set("network", AdAudienceSettings.Facebook);

    /// <summary>It is a VK audience: who leaves the stage becomes inactive, for good.</summary>
    /// <returns>The new draft.</returns>
    public AdAudienceDraft Vk() => Set("network", AdAudienceSettings.Vk);
}
