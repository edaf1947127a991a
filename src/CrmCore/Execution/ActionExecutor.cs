namespace CrmCore;

/// <summary>Carries out one kind of action by a port. Stateless; one instance for the engine.</summary>
internal abstract class ActionExecutor
{
    /// <summary>The kind of action: one of <see cref="ActionKinds"/>, or the host's.</summary>
    public abstract string Do { get; }

    /// <summary>What becomes of a try whose outcome is not known. Asked before each try.</summary>
    public abstract Delivery DeliveryOf(ActionRun run);

    /// <summary>
    /// The recipients into which the action fans out when it falls due, those of that moment (architecture: one durable child each); null for an
    /// action that is carried out as one. An empty list means that there is nobody: the action is skipped with <see cref="NobodyReason"/>.
    /// </summary>
    public virtual IReadOnlyList<string>? Recipients(ActionRun run) => null;

    /// <summary>Why there is nobody, for the timeline.</summary>
    public virtual string NobodyReason => "there is no recipient";

    /// <summary>Tries it. <see cref="ChannelException"/> is translated by the caller; other exceptions count as a failed try.</summary>
    public abstract ValueTask<ActionOutcome> RunAsync(ActionRun run, CancellationToken ct);
}
