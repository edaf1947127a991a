namespace CrmCore.CrashChild.Outside;

/// <summary>The settings of the host's actions: none.</summary>
internal sealed record Parcel;
