namespace CrmCore;

/// <summary>The settings of an account, stored with it. Immutable.</summary>
public sealed record AccountSettings
{
    /// <summary>How many automatic moves one cause may make in a row before the chain is cut (R28).</summary>
    /// <value>The default value is 20.</value>
    public int MaxChain { get; init; } = 20;

    /// <summary>Whether a change-stage action may take a deal into another pipeline (R19).</summary>
    /// <value>The default value is false.</value>
    public bool AllowMovesBetweenPipelines { get; init; }

    /// <summary>How many pipelines the account may have (R01); null for any number.</summary>
    /// <value>The default value is null.</value>
    public int? MaxPipelines { get; init; }

    /// <summary>How many stages a pipeline may have (R01); null for any number.</summary>
    /// <value>The default value is null.</value>
    public int? MaxStages { get; init; }

    /// <summary>The employee whose name signs letters where the action names none.</summary>
    /// <value>The default value is null.</value>
    public string? DefaultSender { get; init; }

    /// <summary>The connection (mailbox) that letters go out from where the action names none.</summary>
    /// <value>The default value is null.</value>
    public string? DefaultMailbox { get; init; }

    /// <summary>The name given to a contact that came without one (R30).</summary>
    /// <value>The default value is "Without a name".</value>
    public string PlaceholderName { get; init; } = "Without a name";

    /// <summary>
    /// With how many clearly different names, the holder's own counted, a phone or address may come before it is taken to be shared by several
    /// (R33). An address such as <c>info@</c> is shared from the second name on.
    /// </summary>
    /// <value>The default value is 3.</value>
    public int SharedAfterNames { get; init; } = 3;

    /// <summary>How many deals an automation must have failed for before it pauses itself (R69).</summary>
    /// <value>The default value is 10.</value>
    public int PauseAfterFailures { get; init; } = 10;

    /// <summary>The share of the last 24 hours' deals, in per cent, that must have failed besides (R69).</summary>
    /// <value>The default value is 10.</value>
    public int PauseAtPercent { get; init; } = 10;

    /// <summary>What is done about contacts that are probably one person (R33), until <see cref="CrmSettings"/> saves something else.</summary>
    /// <value>The default looks for them, merges from 0.99 on and shows for review from 0.4 on.</value>
    public DuplicateSettings Duplicates { get; init; } = new();
}
